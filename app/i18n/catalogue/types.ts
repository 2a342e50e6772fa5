import type { accountMessages, mailMessages, publicMessages, workMessages } from './en'

/** English is the reference: a key missing in another language does not compile. */
export type PublicMessages = typeof publicMessages
export type WorkMessages = typeof workMessages
export type AccountMessages = typeof accountMessages
export type MailMessages = typeof mailMessages
export type Messages = PublicMessages & WorkMessages & AccountMessages & MailMessages
