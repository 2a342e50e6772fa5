/** Kinds of pictures that are taken. */
export type PictureType = 'jpeg' | 'png' | 'webp'

const bytesOf = (text: string) => Array.from(text, (sign) => sign.charCodeAt(0))
const STARTS: [PictureType, (number | null)[]][] = [
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['png', [0x89, ...bytesOf('PNG\r\n'), 0x1a, 0x0a]],
  ['webp', [...bytesOf('RIFF'), null, null, null, null, ...bytesOf('WEBP')]],
]

/** What a file is by its first bytes, whatever its name says; null for every kind that is not taken. */
export const pictureTypeOf = (bytes: Uint8Array): PictureType | null =>
  STARTS.find(([, start]) => start.every((byte, at) => byte === null || bytes[at] === byte))?.[0] ??
  null

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
