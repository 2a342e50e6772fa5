import { clean, fold } from '#search/vocabulary/normalise'
import type { Cell, Merge, Row, Table } from '#app/platform/files/table'
import { cellText } from '#app/platform/files/table'
import { ALL_FIELDS, FIELDS_OF, HEADINGS, IGNORED_HEADINGS } from './fields'
import type { Field, ImportKind } from './fields'

/** A column of the sheet: its heading as shown, made unique, and where it stands. */
export type Column = { name: string; index: number }
export type Header = { rows: number[]; columns: Column[] }

const MOST_ROWS_ABOVE = 15

/** A heading without spaces, signs and the unit in brackets. */
export const headingKey = (heading: string): string =>
  fold(clean(heading)).replace(/[^\p{L}\p{N}#]+/gu, '')

const withoutUnit = (heading: string): string =>
  heading.replace(/[([（［][^)\]）］]*[)\]）］]/g, ' ')

const known = new Map<string, Field>()
for (const field of ALL_FIELDS)
  for (const heading of HEADINGS[field])
    if (!known.has(headingKey(heading))) known.set(headingKey(heading), field)
const ignored = new Set(IGNORED_HEADINGS.map(headingKey))

/** The field that a heading names; `sure` when all of it is a known heading. */
export function fieldOfHeading(heading: string): { field: Field; sure: boolean } | null {
  for (const text of [heading, withoutUnit(heading)]) {
    const exact = known.get(headingKey(text))
    if (exact) return { field: exact, sure: true }
    if (ignored.has(headingKey(text))) return null
  }
  for (const part of heading.split(/[/|·,]|\n/)) {
    const exact = known.get(headingKey(withoutUnit(part)))
    if (exact && part !== heading) return { field: exact, sure: true }
  }
  return longestWithin(headingKey(withoutUnit(heading)))
}

/** The longest known heading inside of a longer one: "수출 희망 기술명을 적어 주십시오". */
function longestWithin(key: string): { field: Field; sure: boolean } | null {
  let best: { field: Field; length: number } | null = null
  for (const [heading, field] of known)
    if (heading.length >= 3 && key.includes(heading) && heading.length > (best?.length ?? 0))
      best = { field, length: heading.length }
  return best ? { field: best.field, sure: false } : null
}

const isHeading = (text: string): boolean =>
  Boolean(text) &&
  (known.has(headingKey(text)) ||
    known.has(headingKey(withoutUnit(text))) ||
    ignored.has(headingKey(text)) ||
    fieldOfHeading(text)?.sure === true)

/**
 * Where the headings are: the row among the first ones that has the most known headings, with a second row below
 * when cells of the first are joined over it. Without any known heading the first filled row is taken.
 */
export function findHeader(table: Table): Header {
  const filled = table.rows.filter((row) => row.cells.some((cell) => cell !== null))
  const candidates = filled.slice(0, MOST_ROWS_ABOVE)
  const score = (row: Row) =>
    row.cells.filter((cell) => isHeading(cellText(cell))).length +
    Math.min(1, countFilled(row) / 100)
  const top = candidates.reduce<Row | undefined>(
    (best, row) => (best && score(best) >= score(row) ? best : row),
    undefined,
  )
  if (!top) return { rows: [], columns: [] }
  const pair = headerPair(table, top, candidates)
  return { rows: pair.map((row) => row.number), columns: columnsOf(pair, table.merges) }
}

const countFilled = (row: Row): number => row.cells.filter((cell) => cell !== null).length

/** Two rows make a header when the upper one has joined cells that reach over or beside the lower one. */
function headerPair(table: Table, best: Row, candidates: Row[]): Row[] {
  const isJoined = (upper: number) =>
    table.merges.some(
      (merge) =>
        merge.top === upper &&
        merge.left !== merge.right &&
        merge.bottom === upper &&
        merge.right - merge.left + 1 < widthOf(table),
    )
  const reachesDown = (upper: number) =>
    table.merges.some((merge) => merge.top === upper && merge.bottom === upper + 1)
  const above = candidates.find((row) => row.number === best.number - 1)
  if (above && isJoined(above.number) && countFilled(above) > 1) return [above, best]
  const below = candidates.find((row) => row.number === best.number + 1)
  if (
    below &&
    isJoined(best.number) &&
    (reachesDown(best.number) || countHeadings(below) >= countFilled(below) / 2)
  )
    return [best, below]
  return [best]
}

const widthOf = (table: Table): number => Math.max(...table.rows.map((row) => row.cells.length))
const countHeadings = (row: Row): number =>
  row.cells.filter((cell) => isHeading(cellText(cell))).length

