/** The mails of a site without a mail server: files in its data folder. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pause } from './site'
import type { Site } from './site'

const WAIT_MS = 20_000

/** The link to a page that a mail to an address carries, and the code beneath it. */
export async function linkTo(
  site: Site,
  email: string,
  page = '',
): Promise<{ link: string; code: string }> {
  const end = Date.now() + WAIT_MS
  while (Date.now() < end) {
    for (const mail of mails(site).filter((raw) => raw.includes(`To: ${email}\r\n`))) {
      const [link = '', code = ''] = codeLink(bodyOf(mail))
      if (link.includes(page) && code) return { link, code }
    }
    await pause(100)
  }
  throw new Error(`No mail with a link to ${email}.`)
}

const mails = ({ dataDir }: Site): string[] => {
  const folder = join(dataDir, 'mail')
  return readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'))
}

const codeLink = (text: string) =>
  /(https?:\S+#t=\S+)\s+\S[^\n]*\n(\S+)\s/.exec(text)?.slice(1) ?? []

function bodyOf(raw: string): string {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  const bytes = /^Content-Transfer-Encoding: base64/im.test(head)
    ? Buffer.from(body, 'base64')
    : Buffer.from(
        body
          .replace(/=\r\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
        'latin1',
      )
  return bytes.toString('utf8').replaceAll('\r\n', '\n')
}
