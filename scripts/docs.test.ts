import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const read = (path: string) => readFileSync(path, 'utf8')
const ROOMS = ['app', 'db', 'docs', 'search', 'scripts', 'e2e', 'build', 'public']

/** Paths of this repository that a page names in backticks. */
const filesIn = (page: string) =>
  [...page.matchAll(/`([\w./-]+\/[\w./-]+)`/g)]
    .map(([, path]) => path ?? '')
    .filter((path) => ROOMS.includes(path.split('/')[0] ?? '') && !path.startsWith('build/'))

/** Cells of the rows of all tables of a page, without heads and rules. */
const rowsOf = (page: string) =>
  page
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )

/** The requirements of levels 1 and 2 in ASVS 5.0.0, by section: how many of the first ones, and others. */
const SECTIONS: Record<string, number[]> = {
  ...{ '1.1': upTo(2), '1.2': upTo(9), '1.3': upTo(11), '1.4': upTo(3), '1.5': upTo(2) },
  ...{ '2.1': upTo(3), '2.2': upTo(3), '2.3': upTo(4), '2.4': upTo(1) },
  ...{ '3.2': upTo(2), '3.3': upTo(4), '3.4': upTo(6), '3.5': upTo(5), '3.7': upTo(2) },
  ...{ '4.1': upTo(3), '4.2': upTo(1), '4.3': upTo(2), '4.4': upTo(4) },
  ...{ '5.1': upTo(1), '5.2': upTo(3), '5.3': upTo(2), '5.4': upTo(3) },
  ...{ '6.1': upTo(3), '6.2': upTo(12), '6.3': upTo(4), '6.4': upTo(4), '6.5': upTo(5) },
  ...{ '6.6': upTo(3), '6.8': upTo(4) },
  ...{ '7.1': upTo(3), '7.2': upTo(4), '7.3': upTo(2), '7.4': upTo(5), '7.5': upTo(2) },
  ...{ '7.6': upTo(2), '8.1': upTo(2), '8.2': upTo(3), '8.3': upTo(1), '8.4': upTo(1) },
  ...{ '11.1': upTo(2), '11.2': upTo(3), '11.3': upTo(3), '11.4': upTo(4), '11.5': upTo(1) },
  ...{ '11.6': upTo(1), '12.1': upTo(3), '12.2': upTo(2), '12.3': upTo(4) },
  ...{ '13.1': upTo(1), '13.2': upTo(5), '13.3': upTo(2), '13.4': upTo(5) },
  ...{ '14.1': upTo(2), '14.2': upTo(4), '14.3': upTo(3) },
  ...{ '15.1': upTo(3), '15.2': upTo(3), '15.3': upTo(7) },
  ...{ '16.1': upTo(1), '16.2': upTo(5), '16.3': upTo(4), '16.4': upTo(3), '16.5': upTo(3) },
}
/** Chapters that do not apply as a whole stand in one line, with their number of requirements. */
const CHAPTERS: Record<string, number> = {
  '9.1.1–9.2.4': 7,
  '10.1.1–10.7.3': 29,
  '17.1.1–17.3.2': 7,
}

function upTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1)
}

describe('docs/security.md', () => {
  const page = read('docs/security.md')
  const lines = rowsOf(page).filter(([number]) => /^\d+\.\d+\.\d+/.test(number ?? ''))

  it('has a line for each requirement of levels 1 and 2, once and in order', () => {
    const wanted = Object.entries(SECTIONS).flatMap(([section, numbers]) =>
      numbers.map((number) => `${section}.${number}`),
    )
    const numbers = lines.map(([number]) => number ?? '')
    expect(numbers.filter((number) => !(number in CHAPTERS))).toEqual(wanted)
    expect(numbers.filter((number) => number in CHAPTERS)).toEqual(Object.keys(CHAPTERS))
  })

  it('counts its verdicts right', () => {
    const counts = new Map<string, number>()
    for (const [number = '', , , verdict = ''] of lines)
      counts.set(verdict, (counts.get(verdict) ?? 0) + (CHAPTERS[number] ?? 1))
    const said = rowsOf(page)
      .filter(([verdict]) => ['holds', 'operator', 'n/a', 'gap'].includes(verdict ?? ''))
      .map(([verdict = '', count]) => [verdict, Number(count)] as const)
    expect(Object.fromEntries(said)).toEqual(Object.fromEntries(counts))
    expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(253)
  })

  it('says where each line holds', () => {
    for (const [number, , , verdict, where] of lines)
      expect([number, verdict, Boolean(where)]).toEqual([number, verdict, true])
  })
})

describe.each(['README.md', 'docs/security.md', 'docs/accessibility.md', 'docs/house.md'])(
  'the page %s',
  (path) => {
    it('names no file that is not there', () => {
      expect(filesIn(read(path)).filter((file) => !existsSync(file))).toEqual([])
    })
  },
)
