import { eq } from 'drizzle-orm'
import { events } from '#db/schema'
import type { Reader } from '#db/client'
import { eventTime } from '#app/features/events'
import type { EventRow } from '#app/features/events'
import { dayOf } from '#app/i18n/format'
import { readText } from '#app/i18n/localised'
import { paths } from '#app/i18n/paths'
import type { ServerTranslator } from '#app/i18n/translator.server'
import type { Body, Rendering } from './render-account-mail.server'
import { readTimetable, readTitle } from './read-subject.server'

/** The whole timetable of a person, after a publication that changed something of theirs. */
export function schedulePublished(rendering: Rendering): Body | null {
  const { db, reader, t, params } = rendering
  const event = findEvent(db, params)
  if (!event) return null
  const name = readText(event.name, reader.locale)
  const rows = readTimetable(db, event.id, reader.delegateIds).map((row) =>
    rowInWords(rendering, event, row),
  )
  return {
    subject: t('mail.schedulePublished.subject', { event: name }),
    paragraphs: [
      t('mail.schedulePublished.body'),
      t('mail.event', { event: name }),
      ...(rows.length > 0 ? rows : [t('mail.schedulePublished.none')]),
      ...(rows.length > 0 ? [t('mail.schedulePublished.confirm')] : []),
    ],
    act: t('mail.schedulePublished.act'),
    path: paths(reader.locale).agenda(event.slug),
  }
}

/**
 * The day to come, or the meeting that begins in an hour or ten minutes. Null when nothing begins then any more: what
 * moved or was cancelled after the reminder was planned is not reminded of.
 */
export function meetingReminder(rendering: Rendering): Body | null {
  const { db, reader, t, params } = rendering
  const event = findEvent(db, params)
  if (!event || event.state === 'closed') return null
  const [lead, at] = [Number(params.lead), Number(params.at)]
  const timetable = readTimetable(db, event.id, reader.delegateIds)
  const first = timetable.find((row) => row.startsAt.getTime() === at)
  if (!first) return null
  const name = readText(event.name, reader.locale)
  const isSameDay = (instant: Date) =>
    dayOf(instant, event.timeZone) === dayOf(first.startsAt, event.timeZone)
  const rows = lead === 1440 ? timetable.filter((row) => isSameDay(row.startsAt)) : [first]
  const time = eventTime(first.startsAt, first.endsAt, event.timeZone, reader.locale)
  return {
    subject:
      lead === 1440
        ? t('mail.meetingReminder.subjectDay', { count: rows.length, event: name })
        : t('mail.meetingReminder.subject', {
            time: time.span.slice(0, 5),
            table: first.table ?? 'none',
            partner: first.partner,
          }),
    paragraphs: [
      lead === 1440
        ? t('mail.meetingReminder.bodyDay', { count: rows.length, day: time.day })
        : t('mail.meetingReminder.body', { minutes: lead }),
      t('mail.event', { event: name }),
      ...rows.map((row) => rowInWords(rendering, event, row)),
    ],
    act: t('mail.meetingReminder.act'),
    path: paths(reader.locale).agenda(event.slug),
  }
}

const findEvent = (db: Reader, params: Rendering['params']): EventRow | undefined =>
  db
    .select()
    .from(events)
    .where(eq(events.id, String(params.eventId)))
    .get()

/** Time of the venue first, the reader's own beside it; table, partner, interpreter; subject. */
function rowInWords(
  { db, reader, t }: Rendering,
  event: EventRow,
  row: ReturnType<typeof readTimetable>[number],
): string {
  const time = eventTime(row.startsAt, row.endsAt, event.timeZone, reader.locale)
  const own = time.own
    ? t('mail.own', { place: zoneName(t, time.own.zone), time: time.own.time })
    : null
  return [
    [
      t('mail.when', {
        day: time.day,
        span: time.span,
        zone: zoneName(t, time.zone),
        offset: time.offset,
      }),
      ...(own ? [own] : []),
    ].join('; '),
    [
      row.table ? t('mail.table', { table: row.table }) : null,
      row.partner,
      row.interpreter ? t('mail.interpreter', { name: row.interpreter }) : null,
    ]
      .filter(Boolean)
      .join(' · '),
    readTitle(db, row.request.aboutKind, row.request.aboutId, reader.locale),
  ]
    .filter(Boolean)
    .join('\n  ')
}

/** A zone that has a name in the catalogue by it, any other as it is called. */
const zoneName = (t: ServerTranslator, zone: string) =>
  zone === 'Asia/Ho_Chi_Minh' || zone === 'Asia/Seoul' ? t(`common.zone.${zone}`) : zone
