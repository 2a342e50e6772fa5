import iconv from 'iconv-lite'
import { notTable, UnreadableTable } from './table'
import type { Encoding, Preview } from './table'

const ICONV_NAMES: Record<Encoding, string> = {
  'utf-8': 'utf8',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  cp949: 'cp949',
  'windows-1258': 'windows-1258',
  tcvn3: 'tcvn',
  'windows-1252': 'windows-1252',
}

const ALIASES: Record<string, Encoding> = {
  utf8: 'utf-8',
  utf16: 'utf-16le',
  utf16le: 'utf-16le',
  utf16be: 'utf-16be',
  cp949: 'cp949',
  ms949: 'cp949',
  uhc: 'cp949',
  euckr: 'cp949',
  ksc56011987: 'cp949',
  windows949: 'cp949',
  windows1258: 'windows-1258',
  cp1258: 'windows-1258',
  tcvn3: 'tcvn3',
  tcvn: 'tcvn3',
  abc: 'tcvn3',
  windows1252: 'windows-1252',
  cp1252: 'windows-1252',
  latin1: 'windows-1252',
  iso88591: 'windows-1252',
}

/** The encoding that a name stands for, or null. */
export const encodingNamed = (name: string): Encoding | null =>
  ALIASES[name.toLowerCase().replace(/[^a-z0-9]/g, '')] ?? null

export type Decoded = { text: string; encoding: Encoding }

/**
 * Text from bytes. Unicode and Korean CP949 are recognised for certain or not at all; anything else is asked for.
 * @throws UnreadableTable notTable for bytes that are no text; encodingUnknown with previews; wrongEncoding
 */
export function decode(bytes: Buffer, chosen?: Encoding): Decoded {
  if (chosen) return { encoding: chosen, text: decodedAs(bytes, chosen) }
  const marked = markedEncoding(bytes)
  if (marked) return { encoding: marked, text: decodeWith(bytes, marked) }
  if (bytes.includes(0)) return decodeWithoutMark(bytes)
  if (isBinary(bytes)) throw notTable('other')
  const unicode = utf8(bytes)
  if (unicode !== null) return { encoding: 'utf-8', text: unicode }
  if (isKorean(bytes)) return { encoding: 'cp949', text: decodeWith(bytes, 'cp949') }
  throw new UnreadableTable('encodingUnknown', {}, previewsOf(bytes))
}

/** Decoders take a byte-order mark away by themselves. */
const decodeWith = (bytes: Buffer, encoding: Encoding): string =>
  iconv.decode(bytes, ICONV_NAMES[encoding])

function decodedAs(bytes: Buffer, encoding: Encoding): string {
  const text = decodeWith(bytes, encoding)
  if (text.includes('\ufffd')) throw new UnreadableTable('wrongEncoding', { encoding })
  return text
}

function markedEncoding(bytes: Buffer): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

/** Zero bytes occur in text only when it is UTF-16: of the two orders one gives letters. */
function decodeWithoutMark(bytes: Buffer): Decoded {
  for (const encoding of ['utf-16le', 'utf-16be'] as const) {
    const text = decodeWith(bytes, encoding)
    if (looksLikeText(text)) return { encoding, text }
  }
  throw notTable('other')
}

function looksLikeText(text: string): boolean {
  const sample = [...text.slice(0, 4000)]
  const known = sample.filter((character) =>
    /[\t\n\r\u0020-\u007e\u00a0-\u024f\u0300-\u0323\u1e00-\u1eff\u2010-\u203b\u3000-\u303f\u3130-\u318f\uac00-\ud7a3\uff01-\uff5e]/.test(
      character,
    ),
  )
  return sample.length > 0 && known.length / sample.length > 0.9
}

/** Control characters that no text has. */
function isBinary(bytes: Buffer): boolean {
  const sample = bytes.subarray(0, 8192)
  let odd = 0
  for (const byte of sample) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) odd++
  return odd > sample.length / 200
}

function utf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/**
 * Korean text is mostly syllables of the old standard: both bytes high, the first 0xB0–0xC8. Other encodings with
 * high bytes hit that square by chance only.
 */
function isKorean(bytes: Buffer): boolean {
  let pairs = 0
  let common = 0
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0
    if (lead < 0x80) continue
    const trail = bytes[++at] ?? 0
    pairs++
    if (lead >= 0xb0 && lead <= 0xc8 && trail >= 0xa1) common++
  }
  return pairs > 0 && common / pairs >= 0.7 && !decodeWith(bytes, 'cp949').includes('\ufffd')
}

const PREVIEWED: Encoding[] = ['windows-1258', 'tcvn3', 'cp949', 'windows-1252']

/** The first lines that hold letters beyond ASCII, in each encoding that a person may choose. */
function previewsOf(bytes: Buffer): Preview[] {
  return PREVIEWED.map((encoding) => {
    const lines = decodeWith(bytes.subarray(0, 64 * 1024), encoding)
      .normalize('NFC')
      .split(/\r?\n/)
    const telling = lines.filter((line) => /[\u0080-\uffff]/.test(line)).slice(0, 3)
    return { encoding, lines: telling.map((line) => line.slice(0, 160)) }
  })
}
