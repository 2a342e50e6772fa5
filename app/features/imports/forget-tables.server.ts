import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { surveyImports } from '#db/schema'
import type { Context } from '#app/platform/context.server'

/** Days that a table waits for the person who sent it to decide about its name or encoding. */
export const WAITING_DAYS = 1

/** Deletes tables of which no import came: nobody decided about them, or a crash was in between. Gives how many. */
export function forgetTables(ctx: Context): number {
  const before = new Date(ctx.now().getTime() - WAITING_DAYS * 24 * 3_600_000)
  const used = new Set(
    ctx.db
      .select({ storedAs: surveyImports.storedAs })
      .from(surveyImports)
      .all()
      .map(({ storedAs }) => storedAs),
  )
  const over = tablesIn(ctx.uploadsDir)
    .filter((name) => !used.has(name))
    .map((name) => join(ctx.uploadsDir, name))
    .filter((path) => statSync(path).mtime < before)
  for (const path of over) rmSync(path)
  return over.length
}

/**
 * Names begin with the hash of the content; evidence, pictures and documents have folders of their own. A new server has
 * no folder before its first upload.
 */
const tablesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isFile() && /^[0-9a-f]{64}(\.|$)/.test(entry.name))
        .map(({ name }) => name)
    : []
