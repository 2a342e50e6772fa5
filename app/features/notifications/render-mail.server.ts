import { eq } from 'drizzle-orm'
import { meetings } from '#db/schema'
import type { Reader } from '#db/client'
import { readText } from '#app/i18n/localised'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import type { ServerTranslator } from '#app/i18n/translator.server'
import { carrying } from '#app/platform/link-code'
import { findReader } from './find-reader.server'
import type { MailPayload, MailTemplate } from './notify.server'
import { accountMail, isAboutAccount } from './render-account-mail.server'
import type { Body, Rendering } from './render-account-mail.server'
import {
  aboutEvent,
  chaseMessage,
  requestAnswered,
  requestExpired,
  requestReceived,
} from './render-event-mail.server'
import type { MailRendering } from './render-event-mail.server'
import { isAboutListing, listingMail } from './render-listing-mail.server'
import { isAboutRecord, recordMail } from './render-record-mail.server'
import { meetingReminder, schedulePublished } from './render-schedule-mail.server'
import { searchAlert } from './render-search-alert.server'
import { readRequest } from './read-subject.server'

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
    : isAboutRecord(template)
      ? recordMail(template, rendering)
      : isAboutListing(template)
        ? listingMail(template, { ...rendering, to })
        : bodyOf(template, { ...rendering, to, secretKey })
  if (!body) return null
  const text = [
    reader.name ? t('mail.greeting', { name: reader.name }) : t('mail.greetingUnnamed'),
    ...body.paragraphs.filter(Boolean),
    ...linkText(t, publicOrigin, body),
    `--\n${t('mail.closing')}`,
  ].join('\n\n')
  return { to: reader.email, subject: body.subject.replace(/\s+/g, ' ').normalize('NFC'), text }
}

/** The link of a mail; beneath it what it carries, for a page that cannot read it from its address. */
const linkText = (
  t: ServerTranslator,
  origin: string,
  { act, path, token }: Pick<Body, 'act' | 'path' | 'token'>,
): string[] =>
  token === undefined
    ? [`${act}\n${origin}${path}`]
    : [`${act}\n${origin}${carrying(path, token)}`, `${t('mail.code')}\n${token}`]

function bodyOf(template: MailTemplate, rendering: MailRendering): Body | null {
  switch (template) {
    case 'requestReceived':
    case 'requestCountered':
      return requestReceived(rendering, template)
    case 'requestAnswered':
      return requestAnswered(rendering)
    case 'requestExpired':
      return requestExpired(rendering)
    case 'meetingCancelled':
      return meetingCancelled(rendering)
    case 'schedulePublished':
      return schedulePublished(rendering)
    case 'meetingReminder':
      return meetingReminder(rendering)
    case 'searchAlert':
      return searchAlert(rendering)
    case 'requestsOpened':
    case 'requestsReceived':
    case 'registrationApproved':
    case 'registrationReceived':
    case 'registrationWaitlisted':
    case 'registrationRejected':
      return aboutEvent(rendering, template)
    case 'chaseMessage':
      return chaseMessage(rendering)
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
