import type { Locale, Localised } from '#db/domain'
import type { Cell } from '#app/platform/files/table'
import { cellText } from '#app/platform/files/table'
import type { Field } from './fields'
import { readText } from './read-cells'
import type { CellRemark, Reading } from './remark'
import { languageOf, partsOf } from './words'

/** A row by what its columns mean. */
export type RowCells = {
  cell: (field: Field) => Cell | undefined
  column: (field: Field) => string
  has: (field: Field) => boolean
}

/** Takes values out of a row and gathers what is to be said of them. */
export class RowReader {
  readonly remarks: CellRemark[] = []
  readonly asWritten: Record<string, string> = {}
  constructor(readonly cells: RowCells) {}

  take<T>(
    field: Field,
    read: (cell: Cell | undefined, column: string) => Reading<T>,
  ): T | undefined {
    if (!this.cells.has(field)) return undefined
    const reading = read(this.cells.cell(field), this.cells.column(field))
    this.remarks.push(...reading.remarks)
    if (reading.written !== undefined) this.asWritten[field] = reading.written
    return reading.value
  }
  text(field: Field): string | undefined {
    return this.take(field, readText)
  }
  /** Text without a word of it being checked or remarked on: to decide what other cells mean. */
  peek(field: Field): string {
    return this.cells.has(field) ? cellText(this.cells.cell(field)) : ''
  }
  parts(field: Field): string[] | undefined {
    const text = this.text(field)
    return text ? partsOf(text) : undefined
  }
  localised(field: Field, sheetLocale: Locale): Localised | undefined {
    const text = this.text(field)
    return text ? { [languageOf(text) ?? sheetLocale]: text } : undefined
  }
}

/** Without the keys that have no value. */
export function compact<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}
