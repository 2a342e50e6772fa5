import type { Locale } from '#db/domain'
import type { Cell, Merge, Row, Table } from '#app/platform/files/table'
import { cellText } from '#app/platform/files/table'
import type { Field, ImportKind } from './fields'
import { headingKey } from './headers'
import type { Column, Header } from './headers'
import { interpretRow } from './interpret-row'
import type { ImportRecord } from './interpret-row'
import type { RowCells } from './row-reader'
import { flag } from './remark'
import type { CellRemark } from './remark'
import { isHiddenOwner, languageOf } from './words'

/** A row as read, before the database is asked. `skip` says why it is none of ours. */
export type InterpretedRow = {
  row: number
  record: ImportRecord | null
  remarks: CellRemark[]
  skip?: CellRemark
}
export type Mapping = Record<string, Field>

/** Other people's work goes on between: a row takes about a millisecond. */
const ROWS_AT_A_TIME = 50

const NOTE =
  /^(?:※|\*|주\)|주:|합\s*계|총\s*계|소\s*계|계$|출처|비고|작성|tổng(?: cộng| số)?\b|cộng\b|ghi chú|nguồn|note|total|sum|source)/iu

/** All rows of a table below and above its headings; rows without any content are only counted. */
export async function interpretTable(
  table: Table,
  header: Header,
  mapping: Mapping,
  kind: ImportKind,
): Promise<{ rows: InterpretedRow[]; empty: number }> {
  const lastHeading = header.rows.at(-1) ?? 0
  const locale = sheetLocale(header.columns)
  const joined = joinedCells(table)
  const rows: InterpretedRow[] = []
  let empty = 0
  let above: Map<Field, Cell> | null = null
  for (const [at, row] of table.rows.entries()) {
    if (at % ROWS_AT_A_TIME === 0) await new Promise((resolve) => setTimeout(resolve))
    if (header.rows.includes(row.number)) continue
    if (row.cells.every((cell) => cell === null)) {
      empty++
      continue
    }
    const skip = row.number < lastHeading ? flag('aboveHeading', '') : noteOf(row, joined, header)
    if (skip) {
      rows.push({ row: row.number, record: null, remarks: [], skip })
      continue
    }
    const values = valuesOf(row, joined, header.columns, mapping)
    if (isHiddenOwner(cellText(values.get('organisation')))) {
      rows.push({ row: row.number, record: null, remarks: [], skip: flag('ownerHidden', '') })
      continue
    }
    const filledDown = fillDown(values, above)
    above = values
    const reading = interpretRow(cellsOf(values, header.columns, mapping), kind, locale)
    rows.push({
      row: row.number,
      ...reading,
      remarks: [
        ...(filledDown ? [flag('filledDown', columnOf('organisation', mapping))] : []),
        ...reading.remarks,
      ],
    })
  }
  return { rows, empty }
}

/** What cells joined with the ones above them hold, by `row:column`, and the widest join that begins in a row. */
type JoinedCells = { values: Map<string, Cell>; widths: Map<number, number> }

const MOST_JOINED_CELLS = 100_000

function joinedCells({ rows, merges }: Table): JoinedCells {
  const byNumber = new Map(rows.map((row) => [row.number, row]))
  const values = new Map<string, Cell>()
  const widths = new Map<number, number>()
  for (const merge of merges) {
    widths.set(merge.top, Math.max(widths.get(merge.top) ?? 0, merge.right - merge.left + 1))
    const value = byNumber.get(merge.top)?.cells[merge.left] ?? null
    if (value !== null) spread(values, merge, value, byNumber.size)
  }
  return { values, widths }
}

function spread(values: Map<string, Cell>, merge: Merge, value: Cell, rowCount: number) {
  const bottom = Math.min(merge.bottom, merge.top + rowCount)
  for (let row = merge.top + 1; row <= bottom; row++)
    for (
      let column = merge.left;
      column <= merge.right && values.size < MOST_JOINED_CELLS;
      column++
    )
      values.set(`${row}:${column}`, value)
}

/** The language that most headings are in. */
export function sheetLocale(columns: Column[]): Locale {
  const count = (locale: Locale) => columns.filter(({ name }) => languageOf(name) === locale).length
  if (count('ko') > 0 && count('ko') >= count('vi')) return 'ko'
  return count('vi') > 0 ? 'vi' : 'en'
}

/** Sums, remarks below the table, and headings repeated on the next page. */
function noteOf(row: Row, joined: JoinedCells, header: Header): CellRemark | null {
  const filled = row.cells.filter((cell) => cell !== null)
  const first = cellText(filled[0])
  const isJoined = (joined.widths.get(row.number) ?? 0) > header.columns.length / 2
  if (filled.length === 1 && (isJoined || NOTE.test(first))) return flag('note', '')
  if (/^(?:합\s*계|총\s*계|소\s*계|tổng(?: cộng| số)|total)\b/iu.test(first) && filled.length <= 3)
    return flag('note', '')
  const repeats = header.columns.filter(
    ({ name, index }) => headingKey(cellText(row.cells[index])) === headingKey(name),
  ).length
  return repeats > 1 && repeats >= filled.length - 1 ? flag('headingRepeated', '') : null
}

/** The cells of a row by field; a cell joined with the ones above has their value. */
function valuesOf(
  row: Row,
  joined: JoinedCells,
  columns: Column[],
  mapping: Mapping,
): Map<Field, Cell> {
  const values = new Map<Field, Cell>()
  for (const { name, index } of columns) {
    const field = mapping[name]
    if (!field) continue
    values.set(field, joined.values.get(`${row.number}:${index}`) ?? row.cells[index] ?? null)
  }
  return values
}

const OF_THE_FIRM: Field[] = [
  'organisation',
  'organisationKo',
  'organisationVi',
  'organisationEn',
  'registrationNumber',
  'country',
  'organisationKind',
  'province',
  'address',
  'website',
  'contactName',
  'contactEmail',
  'contactPhone',
]

/** A blank firm beside a title means the firm of the row above, as cells joined in Excel come out in a text file. */
function fillDown(values: Map<Field, Cell>, above: Map<Field, Cell> | null): boolean {
  const hasName = ['organisation', 'organisationKo', 'organisationVi', 'organisationEn'].some(
    (field) => cellText(values.get(field as Field)),
  )
  const hasTitle = ['title', 'titleKo', 'titleVi', 'titleEn'].some((field) =>
    cellText(values.get(field as Field)),
  )
  if (hasName || !hasTitle || !above) return false
  for (const field of OF_THE_FIRM)
    if (values.has(field) && values.get(field) === null) values.set(field, above.get(field) ?? null)
  return ['organisation', 'organisationKo', 'organisationVi', 'organisationEn'].some((field) =>
    cellText(values.get(field as Field)),
  )
}

function cellsOf(values: Map<Field, Cell>, columns: Column[], mapping: Mapping): RowCells {
  return {
    cell: (field) => values.get(field),
    has: (field) => values.has(field),
    column: (field) => columnOf(field, mapping) || (columns[0]?.name ?? ''),
  }
}

const columnOf = (field: Field, mapping: Mapping): string =>
  Object.keys(mapping).find((name) => mapping[name] === field) ?? ''
