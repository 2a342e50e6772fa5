import { DROPPED, EXPANDED, expansion, foldedUnit, isHangul, joinJamo } from './normalise'

/** What separates a character from the one before it. */
export const GAP = { none: 0, script: 1, space: 2, clause: 3, sentence: 4 } as const

/**
 * A text made ready for label matching: folded; words of Latin script one blank apart; no blank beside Hangul,
 * so that compounds match with and without spaces; a line feed where a clause ends, which no label crosses.
 */
export type Stream = {
  text: string
  length: number
  /** The characters as one string of `length` units; the arrays below may be longer than that. */
  folded: string
  codes: Uint16Array
  /** Span of each character in the original text. */
  start: Int32Array
  end: Int32Array
  /** The `GAP` before each character; the first of a text has a sentence gap. */
  gap: Uint8Array
  latinWords: number
  accentedWords: number
}

export const BLANK = 0x20
export const BREAK = 0x0a

/** The characters of a text in the form in which labels are matched, each with its place in the original. */
export function scan(text: string): Stream {
  const room = (text.length + 19) & ~3
  const stream = new Writer(text, room)
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const folded = foldedUnit(code)
    if (folded === DROPPED) stream.extend(at + 1)
    else if (folded !== EXPANDED) stream.put(folded, code, at, at + 1)
    else {
      const next = text.charCodeAt(at + 1)
      const width = code >= 0xd800 && code < 0xdc00 && next >= 0xdc00 && next < 0xe000 ? 2 : 1
      for (const unit of expansion(text.slice(at, at + width)))
        stream.put(unit, unit, at, at + width)
      at += width - 1
    }
  }
  return stream.finish()
}

const OTHER = 0
const ALPHANUMERIC = 1
const HANGUL = 2
const UNKNOWN = 9
const classes = new Uint8Array(0x10000).fill(UNKNOWN)

function classOf(code: number): number {
  const known = classes[code] ?? OTHER
  if (known !== UNKNOWN) return known
  const value = isHangul(code)
    ? HANGUL
    : /[\p{L}\p{N}]/u.test(String.fromCharCode(code))
      ? ALPHANUMERIC
      : OTHER
  classes[code] = value
  return value
}

const set = (characters: string): ReadonlySet<number> =>
  new Set(Array.from(characters, (c) => c.charCodeAt(0)))
const SENTENCE_END = set('!?\n;。•●■□▪◦※')
const CLAUSE_END = set('()[]{}|、<>《》「」『』\t')
/** These end a sentence or a clause unless they stand inside a word or number: 2.5, TP.HCM, 1,000. */
const POINT = 0x2e
const COMMA = 0x2c
const COLON = 0x3a
const DASHES = set('-‐‑‒–—―~')

class Writer {
  private length = 0
  private codes: Uint16Array
  private start: Int32Array
  private end: Int32Array
  private gap: Uint8Array
  private pending: number = GAP.sentence
  private lastClass = OTHER
  private wordStart = 0
  private accented = false
  private latinWords = 0
  private accentedWords = 0
  private lastUnit = BLANK

  constructor(
    private text: string,
    room: number,
  ) {
    // One piece of memory for all four: allocating is what a short text costs most.
    const memory = new ArrayBuffer(room * 11)
    this.start = new Int32Array(memory, 0, room)
    this.end = new Int32Array(memory, room * 4, room)
    this.codes = new Uint16Array(memory, room * 8, room)
    this.gap = new Uint8Array(memory, room * 10, room)
  }

  /** A mark without width belongs to the character before it. */
  extend(end: number): void {
    if (this.length > 0 && this.lastClass !== OTHER) {
      this.end[this.length - 1] = end
      if (this.lastClass === ALPHANUMERIC) this.accented = true
    }
  }

  put(unit: number, original: number, from: number, to: number): void {
    const kind = classOf(unit)
    if (kind === OTHER) this.separate(unit, to)
    else if (!this.joined(unit, to)) this.write(unit, original, kind, from, to)
    this.lastUnit = unit
  }

  private joined(unit: number, to: number): boolean {
    if (this.length === 0 || this.lastClass === OTHER || unit < 0x1161 || unit > 0x11c2)
      return false
    const joined = joinJamo(this.codes[this.length - 1] ?? 0, unit)
    if (!joined) return false
    this.codes[this.length - 1] = joined
    this.end[this.length - 1] = to
    this.lastClass = HANGUL
    // A leading consonant alone counted as a letter, hence perhaps as a change of script.
    if (
      this.length > 1 &&
      this.gap[this.length - 1] === GAP.script &&
      isHangul(this.codes[this.length - 2] ?? 0)
    )
      this.gap[this.length - 1] = GAP.none
    return true
  }

