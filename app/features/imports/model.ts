import type { ImportState } from '#db/domain'
import type { RowFate } from '#db/schema'
import type { Encoding, Preview, Table } from '#app/platform/files/table'
import type { Field, ImportKind } from './fields'

/** Before an import begins a person decides about its file, which is kept meanwhile. */
export type Asked = { storedAs: string; name: string } & (
  { chooseEncoding: Preview[] } | { otherTable: Table['format'] }
)

/** One import in the list. Times are in the office's zone, as the reader writes them. */
export type ImportLine = {
  id: string
  fileName: string
  kind: ImportKind
  state: ImportState
  by: string
  when: string
  rows: number
}

/** A row's record as a page shows it: what it is, and its values by name. */
export type ShapedRecord = {
  organisation: string
  title: string
  facts: { label: string; text: string }[]
  /** `name`: what the choice is called in the form. */
  differences: { name: string; label: string; before: string; after: string; kept: boolean }[]
}
/** A row of a survey with its fate, in the reader's language. */
export type ShapedRow = ShapedRecord & {
  row: number
  fate: RowFate
  reason: string
  flags: string[]
}

/** One import with its mapping and a page of its rows. */
export type ImportPage = {
  id: string
  version: number
  fileName: string
  kind: ImportKind
  state: ImportState
  /** In a state on the way, and this process works at it; otherwise a crash left it. */
  isAtWork: boolean
  encoding: Encoding
  sheet: string | null
  headerRows: number[]
  by: string
  when: string
  appliedAt: string
  undoneAt: string
  columns: { name: string; samples: string[]; field: Field | '' }[]
  fields: readonly Field[]
  counts: Record<RowFate, number>
  /** Rows of an undone import of which something stayed. */
  kept: number
  fate: RowFate | null
  page: number
  pages: number
  rows: ShapedRow[]
}
