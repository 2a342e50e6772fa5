import { eq } from 'drizzle-orm'
import { events } from '#db/schema'
import { readText } from '#app/i18n/localised'
import { paths } from '#app/i18n/paths'
import { answerToken } from './answer-token.server'
import { fillChase } from './fill-chase.server'
import type { MailPayload, MailTemplate, Recipient } from './notify.server'
import type { Body, Rendering } from './render-account-mail.server'
import { readRequest, readTitle } from './read-subject.server'

/** What mails about events are made of: the records, the reader, and what their links carry. */
export type MailRendering = Rendering & { to: MailPayload['to']; secretKey: string }

const isRecipient = (to: MailPayload['to']): to is Recipient =>
  'personId' in to || 'delegateId' in to

/** A request, or a counter-proposal to one's own; the link answers without signing in. */
export function requestReceived(
  { db, reader, t, params, to, secretKey }: MailRendering,
  template: 'requestReceived' | 'requestCountered',
): Body | null {
  const found = readRequest(db, String(params.requestId))
  if (!found || found.request.state !== 'pending') return null
  const { request, event, from } = found
  const title = readTitle(db, request.aboutKind, request.aboutId, reader.locale)
  return {
    subject: t(`mail.${template}.subject`, { partner: from }),
    paragraphs: [
      t(`mail.${template}.body`, { partner: from }),
      [
        t('mail.event', { event: readText(event.name, reader.locale) }),
        ...(title ? [t('mail.subject', { title })] : []),
        t('mail.priority', { priority: t(`domain.priority.${request.priority}`) }),
      ].join('\n'),
      request.message ? t('mail.message', { text: request.message }) : '',
    ],
    act: t(`mail.${template}.act`),
    ...(isRecipient(to)
      ? { path: paths(reader.locale).answer, token: answerToken(secretKey, request.id, to) }
      : { path: paths(reader.locale).request(event.slug, request.id) }),
  }
}

/** Yes or no to a request. */
export function requestAnswered({ db, reader, t, params }: MailRendering): Body | null {
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

/** A request that nobody answered in time. */
export function requestExpired({ db, reader, t, params }: MailRendering): Body | null {
  const found = readRequest(db, String(params.requestId))
  if (found?.request.state !== 'expired') return null
  const { request, event } = found
  const partner = found.toShown ?? t('mail.hiddenPartner')
  return {
    subject: t('mail.requestExpired.subject', { partner }),
    paragraphs: [
      t('mail.requestExpired.body', { partner }),
      t('mail.event', { event: readText(event.name, reader.locale) }),
    ],
    act: t('mail.requestExpired.act'),
    path: paths(reader.locale).request(event.slug, request.id),
  }
}

type AboutEvent = Extract<
  MailTemplate,
  | 'requestsOpened'
  | 'requestsReceived'
  | 'registrationApproved'
  | 'registrationReceived'
  | 'registrationWaitlisted'
  | 'registrationRejected'
>

/** What an event says to a participant about itself or their registration. */
export function aboutEvent(
  { db, reader, t, params }: MailRendering,
  template: AboutEvent,
): Body | null {
  const event = db
    .select()
    .from(events)
    .where(eq(events.id, String(params.eventId)))
    .get()
  if (!event) return null
  const name = readText(event.name, reader.locale)
  const to = paths(reader.locale)
  return {
    subject: t(`mail.${template}.subject`, { event: name }),
    paragraphs: [t(`mail.${template}.body`), t('mail.event', { event: name })],
    act: t(`mail.${template}.act`),
    path:
      template === 'requestsOpened'
        ? to.partners(event.slug)
        : template === 'requestsReceived'
          ? to.requests(event.slug)
          : to.event(event.slug),
  }
}

/** What the event's team wrote, filled in for the reader. */
export function chaseMessage({ db, reader, t, params }: MailRendering): Body | null {
  const filled = fillChase(db, {
    messageId: String(params.messageId),
    registrationId: String(params.registrationId),
    reader,
  })
  if (!filled) return null
  return {
    subject: `[HanViet Bridge] ${filled.subject}`,
    paragraphs: filled.body.split(/\n{2,}/),
    act: t('mail.chaseMessage.act'),
    path: filled.path,
  }
}
