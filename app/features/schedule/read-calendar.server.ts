import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { eq } from 'drizzle-orm'
import { needs, people } from '#db/schema'
import type { Db } from '#db/client'
import type { Country, Locale } from '#db/domain'
import { readText } from '#app/i18n/localised'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { notFound } from '#app/platform/domain-error'
import { delegateOfToken } from './calendar-token.server'
import { agendaEntries, delegateWithEvent, formerEntries } from './read-agenda.server'
import type { AgendaEntry } from './read-agenda.server'

const LOCALE_OF: Record<Country, Locale> = { KR: 'ko', VN: 'vi', other: 'en' }
const HOST = 'hanviet.example'
/** Before each meeting; the day before is the mail's. */
const ALARM_MINUTES = [60, 10]

/**
 * A delegate's meetings as iCalendar (RFC 5545), all times in UTC. A meeting keeps its UID for ever; its SEQUENCE
 * rises when it moves; one that was published once and is no more stays as cancelled. With `meetingId`, that one alone.
 * Two alarms ring before each meeting that stands. The address is all that a calendar program can send, and whoever has
 * it reads the file: it names organisations, no person; the link of each meeting leads to the rest, behind the sign-in.
 * @throws DomainError notFound for a link that is none or no longer counts
 */
export function readCalendar(
  ctx: { db: Db; publicOrigin: string; secretKey: string },
  token: string,
  meetingId?: string,
): string {
  const { db } = ctx
  const delegate = delegateOfToken(ctx, token)
  const found = delegate ? delegateWithEvent(db, delegate.id) : undefined
  if (!delegate || !found) throw notFound()
  const { event, organisation } = found
  const locale = localeOf(db, delegate.personId, organisation.country)
  const t = translatorOf(locale)

  const calendar = ical({
    name: `${oneLine(readText(event.name, locale))} · ${oneLine(organisation.shortName)}`,
    prodId: { company: 'HanViet Bridge', product: 'agenda', language: locale.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
  })
  const current = event.publishedScheduleId
    ? agendaEntries(db, event.publishedScheduleId, delegate.id, locale)
    : []
  const former = formerEntries(db, event, delegate.id, locale).map((entry): AgendaEntry => ({
    ...entry,
    state: 'cancelled',
  }))
  const entries = [...current, ...former].filter(
    (entry) => meetingId === undefined || entry.meetingId === meetingId,
  )
  if (meetingId !== undefined && entries.length === 0) throw notFound()
  for (const entry of entries) {
    const shown = calendar.createEvent({
      id: `${entry.meetingId}@${HOST}`,
      start: entry.startsAt,
      end: entry.endsAt,
      stamp: entry.updatedAt,
      lastModified: entry.updatedAt,
      sequence: entry.sequence,
      status: entry.state === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      summary: oneLine([entry.partner.name, titleIn(db, entry)].filter(Boolean).join(': ')),
      location: oneLine(
        [
          entry.table ? t('agenda.tableNumber', { table: entry.table }) : '',
          entry.place,
          readText(event.venue, locale),
          event.address,
        ]
          .filter(Boolean)
          .join(', '),
      ),
      description: entry.interpreter ? t('agenda.withInterpreter') : '',
      url: `${ctx.publicOrigin}${paths(locale).meeting(event.slug, entry.meetingId)}`,
    })
    if (entry.state !== 'cancelled')
      for (const minutes of ALARM_MINUTES)
        shown.createAlarm({ type: ICalAlarmType.display, trigger: minutes * 60 })
  }
  return calendar.toString()
}

/** A confidential need beside the name of the partner would tell whose it is. */
function titleIn(db: Db, { subject }: AgendaEntry): string | undefined {
  if (subject?.kind !== 'need') return subject?.title
  const need = db
    .select({ confidential: needs.confidential })
    .from(needs)
    .where(eq(needs.slug, subject.slug))
    .get()
  return need?.confidential ? undefined : subject.title
}

/** A line break in a name must not begin a line of the file. */
const oneLine = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[\s\u0000-\u001f\u007f]+/g, ' ')
    .trim()

const localeOf = (db: Db, personId: string | null, country: Country): Locale =>
  (personId
    ? db.select({ locale: people.locale }).from(people).where(eq(people.id, personId)).get()?.locale
    : undefined) ?? LOCALE_OF[country]
