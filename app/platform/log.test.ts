import { DrizzleQueryError } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { createLog, pathForLog } from './log.server'

function aLog() {
  const lines: string[] = []
  return { log: createLog('debug', { write: (line) => void lines.push(line) }), lines }
}

describe('the log', () => {
  it('tells what failed in a query, but not the values', () => {
    const { log, lines } = aLog()
    const values = ['mai@firm.example', 'Trần Thị Mai']
    const err = new DrizzleQueryError('insert into people', values, new Error('disk full'))
    log.error({ err }, 'request failed')
    expect(lines[0]).toContain('insert into people')
    expect(lines[0]).toContain('at ')
    expect(lines[0]).not.toMatch(/mai@firm|Trần Thị Mai/)
  })

  it('keeps no address that a mail server repeats', () => {
    const { log, lines } = aLog()
    log.warn({ err: new Error('550 <mai@firm.example>: no such user') }, 'mail')
    expect(lines[0]).toContain('550 <•@•>: no such user')
  })

  it('keeps a line a line, whatever is in it', () => {
    const { log, lines } = aLog()
    log.warn({ path: '/a\r\n{"level":50}' }, 'x\ny')
    expect(lines.join('').trimEnd().split('\n')).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ msg: 'x\ny' })
  })

  it('gives the time in UTC', () => {
    const { log, lines } = aLog()
    log.info('now')
    expect(JSON.parse(lines[0] ?? '')).toHaveProperty(
      'time',
      expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    )
  })

  it('leaves the secret of a calendar’s address out, and every query', () => {
    expect(pathForLog('/calendar/0198.secret?x=1')).toBe('/calendar/•')
    expect(pathForLog('/vi/register/confirm?token=abc')).toBe('/vi/register/confirm')
  })
})
