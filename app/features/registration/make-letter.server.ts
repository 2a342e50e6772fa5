import { and, asc, eq } from 'drizzle-orm'
import { delegates, eventTeam, organisations, people, registrations } from '#db/schema'
import type { Locale } from '#db/domain'
import { authorise } from '#app/features/accounts'
import { eventBySlug } from '#app/features/events'
import type { EventRow } from '#app/features/events'
import { dayOf, formatDay } from '#app/i18n/format'
import { readText } from '#app/i18n/localised'
import { translatorOf } from '#app/i18n/translator.server'
import { makePdf } from '#app/platform/files/make-pdf.server'
import type { Context } from '#app/platform/context.server'
import { notFound } from '#app/platform/domain-error'

export type Letter = {
  organiser: string
  date: string
  addressee: string[]
  subject: string
  paragraphs: string[]
  facts: [string, string][]
  signature: string[]
}

/**
 * The invitation of a delegate in one of the three languages, for employers and visa offices: for its organisation
 * and the event's desk, once the registration is approved.
 * @throws DomainError notFound, registration.notApproved
 */
export function readLetter(
  ctx: Context,
  input: { eventSlug: string; delegateId: string; locale: Locale },
): Letter {
  const event = eventBySlug(ctx.db, input.eventSlug)
  const row = ctx.db
    .select({ delegate: delegates, registration: registrations, organisation: organisations })
    .from(delegates)
    .innerJoin(registrations, eq(registrations.id, delegates.registrationId))
    .innerJoin(organisations, eq(organisations.id, registrations.organisationId))
    .where(and(eq(delegates.id, input.delegateId), eq(registrations.eventId, event.id)))
    .get()
  if (!row) throw notFound()
  const { delegate, registration, organisation } = row
  authorise(
    ctx,
    'registration.letter',
    { eventId: event.id, organisationId: registration.organisationId },
    { registration: registration.state },
  )
  const { locale } = input
  const t = translatorOf(locale)
  const latin = delegate.nameLatin ? ` (${delegate.nameLatin})` : ''
  const name = readText(event.name, locale)
  const organiser = organiserOf(ctx, event, locale)
  return {
    organiser,
    date: formatDay(dayOf(ctx.now(), event.timeZone), locale),
    addressee: [
      `${delegate.name}${latin}`,
      delegate.title ?? '',
      readText(organisation.legalName, locale) || organisation.displayName,
    ].filter(Boolean),
    subject: t('registration.letter.subject', { event: name }),
    paragraphs: [
      t('registration.letter.greeting', { name: nameIn(locale, delegate) }),
      t('registration.letter.body', { event: name, organiser }),
      t(registration.meets ? 'registration.letter.meets' : 'registration.letter.attends'),
    ],
    facts: [
      [t('registration.letter.event'), name],
      [t('registration.letter.days'), daysIn(event, locale)],
      [
        t('registration.letter.venue'),
        [readText(event.venue, locale), event.address ?? ''].filter(Boolean).join(', '),
      ],
      [t('registration.letter.delegate'), `${delegate.name}${latin}`],
    ],
    signature: [...leadsOf(ctx, event.id), organiser].filter(Boolean),
  }
}

/** The letter as PDF. @throws as `readLetter` */
export const letterAsPdf = async (
  ctx: Context,
  input: Parameters<typeof readLetter>[1],
): Promise<Uint8Array> => makePdf(definitionOf(readLetter(ctx, input), input.locale))

function definitionOf(letter: Letter, locale: Locale): Record<string, unknown> {
  return {
    pageSize: 'A4',
    pageMargins: [71, 71, 71, 71],
    info: { title: letter.subject.normalize('NFC') },
    language: locale,
    content: [
      { text: letter.organiser.normalize('NFC'), bold: true, fontSize: 13 },
      {
        canvas: [{ type: 'line', x1: 0, y1: 6, x2: 453, y2: 6, lineWidth: 0.7 }],
        margin: [0, 0, 0, 18],
      },
      { text: letter.date, alignment: 'right', margin: [0, 0, 0, 18] },
      ...letter.addressee.map((text) => ({ text: text.normalize('NFC') })),
      { text: letter.subject.normalize('NFC'), bold: true, fontSize: 14, margin: [0, 24, 0, 12] },
      ...letter.paragraphs.map((text) => ({ text: text.normalize('NFC'), margin: [0, 0, 0, 8] })),
      {
        margin: [0, 12, 0, 24],
        layout: 'lightHorizontalLines',
        table: {
          widths: [110, '*'],
          body: letter.facts
            .filter(([, fact]) => fact)
            .map(([term, fact]) => [{ text: term, bold: true }, fact.normalize('NFC')]),
        },
      },
      ...letter.signature.map((text) => ({ text: text.normalize('NFC') })),
    ],
  }
}

const daysIn = (event: EventRow, locale: Locale) =>
  event.firstDay === event.lastDay
    ? formatDay(event.firstDay, locale)
    : `${formatDay(event.firstDay, locale)} – ${formatDay(event.lastDay, locale)}`

function organiserOf(ctx: Context, event: EventRow, locale: Locale): string {
  const row = event.organiserId
    ? ctx.db.select().from(organisations).where(eq(organisations.id, event.organiserId)).get()
    : undefined
  return row ? readText(row.legalName, locale) || row.displayName : 'HanViet Bridge'
}

const leadsOf = (ctx: Context, eventId: string): string[] =>
  ctx.db
    .select({ name: people.name })
    .from(eventTeam)
    .innerJoin(people, eq(people.id, eventTeam.personId))
    .where(and(eq(eventTeam.eventId, eventId), eq(eventTeam.role, 'lead')))
    .orderBy(asc(people.name))
    .all()
    .map((row) => row.name)

/** Outside Korean a name in Hangul is greeted in its Latin letters, where it has them. */
const nameIn = (locale: Locale, { name, nameLatin }: { name: string; nameLatin: string | null }) =>
  locale !== 'ko' && nameLatin && /\p{Script=Hangul}/u.test(name) ? nameLatin : name
