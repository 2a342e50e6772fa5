import type { ComparedField } from './merged-columns'

/** How much of each kind a record has. */
export type MergeCounts = Record<
  | 'technologies'
  | 'needs'
  | 'members'
  | 'registrations'
  | 'requests'
  | 'meetings'
  | 'outcomes'
  | 'verificationCases'
  | 'joinRequests'
  | 'exclusions',
  number
>

/** Why two records cannot become one, or not yet. */
export type Blocker = 'same' | 'country' | 'twoNumbers' | 'metEachOther' | 'twoMeetings'

type Head = { id: string; slug: string; name: string; version: number; moves: MergeCounts }

/** What a merge would do. */
export type MergePreview = {
  keep: Head
  other: Head
  fields: { field: ComparedField; keep: string; other: string; result: string }[]
  /** Names of the events at which both are registered. */
  events: string[]
  blockers: Blocker[]
}
