import { readSheet } from 'read-excel-file/universal'
import { clean } from '#search/vocabulary/normalise'
import { UnreadableTable } from './table'
import type { Cell, Merge, Row, Table, TableLimits } from './table'
import { unzip, zipStored } from './zip'

/**
 * The first filled visible sheet of a workbook, or the named one. Cell values come from the library; what it leaves
 * out — joined cells, link targets, error values — is read beside it from the same checked parts.
 * @throws UnreadableTable brokenArchive, tooLargeInside, notWorkbook, noSheet, tooManyRows, tooManyCells
 */
export async function readXlsx(
  archive: Buffer,
  limits: TableLimits,
  wantedSheet?: string,
): Promise<Table> {
  const parts = unzip(
    archive,
    (name) =>
      /\.(xml|rels)$/.test(name) && !/(drawings|charts|media|printerSettings|pivot)/i.test(name),
    limits.inflatedBytes,
  )
  if (!parts.has('xl/workbook.xml')) throw new UnreadableTable('notWorkbook')
  const sheet = chooseSheet(parts, wantedSheet)
  const { xml, rows, cells } = withoutEmptyRows(sheet.xml)
  if (rows - 1 > limits.rows)
    throw new UnreadableTable('tooManyRows', { rows: rows - 1, limit: limits.rows })
  if (cells > limits.cells) throw new UnreadableTable('tooManyCells', { limit: limits.cells })
  parts.set(sheet.path, Buffer.from(xml, 'utf8'))
  const values = await valuesOf(parts, sheet.name)
  return {
    format: 'xlsx',
    encoding: 'utf-8',
    sheet: sheet.name,
    rows: rowsOf(values, errorsOf(xml), linksOf(parts, sheet)),
    merges: mergesOf(xml),
  }
}

type Sheet = { name: string; path: string; xml: string }

function chooseSheet(parts: Map<string, Buffer>, wanted?: string): Sheet {
  const targets = relationsOf(parts, 'xl/_rels/workbook.xml.rels', 'xl/')
  const workbook = textOf(parts, 'xl/workbook.xml')
  const sheets = [...workbook.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].flatMap(([tag]) => {
    const name = attribute(tag, 'name')
    const path = targets.get(attribute(tag, 'r:id') ?? '')
    const isVisible = !/\sstate="(very)?[hH]idden"/.test(tag)
    return name !== null && path && parts.has(path)
      ? [{ name: unescapeXml(name), path, isVisible }]
      : []
  })
  const named = sheets.filter((sheet) => wanted === undefined || sheet.name === wanted)
  const candidates = [
    ...named.filter((sheet) => sheet.isVisible),
    ...named.filter((sheet) => !sheet.isVisible),
  ].map(({ name, path }) => ({ name, path, xml: textOf(parts, path) }))
  const chosen =
    candidates.find((sheet) => /<(?:\w+:)?(?:v|is)[\s>]/.test(sheet.xml)) ?? candidates[0]
  if (!chosen)
    throw new UnreadableTable(
      wanted === undefined ? 'notWorkbook' : 'noSheet',
      wanted === undefined ? {} : { sheet: wanted },
    )
  return chosen
}

/** Rows that hold only formats would be a million empty ones; they carry nothing. Counts what is left. */
function withoutEmptyRows(xml: string): { xml: string; rows: number; cells: number } {
  let rows = 0
  let cells = 0
  const kept = xml.replace(
    /<((?:\w+:)?)row\b[^>]*?(?:\/>|>([\s\S]*?)<\/\1row>)/g,
    (row, _prefix: string, inside: string | undefined) => {
      const filled = inside?.match(/<(?:\w+:)?(?:v|is)(?:\s[^>]*)?>/g)?.length ?? 0
      if (filled === 0) return ''
      rows++
      cells += filled
      return row
    },
  )
  return { xml: kept, rows, cells }
}

type Value = string | number | boolean | Date | null

