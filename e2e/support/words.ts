/** The words of the site as the message catalogues hold them, so that a journey reads what a person reads. */
import { readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createTranslator } from 'use-intl/core'

export type Locale = 'ko' | 'vi' | 'en'

const FOLDER = 'app/i18n/messages'

function messagesOf(locale: Locale): Record<string, object> {
  const files = readdirSync(join(FOLDER, locale))
  return Object.fromEntries(
    files.map((file) => [
      basename(file, '.json'),
      JSON.parse(readFileSync(join(FOLDER, locale, file), 'utf8')) as object,
    ]),
  )
}

/** `say(key, values)` in one language; an unknown key throws. */
export function wordsOf(locale: Locale) {
  const translate = createTranslator({
    locale,
    messages: messagesOf(locale),
    onError: (error: Error) => {
      throw error
    },
  }) as unknown as (key: string, values?: Record<string, string | number>) => string
  return (key: string, values?: Record<string, string | number>) => translate(key, values)
}
