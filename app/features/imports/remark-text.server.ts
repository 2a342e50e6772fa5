import type { Remark } from '#db/schema'
import type { ServerTranslator } from '#app/i18n/translator.server'

/** A remark in words, with its column before it. */
export function remarkText(t: ServerTranslator, { code, column, params }: Remark): string {
  const text = t(`imports.remark.${code}` as 'imports.remark.note', params)
  return column ? t('imports.dry.atColumn', { column, text }) : text
}
