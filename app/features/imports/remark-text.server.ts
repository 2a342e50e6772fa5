import type { Remark } from '#db/schema'
import { translatorOf } from '#app/i18n/translator.server'
import type { Context } from '#app/platform/context.server'
import { loadThesaurus } from '#search/vocabulary/load'

/** A remark in words, with its column before it. A concept is named in the reader's language. */
export function remarkText({ locale }: Pick<Context, 'locale'>, remark: Remark): string {
  const t = translatorOf(locale)
  const { code, column, params } = remark
  const concept = params?.concept && loadThesaurus().label(String(params.concept), locale)
  const text = t(`imports.remark.${code}` as 'imports.remark.note', {
    ...params,
    ...(concept && { concept }),
  })
  return column ? t('imports.dry.atColumn', { column, text }) : text
}
