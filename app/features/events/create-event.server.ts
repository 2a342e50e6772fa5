import { events, eventTables, eventTeam, interpreters, programmeSessions, slots } from '#db/schema'
import type { Tx } from '#db/client'
import type { TeamRole } from '#db/domain'
import { authorise } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { personOf, write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { newId } from '#app/platform/ids'
import { checked } from '#app/platform/fields'
import { once } from '#app/platform/once.server'
import { slotsOf } from './grid'
import { spansOf } from './grid-plan'
import { createEventSchema } from './schema'
import type { CreateEvent } from './schema'

/**
 * Makes an event in draft with its grid, tables, interpreters and team. Who makes it becomes its lead.
 * @throws DomainError field.*, event.slugTaken, event.spanOutside, event.spansOverlap
 */
export function createEvent(
  ctx: Context,
  input: CreateEvent,
  /** Done in the same transaction: a form's key, so that a second press makes no second event. */
  options: { key?: string } = {},
): { id: string; slug: string } {
  authorise(ctx, 'event.create')
  const {
    grid,
    tables,
    interpreters: interpretersGiven,
    team,
    sessions,
    ...given
  } = checked(createEventSchema, input)
  const { gridPlan } = given
  const meetingTime = gridPlan ? { ...gridPlan, spans: spansOf(gridPlan) } : grid
  const cut = meetingTime ? slotsOf(meetingTime, given) : []
  const id = newId()
  return write(
    ctx,
    (tx) =>
      once(tx, ctx, options.key, () => {
        const now = ctx.now()
        tx.insert(events)
          .values({ ...given, id, state: 'draft', createdAt: now, updatedAt: now })
          .run()
        for (const slot of cut)
          tx.insert(slots)
            .values({ ...slot, id: newId(), eventId: id })
            .run()
        tables.forEach((table, position) =>
          tx
            .insert(eventTables)
            .values({ ...table, id: newId(), eventId: id, position })
            .run(),
        )
        interpretersGiven.forEach(({ absences, ...interpreter }, position) =>
          tx
            .insert(interpreters)
            .values({
              ...interpreter,
              id: newId(),
              eventId: id,
              position,
              absences: absences.map(spanInMilliseconds),
            })
            .run(),
        )
        for (const session of sessions)
          tx.insert(programmeSessions)
            .values({ ...session, id: newId(), eventId: id })
            .run()
        insertTeam(tx, ctx, id, team)
        record(tx, ctx, 'event.created', 'event', id, {
          after: { slug: given.slug, state: 'draft', slots: cut.length, tables: tables.length },
        })
        return { id, slug: given.slug }
      }),
    {
      'events.slug': 'event.slugTaken',
      'event_tables.event_id': 'event.tableTwice',
      'interpreters.event_id': 'event.interpreterTwice',
    },
  )
}

const spanInMilliseconds = (span: { from: Date; until: Date }) => ({
  from: span.from.getTime(),
  until: span.until.getTime(),
})

function insertTeam(
  tx: Tx,
  ctx: Context,
  eventId: string,
  team: { personId: string; role: TeamRole }[],
) {
  const maker = personOf(ctx)
  const roles = new Map(team.map((member) => [member.personId, member.role]))
  if (maker) roles.set(maker.id, 'lead')
  for (const [personId, role] of roles)
    tx.insert(eventTeam).values({ eventId, personId, role }).run()
}
