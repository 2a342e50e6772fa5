import { asc, desc, eq } from 'drizzle-orm'
import {
  chaseMessages,
  chaseRecipients,
  chaseReminders,
  delegates,
  organisations,
  people,
  registrations,
  slots,
} from '#db/schema'
import type { ChaseGroup, Localised } from '#db/domain'
import { LOCALES } from '#db/domain'
import { authorise, may } from '#app/features/accounts'
import { eventBySlug, inGrid } from '#app/features/events'
import type { EventRow } from '#app/features/events'
import { fillChase, findSpeakers } from '#app/features/notifications'
import { dayOf, formatDay, formatSpan, formatTime } from '#app/i18n/format'
import { readText } from '#app/i18n/localised'
import { translatorOf } from '#app/i18n/translator.server'
import type { Context } from '#app/platform/context.server'
import { showPhone } from '#app/features/organisations'
import { membersOf, PLAIN_GROUPS } from './groups.server'
import { lastTold, PAUSE_HOURS } from './people.server'
import type { ChasePage, ChaseTarget, ChatText } from './shown'

/** The chase desk of an event: its groups with their sizes, the chosen one with its people. @throws DomainError notFound */
export function readChase(
  ctx: Context,
  input: { eventSlug: string; group: ChaseGroup; of?: string },
): ChasePage {
  const event = eventBySlug(ctx.db, input.eventSlug)
  authorise(ctx, 'chase.read', { eventId: event.id })
  const { group, of } = input
  const members = membersOf(ctx.db, event, group, of)
  const collator = new Intl.Collator(ctx.locale)
  const told = lastTold(
    ctx.db,
    event.id,
    group,
    members.map((one) => one.registrationId),
  )
  const speakers = findSpeakers(
    ctx.db,
    members.map((one) => one.registrationId),
  )
  const since = ctx.now().getTime() - PAUSE_HOURS * 3_600_000
  return {
    event: headOf(ctx, event),
    maySend: may(ctx, 'chase.send', { eventId: event.id }, { event: event.state }),
    group,
    of: of ?? null,
    groups: PLAIN_GROUPS.map((one) => ({
      group: one,
      count: one === group ? members.length : membersOf(ctx.db, event, one, undefined).length,
    })),
    days: daysWithMeetings(ctx, event),
    slots: slotsOf(ctx, event),
    targets: members
      .sort((a, b) => collator.compare(a.name, b.name))
      .map((member): ChaseTarget => {
        const last = told.get(member.registrationId)
        return {
          registrationId: member.registrationId,
          name: member.name,
          country: member.country,
          people: (speakers.get(member.registrationId) ?? []).map(({ reader, phone }) => ({
            name: reader.name,
            email: reader.email,
            locale: reader.locale,
            phone: phone ? showPhone(phone) : null,
          })),
          phone: member.contactPhone ? showPhone(member.contactPhone) : null,
          toldAt: last ? momentOf(ctx, event, last) : null,
          justTold: last !== undefined && last.getTime() > since,
        }
      }),
    template: templateOf(group),
    reminders: remindersOf(ctx, event),
  }
}

const headOf = (ctx: Context, event: EventRow) => ({
  id: event.id,
  slug: event.slug,
  name: readText(event.name, ctx.locale),
  state: event.state,
})

const momentOf = (ctx: Context, event: EventRow, moment: Date) =>
  `${formatDay(dayOf(moment, event.timeZone), ctx.locale)} ${formatTime(moment, event.timeZone)}`

/** The ready-made text of a group in the three languages. */
export function templateOf(group: ChaseGroup): { subject: Localised; body: Localised } {
  const part = (which: 'subject' | 'body'): Localised =>
    Object.fromEntries(
      LOCALES.map((locale) => [locale, translatorOf(locale)(`chase.template.${group}.${which}`)]),
    )
  return { subject: part('subject'), body: part('body') }
}

function slotsOf(ctx: Context, event: EventRow) {
  if (!event.publishedScheduleId) return []
  return ctx.db
    .select()
    .from(slots)
    .where(inGrid(event.id))
    .orderBy(asc(slots.startsAt))
    .all()
    .map((slot) => ({
      id: slot.id,
      label: `${formatDay(dayOf(slot.startsAt, event.timeZone), ctx.locale)}, ${formatSpan(slot.startsAt, slot.endsAt, event.timeZone, ctx.locale)}`,
    }))
}

function daysWithMeetings(ctx: Context, event: EventRow) {
  if (!event.publishedScheduleId) return []
  const days = ctx.db
    .select({ startsAt: slots.startsAt })
    .from(slots)
    .where(inGrid(event.id))
    .all()
    .map((slot) => dayOf(slot.startsAt, event.timeZone))
  return [...new Set(days)].sort().map((day) => ({ id: day, label: formatDay(day, ctx.locale) }))
}

