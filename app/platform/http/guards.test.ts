import { once } from 'node:events'
import { request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ServerBuild } from '@remix-run/node'
import { afterEach, describe, expect, it } from 'vitest'
import { readEnv } from '../env.server'
import { createLog } from '../log.server'
import type { Services } from '../services.server'
import { createApp } from './app.server'

/** No page is asked for: the guards answer before the site. */
const noSite = () => Promise.reject<ServerBuild>(new Error('the site was asked'))

const closing: (() => void)[] = []
afterEach(() => closing.splice(0).forEach((close) => close()))

/** The server's front on a free port, and what it logs. */
async function aFront(variables: Record<string, string> = {}) {
  const log: Record<string, unknown>[] = []
  const logger = createLog('debug', {
    write: (line) => void log.push(JSON.parse(line) as Record<string, unknown>),
  })
  const env = readEnv({ NODE_ENV: 'test', ...variables })
  const services = { env, log: logger } as unknown as Services
  const server = createApp(services, noSite, []).listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(() => server.close())
  const { port } = server.address() as AddressInfo
  const ask = (method: string, path: string, headers: Record<string, string> = {}) =>
    new Promise<{ status: number; headers: Record<string, unknown>; text: string }>((done, fail) =>
      send({ port, method, path, headers, agent: false }, (answer) => {
        let text = ''
        answer.on('data', (chunk: Buffer) => (text += chunk.toString()))
        answer.on('end', () =>
          done({ status: answer.statusCode ?? 0, headers: answer.headers, text }),
        )
      })
        .on('error', fail)
        .end(),
    )
  return { ask, log }
}

describe('the front of the server', () => {
  it.each(['TRACE', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND'])(
    'knows no %s',
    async (method) => {
      const { ask } = await aFront()
      const { status, headers } = await ask(method, '/en')
      expect([status, headers.allow]).toEqual([405, 'GET, HEAD, POST'])
    },
  )

  it('refuses a post of another site, and logs it without the query', async () => {
    const { ask, log } = await aFront()
    const { status } = await ask('POST', '/en/sign-in?email=mai@firm.example', {
      origin: 'https://evil.example',
    })
    expect(status).toBe(403)
    expect(log).toMatchObject([
      { level: 40, req: { method: 'POST', path: '/en/sign-in' }, res: { status: 403 } },
    ])
    expect(JSON.stringify(log)).not.toContain('mai@firm')
  })

  it.each(['x-forwarded-for', 'x-forwarded-proto', 'x-real-ip', 'forwarded', 'via'])(
    'shows its metrics to nobody for whom a proxy asks (%s)',
    async (header) => {
      const { ask } = await aFront()
      expect((await ask('GET', '/metrics', { [header]: '203.0.113.9' })).status).toBe(404)
    },
  )

  it('sends every answer with the headers that browsers guard by', async () => {
    const { ask } = await aFront({ PUBLIC_URL: 'https://hanviet.example' })
    for (const path of ['/healthz', '/en', '/%E0%A4%A']) {
      const { headers } = await ask('GET', path)
      expect(headers).toMatchObject({
        'strict-transport-security': 'max-age=31536000; includeSubDomains',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      })
      expect(headers).not.toHaveProperty('x-powered-by')
      const policy = String(headers['content-security-policy'])
      for (const rule of [
        "default-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
      ])
        expect(policy).toContain(rule)
      expect(policy).not.toContain('unsafe')
    }
  })

  it('tells nothing of what failed, and logs it', async () => {
    const { ask, log } = await aFront()
    const { status, text } = await ask('GET', '/en')
    expect([status, text]).toEqual([500, 'Something went wrong'])
    expect(JSON.stringify(log)).toContain('the site was asked')
  })

  it('says where to report a weakness, once somebody reads it', async () => {
    const { ask } = await aFront({
      SECURITY_CONTACT: 'mailto:security@hanviet.example',
      PUBLIC_URL: 'https://hanviet.example',
    })
    const { text, headers } = await ask('GET', '/.well-known/security.txt')
    expect(headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(text).toContain('Contact: mailto:security@hanviet.example\n')
    expect(text).toContain('Canonical: https://hanviet.example/.well-known/security.txt\n')
    const expires = /Expires: (.*)/.exec(text)?.[1] ?? ''
    expect(new Date(expires).getTime()).toBeGreaterThan(Date.now())
  })
})
