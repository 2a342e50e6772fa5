import type { CommentVoice } from '#db/domain'
import type { CommentedField } from './schema'

export type ShownComment = {
  id: string
  text: string
  by: string
  at: string
  voice: CommentVoice
}

/** A comment at a field with its answers, oldest first. */
export type ShownThread = {
  id: string
  field: CommentedField
  label: string
  version: number
  comments: ShownComment[]
  /** Null while it is open. */
  settled: { by: string; at: string } | null
}

export type ShownComments = {
  threads: ShownThread[]
  mayWrite: boolean
}

/** Threads of a field that wait for something. */
export const openAt = (threads: readonly ShownThread[], fields: readonly string[]): number =>
  threads.filter(({ field, settled }) => !settled && fields.includes(field)).length
