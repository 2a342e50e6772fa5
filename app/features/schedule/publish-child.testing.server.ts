/** A server that is killed within a publication: `node --import tsx this-file DATABASE SCHEDULE PERSON STATEMENT`. */
import { openDatabase } from '#db/client'
import { aContext, as } from '#app/platform/testing.server'
import { eventTeam, people, schedules } from '#db/schema'
import { eq } from 'drizzle-orm'
import { publishSchedule } from './publish-schedule.server'

const [path = '', scheduleId = '', personId = '', point = '0'] = process.argv.slice(2)
const { db, sqlite } = openDatabase(path)
const person = db.select().from(people).where(eq(people.id, personId)).get()
const event = db.select().from(schedules).where(eq(schedules.id, scheduleId)).get()
const team = db.select().from(eventTeam).where(eq(eventTeam.personId, personId)).all()
if (!person || !event) throw new Error('nobody to publish')
const desk = as(aContext({ db }), {
  kind: 'person',
  id: person.id,
  name: person.name,
  email: person.email,
  locale: person.locale,
  sessionId: '',
  staff: [],
  memberships: [],
  teams: team.map(({ eventId, role }) => ({ eventId, role })),
})

const prepare = sqlite.prepare.bind(sqlite)
let left = Number(point)
sqlite.prepare = (source: string) => {
  if (--left === 0) process.kill(process.pid, 'SIGKILL')
  return prepare(source)
}

publishSchedule(desk, { scheduleId })
