import { describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { chaseRecipients, chaseReminders, outbox } from '#db/schema'
import { TEAM_ROLES } from '#db/domain'
import type { ChaseGroup } from '#db/domain'
import { renderMail } from '#app/features/notifications'
import type { MailPayload } from '#app/features/notifications'
import { answerRequest, requestMeeting } from '#app/features/requests'
import { aMatchmaking } from '#app/features/requests/testing.server'
import type { Firm } from '#app/features/requests/testing.server'
import { publishSchedule } from '#app/features/schedule'
import { anEventToSchedule } from '#app/features/schedule/testing.server'
import { aPerson, as, TEST_NOW } from '#app/platform/testing.server'
import { noteChat } from './note-chat.server'
import { previewChase, readChase, readHistory, templateOf } from './queries.server'
import { sendDueReminder, setReminder, stopReminder } from './reminders.server'
import { sendChase } from './send-chase.server'
import { readStepMessages, takeStep } from './take-step.server'

const TEXT = {
  subject: { en: 'About [event]' },
  body: { en: 'Dear [organisation], [waiting] wait.' },
}

function aDesk() {
  const event = aMatchmaking({ state: 'requests' })
  const { db } = event.ctx
  const [a, b, c] = [
    event.join({ name: 'Hanbit' }),
    event.join({ name: 'Song Bo' }),
    event.join({ name: 'Da Nang' }),
  ]
  const ask = (from: Firm, to: Firm) =>
    requestMeeting(from.as, {
      fromRegistrationId: from.registrationId,
      toRegistrationId: to.registrationId,
      priority: 'want',
    }).id
  const names = (group: ChaseGroup, of?: string) =>
    readChase(event.desk, { eventSlug: event.slug, group, of }).targets.map((one) => one.name)
  const mails = () => db.select().from(outbox).where(eq(outbox.kind, 'mail')).all()
  const send = (group: ChaseGroup, to: Firm[], key?: string) =>
    sendChase(event.desk, {
      eventId: event.id,
      group,
      of: undefined,
      ...TEXT,
      to: to.map((firm) => firm.registrationId),
      key,
    })
  return { ...event, db, a, b, c, ask, names, mails, send }
}

describe('groups of the chase desk', () => {
  it('hold who is late, and let go of who acted', () => {
    const { a, b, ask, names } = aDesk()
    expect(names('noRequest')).toEqual(['Da Nang', 'Hanbit', 'Song Bo'])
    const requestId = ask(a, b)
    expect(names('noRequest')).toEqual(['Da Nang', 'Song Bo'])
    expect(names('unanswered')).toEqual(['Song Bo'])
    answerRequest(b.as, { requestId, version: 1, answer: 'accepted' })
    expect(names('unanswered')).toEqual([])
    expect(names('noRequest')).toEqual(['Da Nang'])
    expect(names('noListing')).toEqual(['Da Nang', 'Hanbit', 'Song Bo'])
    expect(names('noAvailability')).toEqual(['Da Nang', 'Hanbit', 'Song Bo'])
    expect(names('ofMeeting', requestId)).toEqual(['Hanbit', 'Song Bo'])
  })

  it('are those of one day and of one slot of the published schedule', () => {
    const story = anEventToSchedule()
    const [a, b] = [story.join({ name: 'Hanbit' }), story.join({ name: 'Song Bo' })]
    story.join({ name: 'Da Nang' })
    const meetingId = story.accepted(a, b)
    const scheduleId = story.draft()
    story.place(meetingId, 1, 0)
    const names = (group: ChaseGroup, of: string) =>
      readChase(story.desk, { eventSlug: story.slug, group, of }).targets.map((one) => one.name)
    expect(names('inSlot', story.slotId(1))).toEqual([])
    publishSchedule(story.desk, { scheduleId })
    expect(names('inSlot', story.slotId(1))).toEqual(['Hanbit', 'Song Bo'])
    expect(names('inSlot', story.slotId(0))).toEqual([])
    expect(names('onDay', '2026-12-01')).toEqual(['Hanbit', 'Song Bo'])
    expect(names('onDay', '2026-12-02')).toEqual([])
  })
})

describe('writing to a group', () => {
  it('puts one line for each person into the outbox, whatever they answer for', () => {
    const { db, a, b, mails, send } = aDesk()
    // One person answers for two participants.
    db.run(
      `INSERT INTO organisation_members VALUES ('${b.organisationId}', '${a.person.id}', 'owner')`,
    )
    db.delete(outbox).run()
    expect(send('noRequest', [a, b])).toMatchObject({ people: 2, participants: 2 })
    expect(mails()).toHaveLength(2)
  })

  it('leaves those in peace who acted in the meantime, and says when nobody is left', () => {
    const { db, a, b, c, ask, mails, send } = aDesk()
    const requestId = ask(a, b)
    answerRequest(b.as, { requestId, version: 1, answer: 'declined', reason: 'no' })
    db.delete(outbox).run()
    expect(() => send('unanswered', [b])).toThrowDomainError('chase.nobody')
    ask(a, c)
    db.delete(outbox).run()
    expect(send('unanswered', [b, c]).people).toBe(1)
    expect(mails()).toHaveLength(1)
  })

  it('sends once, however often the button is pressed', () => {
    const { db, a, b, mails, send } = aDesk()
    db.delete(outbox).run()
    expect(send('noRequest', [a, b], 'k')).toEqual(send('noRequest', [a, b], 'k'))
    expect(mails()).toHaveLength(2)
    expect(db.select().from(chaseRecipients).all()).toHaveLength(2)
  })

  it('fills in the words of each reader as things stand when the mail goes', () => {
    const { db, ctx, a, b, c, ask, mails, send } = aDesk()
    ask(a, b)
    ask(c, b)
    db.delete(outbox).run()
    send('unanswered', [b])
    const [line] = mails()
    const mail = renderMail(db, ctx, line?.payload as MailPayload)
    expect(mail?.subject).toBe('[HanViet Bridge] About Network meeting')
    expect(mail?.text).toContain('Dear Song Bo, 2 wait.')
    expect(mail?.text).toContain(`/en/events/`)
  })

  it('is noted for each participant, also what went out by chat', () => {
    const { desk, slug, id, a, send } = aDesk()
    send('noRequest', [a])
    noteChat(desk, {
      act: 'noted',
      eventId: id,
      group: 'noRequest',
      of: undefined,
      ...TEXT,
      registrationId: a.registrationId,
    })
    const lines = readHistory(desk, { eventSlug: slug, registrationId: a.registrationId }).lines
    expect(lines.map((line) => line.channel).sort()).toEqual(['chat', 'mail'])
    const target = readChase(desk, { eventSlug: slug, group: 'noRequest' }).targets.find(
      (one) => one.registrationId === a.registrationId,
    )
    expect(target?.justTold).toBe(true)
  })

  it('is remembered by the name of the event, and not by the words in brackets', () => {
    const { desk, slug, id, a } = aDesk()
    noteChat(desk, {
      ...{ act: 'noted', eventId: id, group: 'unanswered', of: undefined, body: TEXT.body },
      subject: { en: '[event]: [waiting] for [organisation]' },
      registrationId: a.registrationId,
    })
    const [line] = readHistory(desk, { eventSlug: slug }).lines
    expect(line?.subject).toMatch(new RegExp(`^[^[]+: … for ${line?.organisation}$`))
  })

  it('is shown before in each language, and as text for a chat', () => {
    const { db, desk, id, a, b, ask } = aDesk()
    ask(a, b)
    db.run(`UPDATE people SET locale = 'vi' WHERE id = '${b.person.id}'`)
    const shown = previewChase(desk, {
      eventId: id,
      group: 'unanswered',
      ...templateOf('unanswered'),
    })
    expect(shown.mails.map((mail) => mail.locale)).toEqual(['vi'])
    expect(shown.chats[0]?.text).toContain('Song Bo có 1 đề nghị gặp')
    expect(shown.chats[0]?.text).toContain('http://localhost:3000/vi/events/')
  })

  it('is for the desk of this event, not for scanners, viewers or others', () => {
    for (const role of TEAM_ROLES) {
      const { ctx, id, slug, a } = aDesk()
      const who = as(ctx, aPerson(ctx.db, { team: { eventId: id, role } }))
      const acts = [
        () => readChase(who, { eventSlug: slug, group: 'everyone' }),
        () => readHistory(who, { eventSlug: slug }),
        () => previewChase(who, { eventId: id, group: 'everyone', ...TEXT }),
        () =>
          sendChase(who, {
            eventId: id,
            group: 'everyone',
            of: undefined,
            ...TEXT,
            to: [a.registrationId],
          }),
        () =>
          setReminder(who, {
            eventId: id,
            group: 'everyone',
            of: undefined,
            ...TEXT,
            sendDay: '2026-11-25',
            sendTime: '09:00',
          }),
      ]
      for (const act of acts)
        if (['lead', 'coOrganiser', 'desk'].includes(role)) expect(act).not.toThrow()
        else expect(act).toThrowDomainError('notFound')
    }
    const [own, other] = [aDesk(), aDesk()]
    expect(() =>
      sendChase(own.desk, {
        eventId: other.id,
        group: 'everyone',
        of: undefined,
        ...TEXT,
        to: [other.a.registrationId],
      }),
    ).toThrow()
  })
})

describe('reminders', () => {
  const at = (instant: string) => () => new Date(instant)
  const remind = (
    story: ReturnType<typeof aDesk>,
    sendDay = '2026-11-25',
    group: ChaseGroup = 'noRequest',
  ) =>
    setReminder(story.desk, {
      eventId: story.id,
      group,
      of: undefined,
      ...TEXT,
      sendDay,
      sendTime: '09:00',
    })

  it('go out by themselves at the time of the event, once, to who is late then', () => {
    const story = aDesk()
    remind(story)
    story.ask(story.a, story.b)
    story.db.delete(outbox).run()
    expect(sendDueReminder({ ...story.ctx, now: at('2026-11-25T01:59:00Z') })).toBe(false)
    const due = { ...story.ctx, now: at('2026-11-25T02:00:00Z') }
    expect(sendDueReminder(due)).toBe(true)
    expect(sendDueReminder(due)).toBe(false)
    expect(story.mails()).toHaveLength(2)
    expect(story.db.select().from(chaseReminders).get()?.state).toBe('sent')
  })

  it('leave those in peace who were told of the same within a day', () => {
    const story = aDesk()
    remind(story)
    story.send('noRequest', [story.a])
    story.db.delete(outbox).run()
    // Set forward to an hour after the mail by hand.
    story.db
      .update(chaseReminders)
      .set({ sendAt: new Date(TEST_NOW.getTime() + 3_600_000) })
      .run()
    sendDueReminder({ ...story.ctx, now: () => new Date(TEST_NOW.getTime() + 3_600_000) })
    expect(story.mails()).toHaveLength(2)
  })

  it('can be stopped until they have gone, and are not set for the past', () => {
    const story = aDesk()
    expect(() => remind(story, '2026-11-19')).toThrowDomainError('chase.past')
    const { id } = remind(story)
    stopReminder(story.desk, { eventId: story.id, id })
    stopReminder(story.desk, { eventId: story.id, id })
    expect(sendDueReminder({ ...story.ctx, now: at('2026-11-26T00:00:00Z') })).toBe(false)
    expect(() => stopReminder(story.desk, { eventId: 'other', id })).toThrow()
  })

  it('write to nobody once the event is over', () => {
    const story = aDesk()
    remind(story)
    story.go('closed')
    story.db.delete(outbox).run()
    sendDueReminder({ ...story.ctx, now: at('2026-11-26T00:00:00Z') })
    expect(story.mails()).toEqual([])
  })
})

describe('taking a step', () => {
  it('says before what it sends and to whom, and tells of a phase once', () => {
    const story = aDesk()
    story.go('registration')
    story.db.delete(outbox).run()
    const sends = readStepMessages(story.desk, story.slug, 'requests')
    expect(sends).toMatchObject({ kind: 'requests', count: 3 })
    const named = sends.kind === 'requests' ? sends.to : []
    expect(named).toHaveLength(3)
    expect(named.every((one) => one.organisation !== '' && one.name !== '')).toBe(true)
    const step = (state: 'requests' | 'registration') =>
      takeStep(story.desk, { eventId: story.id, state, tell: true })
    expect(step('requests')).toEqual({ state: 'requests', told: 3 })
    expect(story.mails()).toHaveLength(3)
    step('registration')
    expect(readStepMessages(story.desk, story.slug, 'requests')).toEqual({ kind: 'already' })
    expect(step('requests').told).toBe(0)
    expect(story.mails()).toHaveLength(3)
  })

  it('sends nothing when the organiser does not want it', () => {
    const story = aDesk()
    story.go('registration')
    story.db.delete(outbox).run()
    takeStep(story.desk, { eventId: story.id, state: 'requests', tell: false })
    expect(story.mails()).toEqual([])
  })
})
