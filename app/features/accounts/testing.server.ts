/** What tests of accounts stand on: a mailbox behind a real SMTP server, and the browser that signs in. */
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { sendMails } from '#app/features/notifications'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { MARK } from '#app/platform/link-code'
import { idleHandlers, OutboxRunner } from '#app/platform/jobs/runner.server'
import { createMailTransport } from '#app/platform/mail/transport.server'
import type { Client } from './open-session.server'
import { proveBrowser } from './proven-browsers.server'

export const CLIENT: Client = {
  address: '203.0.113.7',
  device: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  secure: false,
  cookies: '',
  demo: false,
}

export type ReceivedMail = { to: string; subject: string; text: string; link: URL }

/** An SMTP server in this process; `deliver` sends what waits in the outbox through it. */
export async function aMailbox() {
  const received: ReceivedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, callback) {
      let raw = ''
      stream.on('data', (chunk: Buffer) => (raw += chunk.toString('utf8')))
      stream.on('end', () => {
        received.push(readMail(raw, session.envelope.rcptTo[0]?.address ?? ''))
        callback()
      })
    },
  })
  const port = await new Promise<number>((done) => {
    const listening = server.listen(0, '127.0.0.1', () =>
      done((listening.address() as AddressInfo).port),
    )
  })
  const transport = createMailTransport(`smtp://127.0.0.1:${port}`, '')
  return {
    /** Sends everything due at the context's time and gives the mails, newest last. */
    async deliver(ctx: Context): Promise<ReceivedMail[]> {
      received.length = 0
      await new OutboxRunner(
        ctx.db,
        {
          ...idleHandlers,
          mail: (lines) => sendMails({ ...ctx, mail: transport }, lines),
        },
        { warn: () => undefined, error: () => undefined },
        ctx.now,
      ).drain()
      return [...received]
    },
    close: () => new Promise<void>((done) => server.close(done)),
  }
}

/** Recipient, subject, text and last link of a raw message. */
export function readMail(raw: string, to: string): ReceivedMail {
  const end = raw.indexOf('\r\n\r\n')
  const header = raw.slice(0, end).replace(/\r\n[ \t]/g, ' ')
  const body = raw.slice(end + 4)
  const encoding = /^Content-Transfer-Encoding: (\S+)/im.exec(header)?.[1] ?? '7bit'
  const text =
    encoding === 'base64'
      ? Buffer.from(body, 'base64').toString('utf8')
      : encoding === 'quoted-printable'
        ? quotedPrintable(body.replace(/=\r\n/g, ''))
        : body
  const subject = (/^Subject: (.*)$/m.exec(header)?.[1] ?? '')
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_whole, kind: string, words: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(words, 'base64').toString('utf8')
        : quotedPrintable(words.replaceAll('_', ' ')),
    )
    .trim()
  const links = text.match(/https?:\/\/\S+/g) ?? []
  return { to, subject, text: text.replaceAll('\r\n', '\n'), link: new URL(links.at(-1) ?? '') }
}

const quotedPrintable = (text: string) =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_whole, hex: string) =>
      String.fromCharCode(parseInt(hex, 16)),
    ),
    'latin1',
  ).toString('utf8')

/** What the link of a mail carries. */
export const tokenIn = (mail: ReceivedMail | undefined): string =>
  mail?.link.hash.startsWith(MARK) ? mail.link.hash.slice(MARK.length) : ''

/** The Cookie header that a browser sends after these Set-Cookie headers. */
export const cookieHeader = (setCookies: string[]): string =>
  setCookies.map((one) => one.split(';')[0]).join('; ')

/** A browser in which a person gave both ways before: there the password alone signs in. */
export function inProvenBrowser(ctx: Context, personId: string, client: Client = CLIENT): Client {
  const cookie = write(ctx, (tx) => proveBrowser(tx, ctx, personId, client))
  return {
    ...client,
    cookies: [client.cookies, cookieHeader([cookie])].filter(Boolean).join('; '),
  }
}
