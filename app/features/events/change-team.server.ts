import { and, eq } from 'drizzle-orm'
import { eventTeam, people } from '#db/schema'
import type { TeamRole } from '#db/domain'
import { authorise } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { invalid, notFound } from '#app/platform/domain-error'
import { eventById } from './find-event.server'
import type { TeamAct } from './setup-schema'

/** An event always has a lead; the database holds to it. */
const CONSTRAINTS = {
  event_team_keeps_a_lead: 'team.lastLead',
  'event_team.event_id': 'team.thereAlready',
}

/**
 * Takes a person with an account into an event's team, gives them another role, or lets them go.
 * @throws DomainError notFound, team.noAccount, team.thereAlready, team.lastLead
 */
export function changeTeam(ctx: Context, input: TeamAct & { eventId: string }): void {
  authorise(ctx, 'event.team', { eventId: input.eventId })
  write(
    ctx,
    (tx) => {
      const event = eventById(tx, input.eventId)
      const inTeam = (personId: string) =>
        and(eq(eventTeam.eventId, event.id), eq(eventTeam.personId, personId))
      const say = (action: string, personId: string, before?: TeamRole, after?: TeamRole) =>
        record(tx, ctx, action, 'event', event.id, {
          before: before && { personId, role: before },
          after: after && { personId, role: after },
        })
      if (input.act === 'add') {
        const person = tx.select().from(people).where(eq(people.email, input.email)).get()
        if (!person || person.erasedAt) throw invalid('team.noAccount', {}, 'email')
        tx.insert(eventTeam)
          .values({ eventId: event.id, personId: person.id, role: input.role })
          .run()
        say('team.added', person.id, undefined, input.role)
        return
      }
      const present = tx.select().from(eventTeam).where(inTeam(input.personId)).get()
      if (!present) throw notFound()
      if (input.act === 'remove') {
        tx.delete(eventTeam).where(inTeam(input.personId)).run()
        say('team.removed', input.personId, present.role)
        return
      }
      if (present.role === input.role) return
      tx.update(eventTeam).set({ role: input.role }).where(inTeam(input.personId)).run()
      say('team.roleChanged', input.personId, present.role, input.role)
    },
    CONSTRAINTS,
  )
}
