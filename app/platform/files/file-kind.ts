/** Kinds of files that are taken beside tables. */
export type FileKind = 'pdf' | 'jpeg' | 'png' | 'webp'

const bytesOf = (text: string) => Array.from(text, (sign) => sign.charCodeAt(0))
const STARTS: [FileKind, (number | null)[]][] = [
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['png', [0x89, ...bytesOf('PNG\r\n'), 0x1a, 0x0a]],
  ['webp', [...bytesOf('RIFF'), null, null, null, null, ...bytesOf('WEBP')]],
  ['pdf', bytesOf('%PDF-')],
]

/** What a file is by its first bytes, whatever its name says; null for every kind that is not taken. */
export const fileKindOf = (bytes: Uint8Array): FileKind | null =>
  STARTS.find(([, start]) => start.every((byte, at) => byte === null || bytes[at] === byte))?.[0] ??
  null

const ENDINGS: Record<FileKind, readonly string[]> = {
  pdf: ['pdf'],
  jpeg: ['jpg', 'jpeg', 'jpe', 'jfif'],
  png: ['png'],
  webp: ['webp'],
}

/**
 * The ending of a name that claims another kind than the content is; null where they agree, where the name claims
 * nothing, and for a content that is refused anyway.
 */
export function otherEnding(name: string, bytes: Uint8Array): string | null {
  const kind = fileKindOf(bytes)
  const ending = /\.([\p{L}\d]{0,3}\p{L}[\p{L}\d]{0,3})$/u.exec(name.trim())?.[1]?.toLowerCase()
  return kind && ending && !ENDINGS[kind].includes(ending) ? ending : null
}
