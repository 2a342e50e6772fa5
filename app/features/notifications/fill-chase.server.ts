import { and, count, eq, ne } from 'drizzle-orm'
import { chaseMessages, events, meetingRequests, organisations, registrations } from '#db/schema'
import type { Reader } from '#db/client'
import type { ChaseGroup, Localised } from '#db/domain'
import { formatDay } from '#app/i18n/format'
import { read, readText } from '#app/i18n/localised'
import { paths } from '#app/i18n/paths'
import type { MailReader } from './find-reader.server'

export type ChaseText = { groupKind: ChaseGroup; subject: Localised; body: Localised }
type Filled = { subject: string; body: string; path: string }

/** Words in brackets that stand for something of the reader's; shown to the team beside the form. */
export const CHASE_WORDS = [
  'name',
  'organisation',
  'event',
  'days',
  'venue',
  'waiting',
  'requestDeadline',
  'answerDeadline',
] as const

/**
 * A message of an event's team in the reader's language, with the words in brackets filled in as things stand now;
 * null when the message, or the participant, is gone or withdrew.
 */
export function fillChase(
  db: Reader,
  input: { registrationId: string; reader: MailReader } & (
    { messageId: string } | { text: ChaseText }
  ),
): Filled | null {
  const text =
    'text' in input
      ? input.text
      : db.select().from(chaseMessages).where(eq(chaseMessages.id, input.messageId)).get()
  const row = db
    .select({ event: events, organisation: organisations.displayName })
    .from(registrations)
    .innerJoin(events, eq(events.id, registrations.eventId))
    .innerJoin(organisations, eq(organisations.id, registrations.organisationId))
    .where(and(eq(registrations.id, input.registrationId), ne(registrations.state, 'withdrawn')))
    .get()
  if (!text || !row) return null
  const { locale, name } = input.reader
  const { event } = row
  const day = (date: string | null) => (date ? formatDay(date, locale) : '—')
  const words: Record<(typeof CHASE_WORDS)[number], string> = {
    name,
    organisation: row.organisation,
    event: readText(event.name, locale),
    days:
      event.firstDay === event.lastDay
        ? formatDay(event.firstDay, locale)
        : `${formatDay(event.firstDay, locale)} – ${formatDay(event.lastDay, locale)}`,
    venue: readText(event.venue, locale) || '—',
    waiting: String(waitingFor(db, input.registrationId)),
    requestDeadline: day(event.requestDeadline),
    answerDeadline: day(event.answerDeadline),
  }
  const fill = (given: Localised) =>
    (read(given, locale)?.text ?? '').replace(/\[([a-zA-Z]+)\]/g, (whole, word: string) =>
      isWord(word) ? words[word] : whole,
    )
  return {
    subject: fill(text.subject),
    body: fill(text.body),
    path: pathFor(text.groupKind, event.slug, locale),
  }
}

const isWord = (word: string): word is (typeof CHASE_WORDS)[number] =>
  CHASE_WORDS.some((one) => one === word)

/** Requests that wait for the participant's answer. */
const waitingFor = (db: Reader, registrationId: string): number =>
  db
    .select({ n: count() })
    .from(meetingRequests)
    .where(
      and(
        eq(meetingRequests.toRegistrationId, registrationId),
        eq(meetingRequests.state, 'pending'),
      ),
    )
    .get()?.n ?? 0

/** Where the reader does what the message asks for. */
function pathFor(group: ChaseGroup, slug: string, locale: MailReader['locale']): string {
  const to = paths(locale)
  switch (group) {
    case 'noRequest':
    case 'noMatch':
      return to.partners(slug)
    case 'unanswered':
      return to.requests(slug)
    case 'noListing':
    case 'noAvailability':
      return to.registration(slug)
    case 'unconfirmed':
    case 'onDay':
    case 'inSlot':
    case 'ofMeeting':
      return to.agenda(slug)
    case 'everyone':
    case 'waiting':
    case 'oneParticipant':
      return to.event(slug)
  }
}
