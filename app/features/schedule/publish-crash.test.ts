import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '#db/client'
import type { Db } from '#db/client'
import { migrateDatabase } from '#db/migrate'
import { auditEntries, events, meetings, outbox, schedules } from '#db/schema'
import { sendMails } from '#app/features/notifications'
import { idleHandlers, OutboxRunner } from '#app/platform/jobs/runner.server'
import { aContext, TEST_NOW } from '#app/platform/testing.server'
import { publishSchedule } from './publish-schedule.server'
import { anEventToSchedule } from './testing.server'

/** A schedule in force, and a draft that moves one meeting, drops one and adds one. */
function aDraftToPublish(db?: Db) {
  const story = anEventToSchedule(db ? { ctx: aContext({ db }) } : {})
  const firm = (country: 'KR' | 'VN') => story.join({ country, meetingLanguages: ['en'] })
  const [a, b, c, d] = [firm('KR'), firm('VN'), firm('KR'), firm('VN')]
  const [moves, drops, comes] = [story.accepted(a, b), story.accepted(c, d), story.accepted(a, d)]
  const old = story.draft()
  story.place(moves, 0, 0)
  story.place(drops, 0, 1)
  publishSchedule(story.desk, { scheduleId: old })
  story.db.delete(outbox).run()
  const draft = story.draft()
  story.place(moves, 1, 0)
  story.place(comes, 2, 0)
  return { ...story, old, draft, people: [a, b, c, d].map((one) => one.person) }
}

const everything = (db: Db) =>
  JSON.stringify(
    [events, schedules, meetings, outbox, auditEntries].map((table) =>
      db.select().from(table).all(),
    ),
  )

/** Lets the server die at its n-th statement from now: that one and all after it fail. */
function dieAt(db: Db, statement: number): { revive: () => void; died: () => boolean } {
  const { $client: sqlite } = db as Db & { $client: ReturnType<typeof openDatabase>['sqlite'] }
  const prepare = sqlite.prepare.bind(sqlite)
  let left = statement
  sqlite.prepare = (source: string) => {
    if (--left <= 0) throw new Error('killed')
    return prepare(source)
  }
  return { revive: () => (sqlite.prepare = prepare), died: () => left <= 0 }
}

describe('a server that dies while it publishes', () => {
  it('leaves the old version whole at every statement, and the new one whole after the last', () => {
    const story = aDraftToPublish()
    const before = everything(story.db)
    let points = 0
    for (;;) {
      const { revive, died } = dieAt(story.db, points + 1)
      try {
        publishSchedule(story.desk, { scheduleId: story.draft })
      } catch (error) {
        expect(String(error)).toContain('killed')
      }
      revive()
      if (!died()) break
      points++
      expect(everything(story.db)).toBe(before)
    }
    expect(points).toBeGreaterThan(30)
    expect(story.db.select().from(events).get()?.publishedScheduleId).toBe(story.draft)
    expect(told(story.db).sort()).toEqual(story.people.map((person) => person.id).sort())
  })

  it(
    'is killed in earnest, and its database opens with the one or the other',
    { timeout: 180_000 },
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'hvb-kill-'))
      const path = join(folder, 'app.db')
      const open = openDatabase(path)
      migrateDatabase(open)
      const story = aDraftToPublish(open.db)
      for (const point of [5, 40, 75, 110, 0]) {
        const child = spawnSync(
          process.execPath,
          [
            '--import',
            'tsx',
            join(import.meta.dirname, 'publish-child.testing.server.ts'),
            path,
            story.draft,
            story.lead.id,
            String(point),
          ],
          { encoding: 'utf8', timeout: 60_000 },
        )
        const inForce = open.db.select().from(events).get()?.publishedScheduleId
        const mails = told(open.db).sort()
        if (child.signal === 'SIGKILL') {
          expect(inForce).toBe(story.old)
          expect(mails).toEqual([])
        } else {
          expect(child.stderr).toBe('')
          expect(inForce).toBe(story.draft)
          expect(mails).toEqual(story.people.map((person) => person.id).sort())
        }
      }
      expect(open.db.select().from(events).get()?.publishedScheduleId).toBe(story.draft)
      open.close()
      rmSync(folder, { recursive: true })
    },
  )
})

describe('a server that dies while it sends the mails of a publication', () => {
  it('tells everybody once, wherever it died', async () => {
    for (let point = 1; ; point++) {
      const story = aDraftToPublish()
      publishSchedule(story.desk, { scheduleId: story.draft })
      // A mailbox shows one message for a Message-ID, and a file of that name is one file.
      const mailbox = new Map<string, string>()
      const runner = (now: Date) =>
        new OutboxRunner(
          story.db,
          {
            ...idleHandlers,
            mail: (lines) =>
              sendMails(
                {
                  db: story.db,
                  mail: {
                    send: ({ to, messageId }) => Promise.resolve(void mailbox.set(messageId, to)),
                  },
                  publicOrigin: 'https://hvb.example',
                  secretKey: '',
                },
                lines,
              ),
          },
          { warn: () => undefined, error: () => undefined },
          () => now,
        )
      const { revive, died } = dieAt(story.db, point)
      await runner(TEST_NOW)
        .drain()
        .catch(() => undefined)
      revive()
      // The next server takes lines up whose lease has run out, or that were put back.
      await runner(new Date(TEST_NOW.getTime() + 10 * 60_000)).drain()
      expect([...mailbox.values()].sort(), `killed at ${point}`).toEqual(
        story.people.map((person) => person.email).sort(),
      )
      if (!died()) break
      expect(point).toBeLessThan(400)
    }
  })
})

/** Persons for whom a message about a schedule waits. */
const told = (db: Db): string[] =>
  db
    .select({ payload: outbox.payload })
    .from(outbox)
    .all()
    .filter(({ payload }) => payload.template === 'schedulePublished')
    .map(({ payload }) => (payload.to as { personId: string }).personId)
