import type { Instance } from '#app/scheduling/instance'
import type { Repair } from '#app/scheduling/repair'
import { repairInWorker } from '#app/scheduling/run-in-worker.server'
import type { GridSlot } from './build-instance.server'
import { changesBetween, delegatesTouched } from './changes'
import type { MeetingChange } from './changes'
import type { Placement, ScheduleRow } from './find-schedule.server'
import { placementsAfter } from './propose-repair.server'
import { asSchedule } from './refuse-broken.server'

/**
 * Takes a schedule over to another grid: meetings go with their slot to the one that it becomes; those whose slot
 * becomes none, and those that cannot be there, find the nearest place; what finds none is lost, with the reason.
 */
export async function carryOver(given: {
  base: ScheduleRow
  /** The problem as it is with the other grid. */
  records: Instance
  placed: Map<string, Placement>
  /** Slots that become another; one that stays as it is needs no entry. */
  goesTo: Map<string, string>
  /** The slots of the other grid, in order. */
  slots: GridSlot[]
  /** The first slot that is not over. */
  at: string
}): Promise<{ repair: Repair; changes: MeetingChange[] }> {
  const { base, records, goesTo } = given
  const ids = new Set(given.slots.map((slot) => slot.id))
  const known = new Map(
    [...given.placed].filter(([id]) => records.meetings.some((one) => one.id === id)),
  )
  const carried = new Map([...known].map(([id, place]) => [id, carry(place, goesTo)]))
  const isHomeless = (id: string) => {
    const slotId = carried.get(id)?.slotId
    return slotId !== undefined && !ids.has(slotId)
  }
  const meetings = records.meetings.map((one) => relocked(one, goesTo, ids))
  const repair = await repairInWorker(
    { ...records, meetings: meetings.filter((one) => !isHomeless(one.id)) },
    asSchedule(records, carried),
    {
      at: given.at,
      events: meetings
        .filter((one) => isHomeless(one.id))
        .map((meeting) => ({ type: 'add', meeting })),
    },
  )
  return toldOf(repair, changesBetween(known, placementsAfter(base.id, carried, repair)))
}

/** The engine counts from the new slots; people are told of the new time too. */
export const toldOf = <R extends Pick<Repair, 'told' | 'interpretersTold'>>(
  repair: R,
  changes: MeetingChange[],
) => ({
  repair: { ...repair, told: delegatesTouched(changes), interpretersTold: staffed(changes) },
  changes,
})

const staffed = (changes: MeetingChange[]): string[] => [
  ...new Set(
    changes.flatMap(({ before, after }) =>
      [before?.interpreterId, after?.interpreterId].filter((id) => typeof id === 'string'),
    ),
  ),
]

export const carry = (place: Placement, goesTo: Map<string, string>): Placement => ({
  ...place,
  slotId: goesTo.get(place.slotId) ?? place.slotId,
})

/** A lock goes with its slot, and ends where the slot does. */
function relocked(
  meeting: Instance['meetings'][number],
  goesTo: Map<string, string>,
  slotIds: Set<string>,
): Instance['meetings'][number] {
  const { locked, ...free } = meeting
  if (!locked) return meeting
  const slot = goesTo.get(locked.slot) ?? locked.slot
  return slotIds.has(slot) ? { ...meeting, locked: { ...locked, slot } } : free
}
