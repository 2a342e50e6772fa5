import { eq } from 'drizzle-orm'
import { events, meetings } from '#db/schema'
import type { Reader } from '#db/client'
import { eventTime } from '#app/features/events'
import { readText } from '#app/i18n/localised'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import type { ServerTranslator } from '#app/i18n/translator.server'
import { findReader } from './find-reader.server'
import type { MailPayload, MailTemplate } from './notify.server'
import { accountMail, isAboutAccount } from './render-account-mail.server'
import type { Body, Rendering } from './render-account-mail.server'
import { isAboutListing, listingMail } from './render-listing-mail.server'
import { readRequest, readTimetable, readTitle } from './read-subject.server'

export type RenderedMail = { to: string; subject: string; text: string }
/** What mails are made with, besides the records. */
export type MailSite = { publicOrigin: string; secretKey: string }

/**
 * A mail in its recipient's language, from the records as they are now; subject in NFC, one line.
 * Null when nobody is left to write to, or nothing to write about.
 */
export function renderMail(
  db: Reader,
  { publicOrigin, secretKey }: MailSite,
  payload: MailPayload,
): RenderedMail | null {
  const reader = findReader(db, payload.to)
  if (!reader) return null
  const t = translatorOf(reader.locale)
  const { template, to, params } = payload
  const rendering: Rendering = { db, reader, t, params }
  const body = isAboutAccount(template)
    ? accountMail(template, { ...rendering, to, secretKey })
    : isAboutListing(template)
      ? listingMail(template, rendering)
      : bodyOf(template, rendering)
  if (!body) return null
  const text = [
    reader.name ? t('mail.greeting', { name: reader.name }) : t('mail.greetingUnnamed'),
    ...body.paragraphs.filter(Boolean),
    `${body.act}\n${publicOrigin}${body.path}`,
    `--\n${t('mail.closing')}`,
  ].join('\n\n')
  return { to: reader.email, subject: body.subject.replace(/\s+/g, ' ').normalize('NFC'), text }
}

function bodyOf(template: MailTemplate, rendering: Rendering): Body | null {
  switch (template) {
    case 'requestReceived':
      return requestReceived(rendering)
    case 'requestAnswered':
      return requestAnswered(rendering)
    case 'meetingCancelled':
      return meetingCancelled(rendering)
    case 'schedulePublished':
      return schedulePublished(rendering)
    case 'registrationApproved':
      return registrationApproved(rendering)
  }
}

function requestReceived({ db, reader, t, params }: Rendering): Body | null {
  const found = readRequest(db, String(params.requestId))
  if (!found || found.request.state !== 'pending') return null
  const { request, event, from } = found
  const title = readTitle(db, request.aboutKind, request.aboutId, reader.locale)
  return {
    subject: t('mail.requestReceived.subject', { partner: from }),
    paragraphs: [
      t('mail.requestReceived.body', { partner: from }),
      [
        t('mail.event', { event: readText(event.name, reader.locale) }),
        ...(title ? [t('mail.subject', { title })] : []),
        t('mail.priority', { priority: t(`domain.priority.${request.priority}`) }),
      ].join('\n'),
      request.message ? t('mail.message', { text: request.message }) : '',
    ],
    act: t('mail.requestReceived.act'),
    path: paths(reader.locale).request(event.slug, request.id),
  }
}

function requestAnswered({ db, reader, t, params }: Rendering): Body | null {
  const found = readRequest(db, String(params.requestId))
  if (!found || !['accepted', 'declined'].includes(found.request.state)) return null
  const { request, event } = found
  const accepted = request.state === 'accepted'
  const partner = found.toShown ?? t('mail.hiddenPartner')
  const title = readTitle(db, request.aboutKind, request.aboutId, reader.locale)
  return {
    subject: t(
      accepted ? 'mail.requestAnswered.subjectAccepted' : 'mail.requestAnswered.subjectDeclined',
      { partner },
    ),
    paragraphs: [
      t(accepted ? 'mail.requestAnswered.accepted' : 'mail.requestAnswered.declined', { partner }),
      request.reason ? t('mail.reason', { text: request.reason }) : '',
      [
        t('mail.event', { event: readText(event.name, reader.locale) }),
        ...(title ? [t('mail.subject', { title })] : []),
      ].join('\n'),
    ],
    act: t('mail.requestAnswered.act'),
    path: paths(reader.locale).request(event.slug, request.id),
  }
}

function meetingCancelled({ db, reader, t, params }: Rendering): Body | null {
  const meeting = db
    .select({ requestId: meetings.requestId })
    .from(meetings)
    .where(eq(meetings.id, String(params.meetingId)))
    .get()
  const found = meeting ? readRequest(db, meeting.requestId) : null
  if (!found) return null
  const event = readText(found.event.name, reader.locale)
  return {
    subject: t('mail.meetingCancelled.subject', { event }),
    paragraphs: [t('mail.meetingCancelled.body', { pair: `${found.from} × ${found.to}` })],
    act: t('mail.meetingCancelled.act'),
    path: paths(reader.locale).agenda(found.event.slug),
  }
}

function schedulePublished({ db, reader, t, params }: Rendering): Body | null {
  const event = db
    .select()
    .from(events)
    .where(eq(events.id, String(params.eventId)))
    .get()
  if (!event) return null
  const name = readText(event.name, reader.locale)
  const rows = readTimetable(db, event.id, reader.delegateIds).map((row) => {
    const time = eventTime(row.startsAt, row.endsAt, event.timeZone, reader.locale)
    const own = time.own
      ? t('mail.own', { place: zoneName(t, time.own.zone), time: time.own.time })
      : null
    const title = readTitle(db, row.request.aboutKind, row.request.aboutId, reader.locale)
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
      title,
    ]
      .filter(Boolean)
      .join('\n  ')
  })
  return {
    subject: t('mail.schedulePublished.subject', { event: name }),
    paragraphs: [
      t('mail.schedulePublished.body'),
      t('mail.event', { event: name }),
      ...(rows.length > 0 ? rows : [t('mail.schedulePublished.none')]),
    ],
    act: t('mail.schedulePublished.act'),
    path: paths(reader.locale).agenda(event.slug),
  }
}

function registrationApproved({ db, reader, t, params }: Rendering): Body | null {
  const event = db
    .select()
    .from(events)
    .where(eq(events.id, String(params.eventId)))
    .get()
  if (!event) return null
  const name = readText(event.name, reader.locale)
  return {
    subject: t('mail.registrationApproved.subject', { event: name }),
    paragraphs: [t('mail.registrationApproved.body'), t('mail.event', { event: name })],
    act: t('mail.registrationApproved.act'),
    path: paths(reader.locale).event(event.slug),
  }
}

/** A zone that has a name in the catalogue by it, any other as it is called. */
const zoneName = (t: ServerTranslator, zone: string) =>
  zone === 'Asia/Ho_Chi_Minh' || zone === 'Asia/Seoul' ? t(`common.zone.${zone}`) : zone
