import { eq } from 'drizzle-orm'
import {
  joinRequests,
  organisationMerges,
  organisations,
  people,
  privacyRequests,
  verificationCases,
} from '#db/schema'
import type { Reader } from '#db/client'
import { dayOf, formatDay } from '#app/i18n/format'
import { paths } from '#app/i18n/paths'
import { RECORD_TEMPLATES } from './notify.server'
import type { MailPayload, RecordTemplate } from './notify.server'
import type { Body, Rendering } from './render-account-mail.server'

export const isAboutRecord = (template: MailPayload['template']): template is RecordTemplate =>
  RECORD_TEMPLATES.some((one) => one === template)

/** A mail about a record or somebody's request. Null when there is nothing to say any more. */
export function recordMail(template: RecordTemplate, rendering: Rendering): Body | null {
  switch (template) {
    case 'joinAsked':
    case 'claimAsked':
    case 'joinAccepted':
    case 'joinDeclined':
      return joining(template, rendering)
    case 'staffGranted':
    case 'staffRevoked':
      return staff(template, rendering)
    case 'verificationSubmitted':
    case 'verificationApproved':
    case 'verificationRefused':
      return verification(template, rendering)
    case 'organisationMerged':
      return merged(rendering)
    case 'privacyAsked':
    case 'privacyReminder':
    case 'privacyAnswered':
      return privacy(template, rendering)
  }
}

type Join = 'joinAsked' | 'claimAsked' | 'joinAccepted' | 'joinDeclined'

function joining(template: Join, { db, t, reader, params }: Rendering): Body | null {
  const found = db
    .select({
      state: joinRequests.state,
      reason: joinRequests.reason,
      slug: organisations.slug,
      organisation: organisations.displayName,
      person: people.name,
    })
    .from(joinRequests)
    .innerJoin(organisations, eq(organisations.id, joinRequests.organisationId))
    .innerJoin(people, eq(people.id, joinRequests.personId))
    .where(eq(joinRequests.id, String(params.joinRequestId)))
    .get()
  if (!found) return null
  const toAnswer = template === 'joinAsked' || template === 'claimAsked'
  if (toAnswer && found.state !== 'pending') return null
  const { organisation, person } = found
  const to = paths(reader.locale)
  const path = {
    joinAsked: to.members(found.slug),
    claimAsked: to.claims,
    joinAccepted: to.work,
    joinDeclined: to.organisation(found.slug),
  }[template]
  return {
    subject: t(`mail.${template}.subject`, { organisation }),
    paragraphs: [
      t(`mail.${template}.body`, { organisation, person }),
      template === 'joinDeclined' && found.reason ? t('mail.reason', { text: found.reason }) : '',
    ],
    act: t(`mail.${template}.act`),
    path,
  }
}

function staff(
  template: 'staffGranted' | 'staffRevoked',
  { t, reader, params }: Rendering,
): Body | null {
  const role = t(
    `mail.staffRole.${params.role === 'administrator' ? 'administrator' : 'organiser'}`,
  )
  return {
    subject: t(`mail.${template}.subject`),
    paragraphs: [t(`mail.${template}.body`, { role })],
    act: t(`mail.${template}.act`),
    path: paths(reader.locale).account,
  }
}

function verification(
  template: 'verificationSubmitted' | 'verificationApproved' | 'verificationRefused',
  { db, t, reader, params }: Rendering,
): Body | null {
  const found = db
    .select({
      id: verificationCases.id,
      state: verificationCases.state,
      reason: verificationCases.reason,
      slug: organisations.slug,
      organisation: organisations.displayName,
    })
    .from(verificationCases)
    .innerJoin(organisations, eq(organisations.id, verificationCases.organisationId))
    .where(eq(verificationCases.id, String(params.caseId)))
    .get()
  if (!found) return null
  if (template === 'verificationSubmitted' && found.state !== 'submitted') return null
  const { organisation } = found
  const to = paths(reader.locale)
  return {
    subject: t(`mail.${template}.subject`, { organisation }),
    paragraphs: [
      t(`mail.${template}.body`, { organisation }),
      template === 'verificationRefused' && found.reason
        ? t('mail.reason', { text: found.reason })
        : '',
    ],
    act: t(`mail.${template}.act`),
    path: {
      verificationSubmitted: to.adminVerification(found.id),
      verificationApproved: to.organisation(found.slug),
      verificationRefused: to.verification(found.slug),
    }[template],
  }
}

function merged({ db, t, reader, params }: Rendering): Body | null {
  const found = db
    .select({
      record: organisationMerges.record,
      slug: organisations.slug,
      organisation: organisations.displayName,
    })
    .from(organisationMerges)
    .innerJoin(organisations, eq(organisations.id, organisationMerges.mergedIntoId))
    .where(eq(organisationMerges.id, String(params.mergeId)))
    .get()
  if (!found) return null
  const { organisation } = found
  const other = typeof found.record.displayName === 'string' ? found.record.displayName : ''
  return {
    subject: t('mail.organisationMerged.subject', { organisation }),
    paragraphs: [t('mail.organisationMerged.body', { organisation, other })],
    act: t('mail.organisationMerged.act'),
    path: paths(reader.locale).organisation(found.slug),
  }
}

function privacy(
  template: 'privacyAsked' | 'privacyReminder' | 'privacyAnswered',
  { db, t, reader, params }: Rendering,
): Body | null {
  const found = privacyRequest(db, String(params.requestId))
  if (!found) return null
  const forStaff = template !== 'privacyAnswered'
  if (forStaff && found.state !== 'open') return null
  const zone = reader.locale === 'ko' ? 'Asia/Seoul' : 'Asia/Ho_Chi_Minh'
  const words = {
    kind: t(`mail.privacyKind.${found.kind}`),
    due: formatDay(dayOf(found.dueAt, zone), reader.locale),
  }
  const to = paths(reader.locale)
  return {
    subject: t(`mail.${template}.subject`, words),
    paragraphs: [t(`mail.${template}.body`, words)],
    act: t(`mail.${template}.act`),
    path: forStaff ? to.adminPrivacy : to.ownData,
  }
}

const privacyRequest = (db: Reader, id: string) =>
  db
    .select({
      kind: privacyRequests.kind,
      state: privacyRequests.state,
      dueAt: privacyRequests.dueAt,
    })
    .from(privacyRequests)
    .where(eq(privacyRequests.id, id))
    .get()
