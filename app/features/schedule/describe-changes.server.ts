import { eq, inArray } from 'drizzle-orm'
import { delegates, organisations, registrations } from '#db/schema'
import type { Reader } from '#db/client'
import { dayOf } from '#app/i18n/format'
import type { Context } from '#app/platform/context.server'
import type { MeetingChange } from './changes'
import type { Placement } from './find-schedule.server'
import { shortPair } from './pair-names.server'
import { placeInWords, slotsNamed } from './place-names.server'
import type { ComingSlots } from './place-names.server'
import type { ChangeLine, ToldPerson } from './shown'
import { keptPlace } from './keep-act.server'

/** Changes of a schedule as lines for people, in the order of time; with the day where they are on more than one. */
export function describeChanges(
  ctx: Context,
  changes: MeetingChange[],
  coming?: ComingSlots,
): ChangeLine[] {
  const ids = changes.flatMap(({ before, after }) =>
    [before?.slotId, after?.slotId].filter((id) => id !== undefined),
  )
  const before = slotsNamed(ctx.db, [...new Set(ids)])
  const after = new Map([...before, ...(coming ?? [])])
  const days = new Set([...before, ...after].map(([, slot]) => dayOf(slot.startsAt, slot.timeZone)))
  const inWords = (place: Placement | null, known: ComingSlots) =>
    place && placeInWords(ctx.db, ctx, keptPlace(place), known, days.size > 1)
  const timeOf = ({ before: old, after: next }: MeetingChange) =>
    (
      (next && after.get(next.slotId)?.startsAt) ??
      (old && before.get(old.slotId)?.startsAt)
    )?.getTime() ?? 0
  return [...changes]
    .sort((a, b) => timeOf(a) - timeOf(b) || (a.meetingId < b.meetingId ? -1 : 1))
    .map((change) => ({
      meetingId: change.meetingId,
      kind: change.kind,
      pair: shortPair(ctx.db, change.meetingId),
      before: inWords(change.before, before),
      after: inWords(change.after, after),
    }))
}

/** Delegates by organisation and name, as those who are told. */
export function toldPeople(db: Reader, delegateIds: string[]): ToldPerson[] {
  if (delegateIds.length === 0) return []
  return db
    .select({
      id: delegates.id,
      name: delegates.name,
      phone: delegates.phone,
      organisation: organisations.shortName,
    })
    .from(delegates)
    .innerJoin(registrations, eq(registrations.id, delegates.registrationId))
    .innerJoin(organisations, eq(organisations.id, registrations.organisationId))
    .where(inArray(delegates.id, delegateIds))
    .all()
    .sort((a, b) => a.organisation.localeCompare(b.organisation) || a.name.localeCompare(b.name))
}