async function valuesOf(parts: Map<string, Buffer>, sheet: string): Promise<Value[][]> {
  const archive = zipStored(parts)
  try {
    // The library's own type of a date cell is the constructor, not a Date.
    return (await readSheet(new Blob([new Uint8Array(archive)]), sheet, {
      trim: false,
    })) as unknown as Value[][]
  } catch {
    // Whatever it stumbled over, the workbook is not one that Excel would write.
    throw new UnreadableTable('notWorkbook')
  }
}

function rowsOf(values: Value[][], errors: Map<string, string>, links: Map<string, string>): Row[] {
  return values.map((line, row) => ({
    number: row + 1,
    cells: line.map((value, column) =>
      cellOf(value, errors.get(`${row + 1}:${column}`), links.get(`${row + 1}:${column}`)),
    ),
  }))
}

function cellOf(value: Value, error: string | undefined, link: string | undefined): Cell {
  if (error) return { error }
  // A serial of a day is UTC midnight; no zone of the server takes part.
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? null : { date: value.toISOString().slice(0, 10) }
  if (typeof value !== 'string') return value
  const text = clean(value).trim()
  if (!text) return null
  return link ? { text, link } : text
}

/** Cells whose formula failed, by `row:column`. */
function errorsOf(xml: string): Map<string, string> {
  const errors = new Map<string, string>()
  for (const [, attributes = '', inside = ''] of xml.matchAll(
    /<(?:\w+:)?c\b([^>]*\st="e"[^>]*)>([\s\S]*?)<\/(?:\w+:)?c>/g,
  )) {
    const place = placeOf(attribute(` ${attributes}`, 'r') ?? '')
    if (place)
      errors.set(
        `${place.row}:${place.column}`,
        /<(?:\w+:)?v>([^<]*)</.exec(inside)?.[1] ?? '#ERROR',
      )
  }
  return errors
}

/** Link targets outside of the workbook, by `row:column`. */
function linksOf(parts: Map<string, Buffer>, sheet: Sheet): Map<string, string> {
  const folder = sheet.path.slice(0, sheet.path.lastIndexOf('/') + 1)
  const targets = relationsOf(parts, `${folder}_rels/${sheet.path.slice(folder.length)}.rels`, '')
  const links = new Map<string, string>()
  for (const [tag] of sheet.xml.matchAll(/<(?:\w+:)?hyperlink\s[^>]*>/g)) {
    const place = placeOf((attribute(tag, 'ref') ?? '').split(':')[0] ?? '')
    const target = targets.get(attribute(tag, 'r:id') ?? '')
    if (place && target) links.set(`${place.row}:${place.column}`, unescapeXml(target))
  }
  return links
}

function mergesOf(xml: string): Merge[] {
  return [...xml.matchAll(/<(?:\w+:)?mergeCell\s[^>]*>/g)].flatMap(([tag]) => {
    const [from, until] = (attribute(tag, 'ref') ?? '').split(':').map(placeOf)
    return from && until
      ? [{ top: from.row, bottom: until.row, left: from.column, right: until.column }]
      : []
  })
}

/** Relation ids and where they lead; targets are relative to `base` unless they begin at the root. */
function relationsOf(parts: Map<string, Buffer>, path: string, base: string): Map<string, string> {
  const relations = new Map<string, string>()
  for (const [tag] of textOf(parts, path).matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)) {
    const id = attribute(tag, 'Id')
    const target = attribute(tag, 'Target')
    if (id && target) relations.set(id, target.startsWith('/') ? target.slice(1) : base + target)
  }
  return relations
}

const textOf = (parts: Map<string, Buffer>, path: string): string =>
  parts.get(path)?.toString('utf8') ?? ''
const attribute = (tag: string, name: string): string | null =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? null

/** `D2` as sheet row from 1 and column from 0. */
function placeOf(reference: string): { row: number; column: number } | null {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference) ?? []
  if (!letters || !digits) return null
  return {
    row: Number(digits),
    column: [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1,
  }
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const unescapeXml = (text: string): string =>
  text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
      if (name) return ENTITIES[name.toLowerCase()] ?? whole
      const code = hex ? parseInt(hex, 16) : Number(decimal)
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
