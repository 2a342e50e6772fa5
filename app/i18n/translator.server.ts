import { createTranslator } from 'use-intl/core'
import type { Locale } from '#db/domain'
import { messagesOf } from './catalogue/index.server'

/** Messages of one language on the server: for mails, calendars, the API and error texts. Keys are full, `search.title`. */
export const translatorOf = (locale: Locale) =>
  createTranslator({ locale, messages: messagesOf(locale) })
export type ServerTranslator = ReturnType<typeof translatorOf>
