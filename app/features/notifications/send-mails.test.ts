import { describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { outbox, people } from '#db/schema'
import type { Mail } from '#app/platform/mail/transport.server'
import { idleHandlers, OutboxRunner } from '#app/platform/jobs/runner.server'
import { TEST_NOW } from '#app/platform/testing.server'
import { publishSchedule } from '#app/features/schedule'
import { anEventToSchedule } from '#app/features/schedule/testing.server'
import { sendMails } from './send-mails.server'

function aPublishedDay() {
  const story = anEventToSchedule()
  const hanbit = story.join({ name: '한빛', country: 'KR' })
  const songBo = story.join({ name: 'Cấp nước Sông Bồ', country: 'VN' })
  story.db.update(people).set({ locale: 'ko' }).where(eq(people.id, hanbit.person.id)).run()
  const meetingId = story.accepted(hanbit, songBo)
  const scheduleId = story.draft()
  story.place(meetingId, 0, 0)
  story.db.delete(outbox).run()
  publishSchedule(story.desk, { scheduleId })
  return { ...story, hanbit, songBo }
}

const runnerFor = (
  db: ReturnType<typeof aPublishedDay>['db'],
  send: (mail: Mail) => Promise<void>,
) => {
  const handler = (lines: Parameters<typeof sendMails>[1]) =>
    sendMails({ db, mail: { send }, publicOrigin: 'https://hvb.example', secretKey: '' }, lines)
  return new OutboxRunner(
    db,
    { ...idleHandlers, mail: handler },
    { warn: () => undefined, error: () => undefined },
    () => TEST_NOW,
  )
}

describe('mails of a publication', () => {
  it('name the time of the venue first, and the reader’s own only beside it', async () => {
    const { db, hanbit } = aPublishedDay()
    const sent: Mail[] = []
    await runnerFor(db, (mail) => Promise.resolve(void sent.push(mail))).drain()
    expect(sent).toHaveLength(2)
    const korean = sent.find((mail) => mail.to === hanbit.person.email)
    expect(korean?.text).toContain('09:00~09:20, 하노이 시각(GMT+7); 서울 시각 11:00')
    expect(korean?.text).toContain('Cấp nước Sông Bồ')
    expect(korean?.text).toContain('https://hvb.example/ko/events/')
    expect(korean?.subject).toBe(korean?.subject.normalize('NFC'))
    const english = sent.find((mail) => mail.to !== hanbit.person.email)
    expect(english?.text).toContain('09:00–09:20, Hanoi time (GMT+7)')
    expect(english?.text).not.toContain('Seoul')
  })

  it('go once each, although one of the batch cannot be sent', async () => {
    const { db, hanbit } = aPublishedDay()
    const sent: string[] = []
    const send = (mail: Mail) =>
      mail.to === hanbit.person.email
        ? Promise.reject(new Error('mailbox full'))
        : Promise.resolve(void sent.push(mail.to))
    await runnerFor(db, send).drain()
    expect(sent).toHaveLength(1)
    expect(
      db
        .select()
        .from(outbox)
        .all()
        .filter((line) => line.payload.template === 'schedulePublished')
        .map((line) => line.state)
        .sort(),
    ).toEqual(['done', 'pending'])
  })
})

describe('reminders', () => {
  const sentAt = async (db: ReturnType<typeof aPublishedDay>['db'], now: string) => {
    const sent: Mail[] = []
    const handler = (lines: Parameters<typeof sendMails>[1]) =>
      sendMails(
        {
          db,
          mail: { send: (mail) => Promise.resolve(void sent.push(mail)) },
          publicOrigin: 'https://hvb.example',
          secretKey: '',
        },
        lines,
      )
    await new OutboxRunner(
      db,
      { ...idleHandlers, mail: handler },
      { warn: () => undefined, error: () => undefined },
      () => new Date(now),
    ).drain()
    return sent
  }

  it('go out at their time, in each reader’s language, the time of the venue first', async () => {
    const { db, hanbit } = aPublishedDay()
    await sentAt(db, TEST_NOW.toISOString())
    expect(await sentAt(db, '2026-11-30T01:59:00Z')).toEqual([])
    const dayBefore = await sentAt(db, '2026-11-30T02:00:00Z')
    expect(dayBefore).toHaveLength(2)
    expect(dayBefore.find((mail) => mail.to === hanbit.person.email)?.subject).toContain('상담 1건')
    const hourBefore = await sentAt(db, '2026-12-01T01:00:00Z')
    const korean = hourBefore.find((mail) => mail.to === hanbit.person.email)
    expect(korean?.text).toContain('1시간 뒤에 시작됩니다')
    expect(korean?.text).toContain('09:00~09:20, 하노이 시각(GMT+7); 서울 시각 11:00')
    expect(await sentAt(db, '2026-12-01T01:50:00Z')).toHaveLength(2)
    expect(await sentAt(db, '2026-12-01T03:00:00Z')).toEqual([])
  })
})
