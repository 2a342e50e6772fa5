import { readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Context } from '../context.server'

/** Which of the mails that a server without SMTP wrote: those to an address, or from before a moment. */
export type WhichMails = { to: string } | { before: Date }

/** Deletes mails that were written to files instead of sent; gives how many. Nothing where there are none. */
export function dropWrittenMails({ uploadsDir }: Pick<Context, 'uploadsDir'>, which: WhichMails) {
  const folder = join(dirname(uploadsDir), 'mail')
  const over = writtenIn(folder).filter((path) =>
    'to' in which
      ? addressOf(path) === which.to.toLowerCase()
      : statSync(path).mtimeMs < which.before.getTime(),
  )
  for (const path of over) rmSync(path, { force: true })
  return over.length
}

function writtenIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.eml'))
      .map((name) => join(folder, name))
  } catch {
    return []
  }
}

const addressOf = (path: string): string | undefined =>
  /^To: <?([^\s>]+)>?\r?$/im.exec(readFileSync(path, 'utf8'))?.[1]?.toLowerCase()
