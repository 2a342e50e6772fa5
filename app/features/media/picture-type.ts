import { fileKindOf } from '#app/platform/files/file-kind'
import type { FileKind } from '#app/platform/files/file-kind'

/** Kinds of pictures that are taken. */
export type PictureType = Exclude<FileKind, 'pdf'>

/** What a picture is by its first bytes, whatever its name says; null for everything that is not taken as one. */
export function pictureTypeOf(bytes: Uint8Array): PictureType | null {
  const kind = fileKindOf(bytes)
  return kind === 'pdf' ? null : kind
}

const HEAD = 1024
/** Where a ZIP archive says that it ends: 22 bytes, and a comment of up to 65,535. */
const ZIP_TAIL = 22 + 65_535

/**
 * Whether a picture can be taken for something else as well: a page, a program, a PDF, an archive. What is stored is
 * made anew from the pixels, so none of it would survive; nobody sends such a file by accident.
 */
export function isSomethingElse(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return (
    /<(?:script|!doctype html|html[\s>]|\?php)/i.test(text) ||
    text.slice(0, HEAD).includes('%PDF-') ||
    text.slice(-ZIP_TAIL).includes('PK\x05\x06')
  )
}
