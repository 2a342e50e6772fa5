import type { Locale } from '#db/domain'
import * as en from './en'
import * as ko from './ko'
import type { Messages, PublicMessages, WorkMessages } from './types'
import * as vi from './vi'

const all = { ko, vi, en }

/** What every page needs in the browser. */
export const publicMessagesOf = (locale: Locale): PublicMessages => all[locale].publicMessages
/** What pages behind the sign-in need on top. */
export const workMessagesOf = (locale: Locale): WorkMessages => all[locale].workMessages
/** Everything, for the server. */
export const messagesOf = (locale: Locale): Messages => ({
  ...all[locale].publicMessages,
  ...all[locale].workMessages,
  ...all[locale].mailMessages,
})
