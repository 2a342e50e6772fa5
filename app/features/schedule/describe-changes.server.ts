import { eq, inArray } from 'drizzle-orm'
import { delegates, organisations, registrations } from '#db/schema'
import type { Reader } from '#db/client'
import type { Context } from '#app/platform/context.server'
import type { MeetingChange } from './changes'
import { shortPair } from './pair-names.server'
import { placeInWords } from './place-names.server'
import type { ComingSlots } from './place-names.server'
import type { ChangeLine, ToldPerson } from './shown'
import { keptPlace } from './keep-act.server'

/** Changes of a schedule as lines for people, in the order of time. */
export function describeChanges(
  ctx: Context,
  changes: MeetingChange[],
  coming?: ComingSlots,
): ChangeLine[] {
  return changes
    .map((change) => ({
      meetingId: change.meetingId,
      kind: change.kind,
      pair: shortPair(ctx.db, change.meetingId),
      before: change.before ? placeInWords(ctx.db, ctx, keptPlace(change.before), coming) : null,
      after: change.after ? placeInWords(ctx.db, ctx, keptPlace(change.after), coming) : null,
      order: change.after?.slotId ?? change.before?.slotId ?? '',
    }))
    .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))
    .map(({ order: _, ...line }) => line)
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
