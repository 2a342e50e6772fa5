import { eq } from 'drizzle-orm'
import { mkdtempSync, readFileSync, readdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterEach, describe, expect, it } from 'vitest'
import { outbox } from '#db/schema'
import { write } from './context.server'
import { BadEnvironment, readEnv, weaknessesOf } from './env.server'
import { enqueue } from './jobs/enqueue.server'
import { idleHandlers, OutboxRunner } from './jobs/runner.server'
import { createMailTransport, withTls } from './mail/transport.server'
import { TEST_NOW, aContext } from './testing.server'

describe('the configuration', () => {
  it.each([
    ['PORT', 'seventy'],
    ['PUBLIC_URL', 'hanviet.example'],
    ['MEILI_URL', 'ftp://x'],
    ['MEILI_KEY', 'short'],
    ['SMTP_URL', 'http://mail'],
    ['SECURITY_CONTACT', 'security@hanviet.example'],
    ['DEMO', 'yes'],
    ['LOG_LEVEL', 'loud'],
  ])('names %s when it is wrong', (name, value) => {
    expect(() => readEnv({ [name]: value })).toThrow(BadEnvironment)
    expect(() => readEnv({ [name]: value })).toThrow(new RegExp(name))
  })
  it('has a default for everything', () => {
    expect(readEnv({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      publicOrigin: 'http://localhost:3000',
      meili: undefined,
      smtpUrl: undefined,
      demo: false,
    })
  })
})

describe('weaknesses of a configuration', () => {
  it.each([
    [{}, 0],
    [{ PUBLIC_URL: 'https://hanviet.example', MEILI_URL: 'https://search.example' }, 0],
    [{ PUBLIC_URL: 'http://localhost:3000', MEILI_URL: 'http://127.0.0.1:7700' }, 0],
    [{ PUBLIC_URL: 'http://hanviet.example' }, 1],
    [{ PUBLIC_URL: 'http://hanviet.example', MEILI_URL: 'http://127.0.0.1.evil.example' }, 2],
  ])('of %j are %i', (variables, count) => {
    expect(weaknessesOf(readEnv(variables))).toHaveLength(count)
  })
})

describe('the outbox', () => {
  const quiet = { warn: () => undefined, error: () => undefined }

  it('writes no line when its change is rolled back', () => {
    const ctx = aContext()
    expect(() =>
      write(ctx, (tx) => {
        enqueue(tx, TEST_NOW, 'index', { id: 'x' })
        throw new Error('the change failed')
      }),
    ).toThrow('the change failed')
    expect(ctx.db.select().from(outbox).all()).toEqual([])
  })
  it('does not write a waiting line twice', () => {
    const ctx = aContext()
    write(ctx, (tx) => {
      enqueue(tx, TEST_NOW, 'index', { id: 'x' }, { dedupeKey: 'x' })
      enqueue(tx, TEST_NOW, 'index', { id: 'x' }, { dedupeKey: 'x' })
    })
    expect(ctx.db.select().from(outbox).all()).toHaveLength(1)
  })
  it('runs the others when one line of a batch is bad, tries that again later, and at last leaves it to an administrator', async () => {
    const ctx = aContext()
    write(ctx, (tx) =>
      ['good', 'bad', 'fine'].forEach((id) => enqueue(tx, TEST_NOW, 'index', { id })),
    )
    const handled: string[] = []
    let now = TEST_NOW.getTime()
    const runner = new OutboxRunner(
      ctx.db,
      {
        ...idleHandlers,
        index: (lines) => {
          if (lines.some((line) => line.payload.id === 'bad'))
            return Promise.reject(new Error('cannot'))
          handled.push(...lines.map((line) => String(line.payload.id)))
          return Promise.resolve()
        },
      },
      quiet,
      () => new Date(now),
    )
    for (let round = 0; round < 12; round++) {
      await runner.drain()
      now += 3_600_000
    }
    expect(handled.sort()).toEqual(['fine', 'good'])
    const [dead] = ctx.db.select().from(outbox).where(eq(outbox.state, 'dead')).all()
    expect(dead).toMatchObject({ attempts: 8, lastError: 'cannot', payload: { id: 'bad' } })
  })
  it('takes a line again whose runner died in the middle', async () => {
    const ctx = aContext()
    write(ctx, (tx) => enqueue(tx, TEST_NOW, 'index', { id: 'x' }))
    ctx.db
      .update(outbox)
      .set({ state: 'running', leaseUntil: new Date(TEST_NOW.getTime() + 60_000) })
      .run()
    const handled: string[] = []
    const runnerAt = (ms: number) =>
      new OutboxRunner(
        ctx.db,
        {
          ...idleHandlers,
          index: (lines) => Promise.resolve(void handled.push(...lines.map((line) => line.id))),
        },
        quiet,
        () => new Date(TEST_NOW.getTime() + ms),
      )
    await runnerAt(1000).drain()
    expect(handled).toHaveLength(0)
    await runnerAt(61_000).drain()
    expect(handled).toHaveLength(1)
  })
})

describe('mail', () => {
  const subject =
    '[HanViet Bridge] 10월 5일 09:00 상담 일정이 변경되었습니다 – Đã đổi lịch hẹn với Công ty Cấp nước Đà Nẵng 🙂'
  const mail = {
    to: 'mai@firm.example',
    subject: subject.normalize('NFD'),
    text: 'Nội dung · 내용',
    messageId: 'one',
  }
  let server: SMTPServer | undefined
  afterEach(() => new Promise<void>((done) => (server ? server.close(() => done()) : done())))

  it('carries Korean and Vietnamese subjects whole through real SMTP', async () => {
    let raw = ''
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, _session, callback) {
        stream.on('data', (chunk: Buffer) => (raw += chunk.toString('utf8')))
        stream.on('end', () => callback())
      },
    })
    const port = await new Promise<number>((done) => {
      const listening = server?.listen(0, '127.0.0.1', () =>
        done((listening?.address() as AddressInfo).port),
      )
    })
    await createMailTransport(`smtp://127.0.0.1:${port}`, tmpdir()).send(mail)
    const header = raw.slice(0, raw.indexOf('\r\n\r\n'))
    expect(header.split('\r\n').every((line) => line.length <= 78)).toBe(true)
    expect(decodedSubject(header)).toBe(subject.normalize('NFC'))
  })
  it.each([
    ['smtp://127.0.0.1:25', 'smtp://127.0.0.1:25'],
    ['smtps://mail.example', 'smtps://mail.example'],
    ['smtp://u:p@mail.example:587', 'smtp://u:p@mail.example:587?requireTLS=true'],
    ['smtp://mail.example?requireTLS=false', 'smtp://mail.example?requireTLS=true'],
  ])('to %s goes by %s', (given, used) => {
    expect(withTls(given)).toEqual({ url: used })
  })
  it('is written to a file where no server is configured, once for one message id', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hvb-mail-'))
    const transport = createMailTransport(undefined, folder)
    await transport.send(mail)
    await transport.send(mail)
    expect(readdirSync(join(folder, 'mail'))).toEqual(['one.eml'])
    expect(decodedSubject(readFileSync(join(folder, 'mail', 'one.eml'), 'utf8'))).toBe(
      subject.normalize('NFC'),
    )
  })
})

/** The subject of a raw message; each encoded word must hold whole characters. */
function decodedSubject(raw: string): string {
  const unfolded = raw.replace(/\r?\n[ \t]/g, ' ')
  const line = /^Subject: (.*)$/m.exec(unfolded)?.[1] ?? ''
  return line
    .trim()
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_whole, encoding: string, text: string) => {
      const bytes =
        encoding.toUpperCase() === 'B'
          ? Buffer.from(text, 'base64')
          : Buffer.from(
              text
                .replaceAll('_', ' ')
                .replace(/=([0-9A-F]{2})/gi, (_match, hex: string) =>
                  String.fromCharCode(parseInt(hex, 16)),
                ),
              'latin1',
            )
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    })
}
