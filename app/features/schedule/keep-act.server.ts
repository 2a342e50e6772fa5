import { and, desc, eq, gt, inArray } from 'drizzle-orm'
import { people, placementDelegates, placements, scheduleActs, schedules } from '#db/schema'
import type { Happened, KeptPlace } from '#db/schema'
import type { Reader, Tx } from '#db/client'
import type { ScheduleActKind } from '#db/domain'
import { personOf } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import { newId } from '#app/platform/ids'
import type { Stand } from './board-rules'
import { placementsOf } from './find-schedule.server'
import type { Placement, ScheduleRow } from './find-schedule.server'
import { placeInWords } from './place-names.server'

export type ActRow = typeof scheduleActs.$inferSelect
/** The draft that somebody saw when they began an act. */
export type Seen = { scheduleId?: string; version?: number }

/**
 * Puts meetings where an act of hand wants them (null: without a place), all at once, and keeps what was before. The
 * draft's version rises, so that everybody who looks at it learns of the act.
 */
export function keepAct(
  tx: Tx,
  ctx: Context,
  draft: ScheduleRow,
  kind: ScheduleActKind,
  after: Map<string, KeptPlace>,
  undoes: string | null = null,
): { id: string; before: Map<string, KeptPlace> } {
  const ids = [...after.keys()]
  const placed = placementsOf(tx, draft.id, ids)
  const before = new Map(ids.map((id) => [id, keptPlace(placed.get(id))]))
  tx.delete(placements)
    .where(and(eq(placements.scheduleId, draft.id), inArray(placements.meetingId, ids)))
    .run()
  for (const [meetingId, place] of after) if (place) insertPlace(tx, draft.id, meetingId, place)
  const version = draft.version + 1
  tx.update(schedules).set({ version }).where(eq(schedules.id, draft.id)).run()
  const id = newId()
  tx.insert(scheduleActs)
    .values({
      id,
      scheduleId: draft.id,
      kind,
      version,
      places: ids.map((meetingId) => ({
        meetingId,
        before: before.get(meetingId) ?? null,
        after: after.get(meetingId) ?? null,
      })),
      undoes,
      actorId: personOf(ctx)?.id ?? null,
      at: ctx.now(),
    })
    .run()
  return { id, before }
}

/** Notes with a repair what it wrote down, so that it can be taken back whole. */
export const noteHappened = (tx: Tx, actId: string, happened: Happened): void =>
  void tx.update(scheduleActs).set({ happened }).where(eq(scheduleActs.id, actId)).run()

/** Writes one placement with its seats. */
export function insertPlace(
  tx: Tx,
  scheduleId: string,
  meetingId: string,
  { delegateIds, ...place }: NonNullable<KeptPlace>,
): void {
  tx.insert(placements)
    .values({ scheduleId, meetingId, ...place })
    .run()
  for (const delegateId of delegateIds)
    tx.insert(placementDelegates)
      .values({ scheduleId, meetingId, slotId: place.slotId, delegateId })
      .run()
}

export const keptPlace = (place: Placement | Stand | undefined | null): KeptPlace =>
  place
    ? {
        slotId: place.slotId,
        tableId: place.tableId,
        interpreterId: place.interpreterId,
        locked: place.locked,
        delegateIds: [...place.delegateIds].sort(),
      }
    : null

/**
 * Refuses an act on meetings that somebody else moved since they were seen, and says who and where to; acts on other
 * meetings are no conflict.
 * @throws DomainError schedule.draftReplaced, schedule.movedMeanwhile
 */
export function refuseIfMoved(
  tx: Tx,
  ctx: Context,
  draft: ScheduleRow,
  seen: Seen,
  meetingIds: string[],
): void {
  if (seen.scheduleId !== undefined && seen.scheduleId !== draft.id)
    throw conflict('schedule.draftReplaced', { number: draft.number })
  if (seen.version === undefined) return
  const later = tx
    .select({ act: scheduleActs, who: people.name })
    .from(scheduleActs)
    .leftJoin(people, eq(people.id, scheduleActs.actorId))
    .where(and(eq(scheduleActs.scheduleId, draft.id), gt(scheduleActs.version, seen.version)))
    .orderBy(desc(scheduleActs.version))
    .all()
  for (const { act, who } of later) {
    const touched = act.places.find((one) => meetingIds.includes(one.meetingId))
    if (touched && act.actorId !== personOf(ctx)?.id)
      throw conflict('schedule.movedMeanwhile', {
        who: who ?? '',
        place: placeInWords(tx, ctx, touched.after),
      })
  }
}

/** The last act on a draft that can be taken back; a repair can't once people have been told of it. */
export function lastAct(db: Reader, scheduleId: string): ActRow | null {
  const acts = db
    .select()
    .from(scheduleActs)
    .where(eq(scheduleActs.scheduleId, scheduleId))
    .orderBy(desc(scheduleActs.version))
    .all()
  const undone = new Set(acts.map((act) => act.undoes))
  const last = acts.find((act) => act.kind !== 'undo' && !undone.has(act.id))
  return last && (last.kind !== 'repair' || last.happened) ? last : null
}
