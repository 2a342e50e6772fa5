import type { AppLoadContext } from '@remix-run/node'
import { describe, expect, it } from 'vitest'
import { calendarToken } from '#app/features/schedule/calendar-token.server'
import { anEventToSchedule } from '#app/features/schedule/testing.server'
import { loader } from './calendar'

function aFeed() {
  const story = anEventToSchedule()
  const delegate = story.delegateOf(story.join({ name: '한빛', country: 'KR' }))
  if (!delegate) throw new Error('no delegate')
  const { db, ctx } = story
  const env = { publicOrigin: ctx.publicOrigin }
  const context = { services: { db, env, secretKey: ctx.secretKey } } as unknown as AppLoadContext
  const ask = (token: string) =>
    loader({ request: new Request('http://localhost/'), context, params: { token } })
  return { ask, token: calendarToken(ctx, delegate) }
}

describe('the address of a calendar', () => {
  it('is answered for nobody’s cache and no search engine', () => {
    const { ask, token } = aFeed()
    const { status, headers } = ask(`${token}.ics`)
    expect(status).toBe(200)
    expect(headers.get('Cache-Control')).toBe('private, no-store')
    expect(headers.get('X-Robots-Tag')).toBe('noindex')
    // 256 bits besides the id.
    expect(token).toMatch(/^[0-9a-f-]{36}\.[\w-]{43}$/)
  })

  it('gives nothing where it is changed by a letter', async () => {
    const { ask, token } = aFeed()
    const other = token.endsWith('A') ? 'B' : 'A'
    for (const wrong of ['', 'x', `${token.slice(0, -1)}${other}`, `${token}x`]) {
      const answer = ask(wrong)
      expect([answer.status, await answer.text()]).toEqual([404, ''])
    }
  })
})
