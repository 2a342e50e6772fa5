import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { invalid, notFound } from '#app/platform/domain-error'
import { UnreadableTable } from '#app/platform/files/table'
import type { Context } from '#app/platform/context.server'
import { newId } from '#app/platform/ids'

const HASH = /^[0-9a-f]{64}$/

/** Keeps the bytes of a file under their own hash; the same file is kept once. The name a person gave never becomes a path. */
export function storeFile(ctx: Context, bytes: Uint8Array): string {
  const hash = createHash('sha256').update(bytes).digest('hex')
  mkdirSync(ctx.uploadsDir, { recursive: true })
  // Written beside and moved, so that a crash leaves no half file under the name.
  const draft = join(ctx.uploadsDir, `${hash}.${newId()}`)
  writeFileSync(draft, bytes, { mode: 0o600 })
  renameSync(draft, join(ctx.uploadsDir, hash))
  return hash
}

/** @throws DomainError notFound */
export function storedFile(ctx: Context, name: string): Buffer {
  if (!HASH.test(name)) throw notFound()
  try {
    return readFileSync(join(ctx.uploadsDir, name))
  } catch {
    throw notFound('import.fileGone')
  }
}

/** What a person decides about; the file is kept for it. */
const DECIDED = ['encodingUnknown', 'otherTable']

/** Runs a reading of a file; what can't be read becomes a message at the file field. */
export async function readingFile<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof UnreadableTable && !DECIDED.includes(error.code))
      throw invalid(`file.${error.code}`, error.params, 'file')
    throw error
  }
}