function columnsOf(rows: Row[], merges: Merge[]): Column[] {
  const [upper, lower] = rows
  if (!upper) return []
  const width = Math.max(...rows.map((row) => row.cells.length))
  const used = new Map<string, number>()
  const columns: Column[] = []
  for (let index = 0; index < width; index++) {
    const parent = cellText(lower ? joinedValue(upper, index, merges) : upper.cells[index]).replace(
      /\s+/g,
      ' ',
    )
    const child = lower ? cellText(lower.cells[index]).replace(/\s+/g, ' ') : ''
    const name = joinHeadings(parent, child)
    if (!name) continue
    const count = (used.get(name) ?? 0) + 1
    used.set(name, count)
    columns.push({ name: count === 1 ? name : `${name} (${count})`, index })
  }
  return columns
}

/** The value of a cell that may be joined with cells left of it. */
function joinedValue(row: Row, index: number, merges: Merge[]): Cell | undefined {
  const merge = merges.find(
    (one) => one.top === row.number && one.left < index && index <= one.right,
  )
  return row.cells[merge ? merge.left : index]
}

/** Words that say little without the heading above them. */
const GENERIC = new Set(
  [
    '성명',
    '이름',
    '연락처',
    '전화',
    '전화번호',
    '이메일',
    '메일',
    '명칭',
    '주소',
    '번호',
    '시작',
    '끝',
    '종료',
    '부터',
    '까지',
    '국문',
    '영문',
    'họ tên',
    'họ và tên',
    'tên',
    'điện thoại',
    'email',
    'name',
    'phone',
    'from',
    'to',
    'số',
    'từ',
    'đến',
  ].map(headingKey),
)

function joinHeadings(parent: string, child: string): string {
  if (!child) return parent
  if (!parent || headingKey(child).includes(headingKey(parent))) return child
  if (fieldOfHeading(child)?.sure && !GENERIC.has(headingKey(child))) return child
  return `${parent} ${child}`
}

/** Field by column name. Each field is given once; the surest heading and the leftmost column win. */
export function guessMapping(columns: Column[], kind: ImportKind): Record<string, Field> {
  const allowed = new Set(FIELDS_OF[kind])
  const guesses = columns.flatMap((column) => {
    const guess = fieldOfHeading(column.name.replace(/ \(\d+\)$/, ''))
    const field = guess && fitted(guess.field, kind, columns)
    return field && allowed.has(field) ? [{ column, field, sure: guess.sure }] : []
  })
  const mapping: Record<string, Field> = {}
  const given = new Set<Field>()
  for (const { column, field } of [
    ...guesses.filter((guess) => guess.sure),
    ...guesses.filter((guess) => !guess.sure),
  ]) {
    if (given.has(field)) continue
    given.add(field)
    mapping[column.name] = field
  }
  return Object.fromEntries(
    columns.flatMap(({ name }) => (mapping[name] ? [[name, mapping[name]]] : [])),
  )
}

/** The same word means another thing in another kind of list. */
function fitted(field: Field, kind: ImportKind, columns: Column[]): Field {
  if (kind === 'delegates') {
    if (field === 'contactName') return 'delegateName'
    return field
  }
  if (field === 'delegateName') return 'contactName'
  if (kind === 'needs' && field === 'description') return 'problem'
  if (
    kind === 'needs' &&
    field === 'province' &&
    columns.every((column) => fieldOfHeading(column.name)?.field !== 'needPlace')
  )
    return 'needPlace'
  return field
}

const TELLING: Record<ImportKind, RegExp> = {
  needs: /수요|예산|사업비|nhucau|ngansach|kinhphi|need|budget|problem/,
  technologies: /기술명|보유기술|인증|congnghe|chungnhan|technology|certif|product/,
  delegates:
    /^(이름|성함|참가자명?|참석자명?|hoten|hovaten|tendaibieu|name|fullname|delegatename|participant|영문성명|직위|chucvu)$/,
}

/** What a list seems to be of, from its headings: needs and delegates have words of their own. */
export function guessKind(columns: Column[]): ImportKind {
  const keys = columns.map(({ name }) => headingKey(withoutUnit(name)))
  const count = (kind: ImportKind) => keys.filter((key) => TELLING[kind].test(key)).length
  const [needs, technologies, delegates] = [
    count('needs'),
    count('technologies'),
    count('delegates'),
  ]
  if (delegates > 0 && technologies === 0 && needs === 0) return 'delegates'
  return needs > technologies ? 'needs' : 'technologies'
}
