import type { Remark } from '#db/schema'

/**
 * What a reading of a cell says beside its value. The codes are keys of `imports.remark`; `rejects` when the row
 * cannot be taken, since a wrong value would be worse than none.
 */
export type CellRemark = Remark & { rejects?: boolean }

export const flag = (code: string, column: string, params: Remark['params'] = {}): CellRemark => ({
  code,
  column,
  params,
})
export const reject = (
  code: string,
  column: string,
  params: Remark['params'] = {},
): CellRemark => ({ code, column, params, rejects: true })

/** The value of a cell, if it has one, and what is to be said of it. `written` is the cell's own text where no value came out. */
export type Reading<T> = { value?: T; written?: string; remarks: CellRemark[] }

export const nothing: Reading<never> = { remarks: [] }
/** Written text as it stands in a message: short. */
export const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text)
