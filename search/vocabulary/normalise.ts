/**
 * Text as it is kept (`clean`), as it is searched (`fold`), and as it is compared when diacritics count
 * (`exactKey`). Everything else in the vocabulary builds on these three.
 */

// Unpaired surrogates, control characters but tab and line feed, invisible format characters, Hangul fillers.
const INVISIBLE =
  /[\p{Cs}\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]/gu
const ODD_SPACE = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g
const LOOSE_JOINER =
  /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d|\u200d(?!\p{Extended_Pictographic})/gu

/**
 * The form in which text is stored: NFC, without control and zero-width characters (joiners inside emoji stay),
 * every line end a line feed, every kind of space an ordinary one. Width and case are left as typed.
 */
export function clean(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
    .replace(INVISIBLE, '')
    .replace(LOOSE_JOINER, '')
    .replace(ODD_SPACE, ' ')
    .normalize('NFC')
}

/** The key under which text is searched: width and case folded, diacritics off, đ as d; Hangul stays composed. */
export const fold = (text: string): string => foldWithOffsets(text).folded

/** A folded text; the character at i came from original[start[i]] up to original[end[i]]. */
export type Folded = { folded: string; start: Int32Array; end: Int32Array }

/** `fold`, with the way back: where in the original text each folded character stands. */
export function foldWithOffsets(text: string): Folded {
  const codes: number[] = []
  const start: number[] = []
  const end: number[] = []
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const folded = foldedUnit(code)
    if (folded === DROPPED) {
      if (codes.length > 0) end[end.length - 1] = at + 1
      continue
    }
    if (folded === EXPANDED) {
      const next = text.charCodeAt(at + 1)
      const width = code >= 0xd800 && code < 0xdc00 && next >= 0xdc00 && next < 0xe000 ? 2 : 1
      for (const unit of expansion(text.slice(at, at + width))) {
        codes.push(unit)
        start.push(at)
        end.push(at + width)
      }
      at += width - 1
      continue
    }
    const joined = codes.length > 0 ? joinJamo(codes[codes.length - 1] ?? 0, folded) : 0
    if (joined) {
      codes[codes.length - 1] = joined
      end[end.length - 1] = at + 1
      continue
    }
    codes.push(folded)
    start.push(at)
    end.push(at + 1)
  }
  return { folded: stringOf(codes), start: Int32Array.from(start), end: Int32Array.from(end) }
}

/** Marks in `foldedUnit`: the unit leaves nothing, or becomes something other than one unit. */
export const DROPPED = 0
export const EXPANDED = 0xffff
const UNKNOWN = 0xfffe
const units = new Uint16Array(0x10000).fill(UNKNOWN)

/** What one UTF-16 unit folds to: a unit, `DROPPED` or `EXPANDED`. Computed once a unit. */
export function foldedUnit(code: number): number {
  const known = units[code] ?? DROPPED
  if (known !== UNKNOWN) return known
  const value = computeUnit(code)
  units[code] = value
  return value
}

function computeUnit(code: number): number {
  if (code >= 0xd800 && code < 0xe000) return EXPANDED
  const folded = expansion(String.fromCharCode(code))
  if (folded.length === 0) return DROPPED
  return folded.length === 1 ? (folded[0] ?? DROPPED) : EXPANDED
}

/** The folded units of one character, by Unicode's own tables. */
export function expansion(character: string): number[] {
  const code = character.charCodeAt(0)
  if (code >= 0xac00 && code <= 0xd7a3) return [code]
  // Letters of a Korean keyboard typed alone stay what they are: NFKC would turn them into joining jamo.
  if (code >= 0x3131 && code <= 0x318e) return code === 0x3164 ? [] : [code]
  if (code >= 0x1100 && code <= 0x11ff) return code === 0x115f || code === 0x1160 ? [] : [code]
  const wide = character.normalize('NFKC')
  if (code >= 0xffa1 && code <= 0xffdc) return unitsOf(COMPATIBILITY_JAMO.get(wide) ?? wide)
  const bare = wide
    .toLowerCase()
    .replace(INVISIBLE, '')
    .normalize('NFD')
    .replace(/[\p{Mn}\u200d\ufe0e\ufe0f]/gu, '')
    .replace(/đ/g, 'd')
    .normalize('NFC')
  return unitsOf(/^\s+$/.test(bare) && bare !== '\n' ? ' ' : bare)
}

/** Half-width Korean letters fold to joining jamo in Unicode; here they become the letters one types. */
const COMPATIBILITY_JAMO = new Map(
  Array.from({ length: 51 }, (_, i) => String.fromCharCode(0x3131 + i)).map((letter) => [
    letter.normalize('NFKC'),
    letter,
  ]),
)

/** The syllable that two neighbouring jamo, or a syllable and a final, make; 0 when they make none. */
export function joinJamo(left: number, right: number): number {
  if (right >= 0x1161 && right <= 0x1175 && left >= 0x1100 && left <= 0x1112)
    return 0xac00 + ((left - 0x1100) * 21 + (right - 0x1161)) * 28
  if (
    right > 0x11a7 &&
    right <= 0x11c2 &&
    left >= 0xac00 &&
    left <= 0xd7a3 &&
    (left - 0xac00) % 28 === 0
  )
    return left + (right - 0x11a7)
  return 0
}

const TONE = /[\u0300\u0301\u0303\u0309\u0323]/
const TONES = new RegExp(TONE, 'g')

/**
 * Text compared with its diacritics: lower case, width folded, and each Vietnamese tone moved to the end of its
 * syllable, so that hoà and hòa are one, as are kỹ and kĩ; "đường" and "dương" stay two.
 */
export function exactKey(text: string): string {
  const lower = text.normalize('NFKC').toLowerCase().replace(INVISIBLE, '')
  if (/^[\u0000-\u007f]*$/.test(lower)) return lower.replace(/[a-z]+/g, shortI)
  return lower
    .normalize('NFD')
    .replace(/[\p{L}\p{Mn}]+/gu, (word) => {
      const tone = TONE.exec(word)?.[0] ?? ''
      return shortI(word.replace(TONES, '')) + tone
    })
    .normalize('NFC')
}

/** Vietnamese spells kỹ or kĩ, lý or lí, quý or quí: one of the two serves as the key. */
const shortI = (word: string): string => (LONG_I.test(word) ? `${word.slice(0, -1)}i` : word)
const LONG_I = /^(?:qu|[hklmst])y$/

/** Whether a bare Vietnamese syllable ends in the y that stands for i; takes folded text. */
export const endsInLongI = (syllable: string): boolean => LONG_I.test(syllable)

const unitsOf = (text: string): number[] =>
  Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))

function stringOf(codes: number[]): string {
  let text = ''
  for (let at = 0; at < codes.length; at += 4096)
    text += String.fromCharCode(...codes.slice(at, at + 4096))
  return text
}

export const isHangul = (code: number): boolean => code >= 0xac00 && code <= 0xd7a3
