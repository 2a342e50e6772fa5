import { useTranslations } from 'use-intl'
import type { FormErrors, FormReply } from '#app/ui/form-errors'
import type { StepPage } from '../shown'

/** One step of the editor with what its fields show: what was just sent, else what was kept, else the record. */
export type Filled = {
  page: StepPage
  /** Names of the fields that hold something. */
  named: string[]
  value: (field: string) => string
  values: (field: string) => string[]
  error: (field: string) => string | undefined
  /** What a reviewer said of a field. */
  remark: (field: string) => string | undefined
}

export function useFilled(
  page: StepPage,
  errors: FormErrors,
  reply: FormReply | undefined,
): Filled {
  const t = useTranslations('editor')
  const shown = { ...page.values, ...reply?.values }
  const notes = page.standing.review?.state === 'returned' ? page.standing.review.notes : []
  return {
    page,
    named: Object.keys(shown).filter((field) => [shown[field] ?? ''].flat().join('') !== ''),
    value: (field) => errors.value(field, [page.values[field] ?? ''].flat()[0]) ?? '',
    values: (field) => errors.values(field, [page.values[field] ?? []].flat()),
    error: errors.of,
    remark: (field) => {
      const note = notes.find((one) => one.field === field)
      return note && t('noteBy', { text: note.text })
    },
  }
}

/** A form that names more was not made by this page. */
const MOST_ROWS = 60

/** How many rows a list of records has in the form. */
export function rowsIn(filled: Filled, name: string): number {
  return filled.named.reduce((most, field) => {
    const index = new RegExp(`^${name}\\[(\\d+)\\]`).exec(field)?.[1]
    return index === undefined ? most : Math.max(most, Math.min(MOST_ROWS, Number(index) + 1))
  }, 0)
}