const remindersOf = (ctx: Context, event: EventRow) =>
  ctx.db
    .select()
    .from(chaseReminders)
    .where(eq(chaseReminders.eventId, event.id))
    .orderBy(asc(chaseReminders.sendAt))
    .all()
    .map((reminder) => ({
      id: reminder.id,
      group: reminder.groupKind,
      state: reminder.state,
      sendAt: momentOf(ctx, event, reminder.sendAt),
      subject: readText(reminder.subject, ctx.locale),
    }))

/**
 * A text as each of a group's people would read it: the first in each language, and for each participant a text to
 * paste into a chat. Nothing is sent.
 * @throws DomainError notFound
 */
export function previewChase(
  ctx: Context,
  input: { eventId: string; group: ChaseGroup; of?: string; subject: Localised; body: Localised },
): { mails: (ChatText & { subject: string })[]; chats: ChatText[] } {
  authorise(ctx, 'chase.read', { eventId: input.eventId })
  const event = ctx.db.query.events
    .findFirst({ where: (row, { eq: is }) => is(row.id, input.eventId) })
    .sync()
  if (!event) return { mails: [], chats: [] }
  const { group, of, subject, body } = input
  const members = membersOf(ctx.db, event, group, of)
  const speakers = findSpeakers(
    ctx.db,
    members.map((one) => one.registrationId),
  )
  const filled = members.flatMap(({ registrationId, name }) => {
    const speaker = speakers.get(registrationId)?.[0]
    if (!speaker) return []
    const text = fillChase(ctx.db, {
      registrationId,
      reader: speaker.reader,
      text: { groupKind: group, subject, body },
    })
    if (!text) return []
    const { reader, phone } = speaker
    const t = translatorOf(reader.locale)
    const greeting = reader.name
      ? t('mail.greeting', { name: reader.name })
      : t('mail.greetingUnnamed')
    return [
      {
        registrationId,
        organisation: name,
        person: reader.name,
        locale: reader.locale,
        phone: phone ? showPhone(phone) : null,
        subject: text.subject,
        text: [greeting, text.body, `${ctx.publicOrigin}${text.path}`].join('\n\n'),
      },
    ]
  })
  return {
    mails: LOCALES.flatMap((locale) => filled.find((one) => one.locale === locale) ?? []),
    chats: filled.slice(0, 50).map(({ subject: _, ...chat }) => chat),
  }
}

/** Every message of an event's team, latest first, with who got it. @throws DomainError notFound */
export function readHistory(ctx: Context, input: { eventSlug: string; registrationId?: string }) {
  const event = eventBySlug(ctx.db, input.eventSlug)
  authorise(ctx, 'chase.read', { eventId: event.id })
  const rows = ctx.db
    .select({
      recipient: chaseRecipients,
      message: chaseMessages,
      organisation: organisations.displayName,
      person: people.name,
      delegate: delegates.name,
    })
    .from(chaseRecipients)
    .innerJoin(chaseMessages, eq(chaseMessages.id, chaseRecipients.messageId))
    .innerJoin(registrations, eq(registrations.id, chaseRecipients.registrationId))
    .innerJoin(organisations, eq(organisations.id, registrations.organisationId))
    .leftJoin(people, eq(people.id, chaseRecipients.personId))
    .leftJoin(delegates, eq(delegates.id, chaseRecipients.delegateId))
    .where(eq(chaseMessages.eventId, event.id))
    .orderBy(desc(chaseRecipients.at))
    .all()
    .filter(
      ({ recipient }) => !input.registrationId || recipient.registrationId === input.registrationId,
    )
  return {
    event: headOf(ctx, event),
    lines: rows.slice(0, 1000).map(({ recipient, message, organisation, person, delegate }) => ({
      id: recipient.id,
      registrationId: recipient.registrationId,
      organisation,
      person: person ?? delegate ?? '',
      at: momentOf(ctx, event, recipient.at),
      channel: recipient.channel,
      origin: message.origin,
      group: message.groupKind,
      subject: subjectTo(readText(message.subject, ctx.locale), {
        event: readText(event.name, ctx.locale),
        organisation,
        name: person ?? delegate ?? '',
      }),
    })),
  }
}

/** A subject with the words in brackets that do not change with time; how many waited then is not kept. */
const subjectTo = (subject: string, words: Record<string, string>): string =>
  subject.replace(/\[([a-zA-Z]+)\]/g, (_, word: string) => words[word] ?? '…')
