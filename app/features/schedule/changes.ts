import type { Placement } from './find-schedule.server'

export type ChangeKind = 'added' | 'dropped' | 'moved' | 'restaffed'
/** What becomes of a meeting from one schedule to the next. */
export type MeetingChange = {
  meetingId: string
  kind: ChangeKind
  before: Placement | null
  after: Placement | null
}

/**
 * Differences from one schedule to the next: `moved` is another slot or table, `restaffed` the same place with other
 * delegates or another interpreter. Meetings that stand as they stood are left out.
 */
export function changesBetween(
  before: Map<string, Placement>,
  after: Map<string, Placement>,
): MeetingChange[] {
  const ids = [...new Set([...before.keys(), ...after.keys()])].sort()
  return ids.flatMap((meetingId) => {
    const [old = null, now = null] = [before.get(meetingId), after.get(meetingId)]
    const kind = kindOf(old, now)
    return kind ? [{ meetingId, kind, before: old, after: now }] : []
  })
}

function kindOf(before: Placement | null, after: Placement | null): ChangeKind | null {
  if (!before || !after) return before ? 'dropped' : after ? 'added' : null
  if (before.slotId !== after.slotId || before.tableId !== after.tableId) return 'moved'
  if (before.interpreterId !== after.interpreterId || !sameSeats(before, after)) return 'restaffed'
  return null
}

/** Everyone who sat, or will sit, in a meeting that changes. */
export const delegatesTouched = (changes: MeetingChange[]): string[] => [
  ...new Set(
    changes.flatMap(({ before, after }) => [
      ...(before?.delegateIds ?? []),
      ...(after?.delegateIds ?? []),
    ]),
  ),
]

/** A calendar must move its entry: another slot or table, or the meeting left or joined somebody's day. */
export const movesCalendar = ({ kind, before, after }: MeetingChange): boolean =>
  kind !== 'restaffed' || (before !== null && after !== null && !sameSeats(before, after))

const sameSeats = (a: Placement, b: Placement) => a.delegateIds.join() === b.delegateIds.join()
