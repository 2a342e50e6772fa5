import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Context } from '#app/platform/context.server'

type At = Pick<Context, 'uploadsDir'>
type Kind = 'pictures' | 'documents'

/** Named by the record alone: nothing that a person typed becomes a path. */
const folderOf = ({ uploadsDir }: At, kind: Kind) => join(uploadsDir, kind)
const pathOf = (at: At, kind: Kind, id: string) => join(folderOf(at, kind), id)

export function keepPicture(at: At, id: string, files: Record<string, Uint8Array>): void {
  mkdirSync(pathOf(at, 'pictures', id), { recursive: true, mode: 0o700 })
  for (const [name, bytes] of Object.entries(files))
    writeFileSync(join(pathOf(at, 'pictures', id), name), bytes, { mode: 0o600, flag: 'wx' })
}

export function keepDocument(at: At, id: string, bytes: Uint8Array): void {
  mkdirSync(folderOf(at, 'documents'), { recursive: true, mode: 0o700 })
  writeFileSync(pathOf(at, 'documents', id), bytes, { mode: 0o600, flag: 'wx' })
}

/** One file of a picture; null when it is not here. The name is one of ours. */
export const readPictureBytes = (at: At, id: string, file: string): Uint8Array | null =>
  readAt(join(pathOf(at, 'pictures', id), file))
export const readDocumentBytes = (at: At, id: string): Uint8Array | null =>
  readAt(pathOf(at, 'documents', id))

const readAt = (path: string): Uint8Array | null => (existsSync(path) ? readFileSync(path) : null)

export const dropMedia = (at: At, kind: Kind, id: string): void =>
  rmSync(pathOf(at, kind, id), { recursive: true, force: true })

/** Ids of a kind whose files are older than that; a younger one may be about to get its row. */
export const keptBefore = (at: At, kind: Kind, before: Date): string[] =>
  existsSync(folderOf(at, kind))
    ? readdirSync(folderOf(at, kind)).filter((id) => statSync(pathOf(at, kind, id)).mtime < before)
    : []
