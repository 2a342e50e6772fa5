import type { Locale, Localised } from '#db/domain'
import { flag } from './remark'
import { compact } from './row-reader'
import type { RowCells, RowReader } from './row-reader'
import { languageOf } from './words'

/** Whether the sheet has any column of titles. */
export const hasTitleColumn = (cells: RowCells) =>
  cells.has('title') || cells.has('titleKo') || cells.has('titleVi') || cells.has('titleEn')
/** The first language that a text is in. */
export const firstLocale = (text: Localised): Locale | undefined =>
  (['ko', 'vi', 'en'] as const).find((locale) => text[locale])

/** The title in the languages given; null when there is none. */
export function titleOf(reader: RowReader, sheetLocale: Locale): Localised | null {
  const title: Localised = { ...reader.localised('title', sheetLocale) }
  for (const [field, locale] of [
    ['titleKo', 'ko'],
    ['titleVi', 'vi'],
    ['titleEn', 'en'],
  ] as const) {
    const version = reader.text(field)
    if (version) title[locale] = version
  }
  return firstLocale(title) ? title : null
}

const SUMMARY_LENGTH = 300

/** A summary over its length becomes the description; its first sentences stay the summary. */
export function summaryAndDescription(
  reader: RowReader,
  sourceLocale: Locale,
): { summary?: Localised; description?: Localised } {
  const summary: Localised = {}
  const description: Localised = { ...reader.localised('description', sourceLocale) }
  const fields = [
    ['summary', null],
    ['summaryKo', 'ko'],
    ['summaryVi', 'vi'],
    ['summaryEn', 'en'],
  ] as const
  for (const [field, given] of fields) {
    const text = reader.text(field)
    if (!text) continue
    const locale = given ?? languageOf(text) ?? sourceLocale
    if (text.length <= SUMMARY_LENGTH) summary[locale] = text
    else {
      reader.remarks.push(
        flag('summaryLong', reader.cells.column(field), { limit: SUMMARY_LENGTH }),
      )
      description[locale] ??= text
      summary[locale] = firstSentences(text)
    }
  }
  return compact({
    summary: firstLocale(summary) ? summary : undefined,
    description: firstLocale(description) ? description : undefined,
  })
}

function firstSentences(text: string): string {
  const cut = text.slice(0, SUMMARY_LENGTH)
  const end = Math.max(...['. ', '.\n', '다.', '。'].map((mark) => cut.lastIndexOf(mark)))
  return end > 60
    ? cut.slice(0, end + (cut.startsWith('다.', end) ? 2 : 1))
    : `${cut.slice(0, SUMMARY_LENGTH - 1).replace(/\s+\S*$/, '')}…`
}
