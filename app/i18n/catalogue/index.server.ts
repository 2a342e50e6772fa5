import type { Locale } from '#db/domain'
import * as en from './en'
import * as ko from './ko'
import type { AccountMessages, Messages, PublicMessages, WorkMessages } from './types'
import * as vi from './vi'

const all = { ko, vi, en }

/** What every page needs in the browser. */
export const publicMessagesOf = (locale: Locale): PublicMessages => all[locale].publicMessages
/** What pages behind the sign-in need on top. */
export const workMessagesOf = (locale: Locale): WorkMessages => all[locale].workMessages
/** What pages about accounts need on top, signed in or not. */
export const accountMessagesOf = (locale: Locale): AccountMessages => all[locale].accountMessages
/** Everything, for the server. */
export const messagesOf = (locale: Locale): Messages => ({
  ...all[locale].publicMessages,
  ...all[locale].workMessages,
  ...all[locale].accountMessages,
  ...all[locale].mailMessages,
})
