import { describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { eventTables, interpreters } from '#db/schema'
import { aMatchmaking } from '#app/features/requests/testing.server'
import { ownRooms } from './own-rooms.server'

describe('tables and interpreters that are somebody’s own', () => {
  it('are for that firm’s meetings only', () => {
    const event = aMatchmaking()
    const { db } = event.ctx
    const [a, b, c] = [event.join(), event.join(), event.join()]
    expect(ownRooms(db, event.id)(a.organisationId, b.organisationId)).toEqual({})
    const [one, two] = db.select().from(eventTables).orderBy(eventTables.position).all()
    db.update(eventTables)
      .set({ hostOrganisationId: a.organisationId })
      .where(eq(eventTables.id, one?.id ?? ''))
      .run()
    db.update(interpreters).set({ organisationId: c.organisationId, bond: 'own' }).run()
    const rooms = ownRooms(db, event.id)
    expect(rooms(a.organisationId, b.organisationId)).toEqual({
      tables: [one?.id],
      interpreters: [],
    })
    expect(rooms(b.organisationId, c.organisationId)).toMatchObject({ tables: [two?.id] })
    expect(rooms(b.organisationId, c.organisationId).interpreters).toHaveLength(1)
  })

  it('leave a preferred interpreter to everybody', () => {
    const event = aMatchmaking()
    const [a, b] = [event.join(), event.join()]
    event.ctx.db
      .update(interpreters)
      .set({ organisationId: a.organisationId, bond: 'preferred' })
      .run()
    expect(ownRooms(event.ctx.db, event.id)(b.organisationId, a.organisationId)).toEqual({})
  })
})
