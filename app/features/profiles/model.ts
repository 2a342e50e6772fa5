/** A profile of one page, in words of one language: all text as it will be set, uncut. */
export type Profile = {
  locale: string
  /** What kind of page it is, such as "Technology profile". */
  kind: string
  title: string
  /** Under the title: whose it is, or its other names. */
  line: string
  summary: string
  facts: [term: string, fact: string][]
  texts: [heading: string, text: string][]
  lists: { heading: string; lines: { text: string; note: string }[] }[]
  /** Says that so many are left out. */
  more: (count: number) => string
  picture: string | null
  logo: string | null
  /** At the foot. */
  contact: string
  address: string
  issued: string
  marks: string[]
}

/** How much of a profile is said, from all to what always fits. */
export type Level = {
  title: number
  summary: number
  fact: number
  text: number
  lines: number
  line: number
  picture: number
}
export const LEVELS: Level[] = [
  { title: 160, summary: 320, fact: 220, text: 1400, lines: 8, line: 220, picture: 150 },
  { title: 160, summary: 320, fact: 180, text: 900, lines: 6, line: 180, picture: 130 },
  { title: 140, summary: 320, fact: 140, text: 500, lines: 5, line: 140, picture: 120 },
  { title: 120, summary: 300, fact: 100, text: 280, lines: 4, line: 110, picture: 100 },
  { title: 110, summary: 260, fact: 90, text: 220, lines: 3, line: 110, picture: 90 },
  { title: 100, summary: 220, fact: 80, text: 160, lines: 3, line: 90, picture: 80 },
  { title: 100, summary: 220, fact: 80, text: 160, lines: 2, line: 90, picture: 64 },
  { title: 100, summary: 220, fact: 70, text: 140, lines: 2, line: 80, picture: 0 },
  { title: 80, summary: 160, fact: 50, text: 0, lines: 2, line: 70, picture: 0 },
]

/** One line of so many characters at most, cut at a word where there is one near; what is cut ends in "…". */
export function cut(text: string, most: number): string {
  const line = Array.from(text.normalize('NFC').replace(/\s+/g, ' ').trim())
  if (line.length <= most) return line.join('')
  const head = line.slice(0, Math.max(0, most - 1)).join('')
  const end = head.lastIndexOf(' ')
  return `${(end > most * 0.7 ? head.slice(0, end) : head).replace(/[\s.,;:·–-]+$/, '')}…`
}