  private write(unit: number, original: number, kind: number, from: number, to: number): void {
    const jamo = unit >= 0x1100 && unit <= 0x11ff
    if (kind === ALPHANUMERIC && jamo) kind = HANGUL
    if (this.lastClass !== kind && this.lastClass !== OTHER) {
      this.closeWord()
      this.pending = Math.max(this.pending, GAP.script)
    }
    if (this.length > 0 && this.pending >= GAP.space) {
      const before = this.codes[this.length - 1] ?? 0
      if (this.pending >= GAP.clause) this.push(BREAK, from, from, GAP.none)
      else if (kind === ALPHANUMERIC && !isHangul(before)) this.push(BLANK, from, from, GAP.none)
    }
    if (this.pending !== GAP.none) this.wordStart = this.length
    this.push(unit, from, to, this.pending)
    if (kind === ALPHANUMERIC && original !== unit && original > 0x7f && unit < 0x80)
      this.accented = true
    this.pending = GAP.none
    this.lastClass = kind
  }

  private push(code: number, from: number, to: number, gap: number): void {
    if (this.length === this.codes.length) this.grow()
    this.codes[this.length] = code
    this.start[this.length] = from
    this.end[this.length] = to
    this.gap[this.length] = gap
    this.length++
  }

  private grow(): void {
    const larger = <T extends Uint16Array | Int32Array | Uint8Array>(old: T, fresh: T): T => (
      fresh.set(old),
      fresh
    )
    const room = this.codes.length * 2
    this.codes = larger(this.codes, new Uint16Array(room))
    this.start = larger(this.start, new Int32Array(room))
    this.end = larger(this.end, new Int32Array(room))
    this.gap = larger(this.gap, new Uint8Array(room))
  }

  private separate(unit: number, to: number): void {
    this.closeWord()
    const wasWord = this.lastClass !== OTHER
    this.lastClass = OTHER
    const gap = SENTENCE_END.has(unit)
      ? GAP.sentence
      : CLAUSE_END.has(unit)
        ? GAP.clause
        : this.gapOf(unit, wasWord, to)
    this.pending = Math.max(this.pending, gap)
  }

  private gapOf(unit: number, wasWord: boolean, to: number): number {
    const next = this.text.charCodeAt(to)
    const inWord = wasWord && classOf(foldedUnit(next)) !== OTHER
    if (unit === POINT) return inWord ? GAP.space : GAP.sentence
    if (unit === COMMA || unit === COLON)
      return inWord && unit === COMMA && isDigit(next) ? GAP.space : GAP.clause
    if (DASHES.has(unit)) return this.lastUnit === BLANK && next === BLANK ? GAP.clause : GAP.space
    return GAP.space
  }

  /** Counts a finished Latin word and writes Vietnamese kỹ, lý, quý with i. */
  private closeWord(): void {
    if (this.lastClass !== ALPHANUMERIC) return
    const length = this.length - this.wordStart
    if (length >= 2) this.latinWords++
    else if (this.accented) this.latinWords++
    if (this.accented) this.accentedWords++
    this.accented = false
    if (this.codes[this.length - 1] !== 0x79 || length > 3) return
    const first = this.codes[this.wordStart] ?? 0
    const alone = length === 2 && LONG_I_AFTER.has(first)
    const quy = length === 3 && first === 0x71 && this.codes[this.wordStart + 1] === 0x75
    if (alone || quy) this.codes[this.length - 1] = 0x69
  }

  finish(): Stream {
    this.closeWord()
    return {
      text: this.text,
      length: this.length,
      folded: stringOf(this.codes, this.length),
      codes: this.codes,
      start: this.start,
      end: this.end,
      gap: this.gap,
      latinWords: this.latinWords,
      accentedWords: this.accentedWords,
    }
  }
}

const LONG_I_AFTER = set('hklmst')
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39

function stringOf(codes: Uint16Array, length: number): string {
  let text = ''
  for (let at = 0; at < length; at += 4096)
    text += Reflect.apply(
      String.fromCharCode,
      null,
      codes.subarray(at, Math.min(length, at + 4096)),
    )
  return text
}
