import { mkdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { isThisMachine } from '../env.server'
import { readCertificate } from './client-certificate.server'
import type { CertificateFiles, ClientCertificate } from './client-certificate.server'

export type Mail = {
  to: string
  subject: string
  text: string
  html?: string
  messageId: string
  ics?: { method: string; content: string }
}
export type MailTransport = { send: (mail: Mail) => Promise<void> }

const FROM = 'HanViet Bridge <no-reply@hanviet.example>'

/**
 * Sends through the SMTP server of `SMTP_URL`, with the client certificate where there is one; without a server, writes
 * each mail as an `.eml` file that administrators can open. A mail is sent again after a crash at worst, with the same Message-ID, so that mailboxes show it once.
 */
export function createMailTransport(
  smtpUrl: string | undefined,
  dataDir: string,
  certificate?: CertificateFiles,
): MailTransport {
  if (smtpUrl) {
    const smtp = () =>
      createTransport(withTls(smtpUrl, certificate && readCertificate(certificate)))
    return { send: async (mail) => void (await smtp().sendMail(messageOf(mail))) }
  }
  const folder = join(dataDir, 'mail')
  mkdirSync(folder, { recursive: true })
  const files = createTransport({ streamTransport: true, buffer: true })
  return {
    send: async (mail) => {
      const sent = await files.sendMail(messageOf(mail))
      await writeFile(join(folder, `${mail.messageId}.eml`), sent.message as Buffer)
    },
  }
}

/**
 * A server on another machine, and one that is shown a certificate, gets nothing before the connection is encrypted;
 * `smtps://` is from the start.
 */
export function withTls(smtpUrl: string, certificate?: ClientCertificate) {
  const url = new URL(smtpUrl)
  if (url.protocol === 'smtp:' && (certificate || !isThisMachine(url.hostname)))
    url.searchParams.set('requireTLS', 'true')
  return {
    url: url.href,
    ...(certificate && { tls: { cert: certificate.cert, key: certificate.key } }),
  }
}

const messageOf = (mail: Mail) => ({
  from: FROM,
  to: mail.to,
  subject: mail.subject.normalize('NFC'),
  text: mail.text,
  html: mail.html,
  messageId: `<${mail.messageId}@hanviet.example>`,
  icalEvent: mail.ics,
})
