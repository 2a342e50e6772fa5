import { once } from 'node:events'
import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TLSSocket } from 'node:tls'
import { SMTPServer } from 'smtp-server'
import { afterEach, describe, expect, it } from 'vitest'
import { BadEnvironment, readEnv, weaknessesOf } from '../env.server'
import { createMailTransport } from './transport.server'

/* A mail server that lets in whom its own authority certified, and asks for no password. */

const pem = (name: string) => join('app', 'platform', 'mail', 'test-certificates', name)
const filesOf = (name: string) => ({ certFile: pem(`${name}.pem`), keyFile: pem(`${name}.key`) })
const folder = mkdtempSync(join(tmpdir(), 'hvb-smtp-'))
const mail = { to: 'mai@firm.example', subject: 'Lịch', text: 'Nội dung', messageId: 'one' }

let server: SMTPServer | undefined
afterEach(() => new Promise<void>((done) => (server ? server.close(() => done()) : done())))

/** Its address, and by whose certificate each mail came. */
async function aMailServer(given: { secure: boolean; disabledCommands?: string[] }) {
  const came: string[] = []
  const by = new Map<string, string>()
  server = new SMTPServer({
    ...given,
    cert: readFileSync(pem('server.pem')),
    key: readFileSync(pem('server.key')),
    ca: readFileSync(pem('authority.pem')),
    requestCert: true,
    rejectUnauthorized: true,
    authOptional: true,
    onSecure(socket, session, callback) {
      const { CN } = (socket as TLSSocket).getPeerCertificate().subject
      by.set(session.id, String(CN))
      callback()
    },
    onData(stream, session, callback) {
      came.push(by.get(session.id) ?? 'in the clear')
      stream.resume()
      stream.on('end', () => callback())
    },
  })
  server.on('error', () => undefined)
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const { port } = listening.address() as AddressInfo
  const trusting = new URLSearchParams({ 'tls.ca': readFileSync(pem('authority.pem'), 'utf8') })
  const url = `${given.secure ? 'smtps' : 'smtp'}://127.0.0.1:${port}`
  return { came, url, trusted: `${url}?${trusting.toString()}` }
}

describe.each([
  ['smtps', true],
  ['smtp with STARTTLS', false],
])('a mail server that demands a certificate, by %s', (_how, secure) => {
  const send = (url: string, files?: { certFile: string; keyFile: string }) =>
    createMailTransport(url, folder, files).send(mail)

  it('takes nothing from whom it does not know', async () => {
    const { came, trusted } = await aMailServer({ secure })
    await expect(send(trusted)).rejects.toThrow()
    await expect(send(trusted, filesOf('stranger'))).rejects.toThrow()
    expect(came).toEqual([])
  })
  it('gets nothing unless it is certified itself', async () => {
    const { came, url } = await aMailServer({ secure })
    await expect(send(url, filesOf('client'))).rejects.toThrow(/certificate/)
    expect(came).toEqual([])
  })
  it('takes a mail by the certificate alone', async () => {
    const { came, trusted } = await aMailServer({ secure })
    await send(trusted, filesOf('client'))
    expect(came).toEqual(['hanviet bridge'])
  })
})

describe('a certificate for a mail server', () => {
  it('goes with nothing in the clear, on this machine neither', async () => {
    const { came, trusted } = await aMailServer({ secure: false, disabledCommands: ['STARTTLS'] })
    const { send } = createMailTransport(trusted, folder, filesOf('client'))
    await expect(send(mail)).rejects.toThrow()
    expect(came).toEqual([])
  })
  it('that was renewed is used without a restart', async () => {
    const { came, trusted } = await aMailServer({ secure: true })
    const files = { certFile: join(folder, 'now.pem'), keyFile: join(folder, 'now.key') }
    const put = (name: string) => {
      copyFileSync(filesOf(name).certFile, files.certFile)
      copyFileSync(filesOf(name).keyFile, files.keyFile)
    }
    put('stranger')
    const { send } = createMailTransport(trusted, folder, files)
    await expect(send(mail)).rejects.toThrow()
    put('client')
    await send(mail)
    expect(came).toEqual(['hanviet bridge'])
  })

  const nonsense = join(folder, 'nonsense.pem')
  writeFileSync(nonsense, 'not a certificate')
  const [good, other] = [filesOf('client'), filesOf('stranger')]
  const smtp = { SMTP_URL: 'smtps://mail.example' }
  it.each([
    ['SMTP_KEY_FILE', 'beside', { ...smtp, SMTP_CERT_FILE: good.certFile }],
    ['SMTP_CERT_FILE', 'beside', { ...smtp, SMTP_KEY_FILE: good.keyFile }],
    ['SMTP_URL', 'beside', { SMTP_CERT_FILE: good.certFile, SMTP_KEY_FILE: good.keyFile }],
    [
      'SMTP_CERT_FILE',
      'ENOENT',
      { ...smtp, SMTP_CERT_FILE: 'nowhere.pem', SMTP_KEY_FILE: good.keyFile },
    ],
    ['SMTP_KEY_FILE', 'EISDIR', { ...smtp, SMTP_CERT_FILE: good.certFile, SMTP_KEY_FILE: folder }],
    ['SMTP_CERT_FILE', 'PEM', { ...smtp, SMTP_CERT_FILE: nonsense, SMTP_KEY_FILE: good.keyFile }],
    ['SMTP_KEY_FILE', 'PEM', { ...smtp, SMTP_CERT_FILE: good.certFile, SMTP_KEY_FILE: nonsense }],
    [
      'SMTP_KEY_FILE',
      'not the key',
      { ...smtp, SMTP_CERT_FILE: good.certFile, SMTP_KEY_FILE: other.keyFile },
    ],
  ])('is refused at start, naming %s: %s', (name, why, variables) => {
    expect(() => readEnv(variables)).toThrow(BadEnvironment)
    expect(() => readEnv(variables)).toThrow(new RegExp(`${name}: .*${why}`))
  })
  it('that is right is taken, and said to have run out when it has', () => {
    const env = readEnv({ ...smtp, SMTP_CERT_FILE: good.certFile, SMTP_KEY_FILE: good.keyFile })
    expect(env.smtpCertificate).toMatchObject({
      keyFile: expect.stringContaining('client.key') as string,
    })
    expect(weaknessesOf(env)).toEqual([])
    const old = { ...good, endsAt: new Date('2026-01-31') }
    expect(weaknessesOf({ ...env, smtpCertificate: old })).toEqual([
      'SMTP_CERT_FILE has run out on 2026-01-31',
    ])
  })
})
