import { eq } from 'drizzle-orm'
import { organisationClaims, organisationInvitations, organisations, people } from '#db/schema'
import type { Reader } from '#db/client'
import { linkToken } from '#app/features/accounts'
import { paths } from '#app/i18n/paths'
import type { AccountRendering, Body } from './render-account-mail.server'

export type OrganisationTemplate =
  | 'invitation'
  | 'claimInvitation'
  | 'claimDecided'
  | 'memberRemoved'
  | 'organisationHandedOver'
  | 'staffActing'

/** A mail about somebody's place in an organisation. Null when the records are gone. */
export function organisationMail(
  template: OrganisationTemplate,
  rendering: AccountRendering,
): Body | null {
  switch (template) {
    case 'invitation':
    case 'claimInvitation':
      return invitation(template, rendering)
    case 'claimDecided':
      return claimDecided(rendering)
    case 'memberRemoved':
    case 'organisationHandedOver':
      return membership(template, rendering)
    case 'staffActing':
      return staffActing(rendering)
  }
}

function invitation(
  template: 'invitation' | 'claimInvitation',
  { db, t, reader, to, secretKey }: AccountRendering,
): Body | null {
  if (!('invitationId' in to)) return null
  const found = db
    .select({ organisation: organisations.displayName, inviter: people.name })
    .from(organisationInvitations)
    .innerJoin(organisations, eq(organisations.id, organisationInvitations.organisationId))
    .innerJoin(people, eq(people.id, organisationInvitations.invitedBy))
    .where(eq(organisationInvitations.id, to.invitationId))
    .get()
  if (!found) return null
  return {
    subject: t(`mail.${template}.subject`, { organisation: found.organisation }),
    paragraphs: [t(`mail.${template}.body`, found)],
    act: t(`mail.${template}.act`),
    path: paths(reader.locale).invitation(linkToken(secretKey, 'invitation', to.invitationId)),
  }
}

function claimDecided({ db, t, reader, params }: AccountRendering): Body | null {
  const claim = db
    .select({ state: organisationClaims.state, reason: organisationClaims.reason, organisations })
    .from(organisationClaims)
    .innerJoin(organisations, eq(organisations.id, organisationClaims.organisationId))
    .where(eq(organisationClaims.id, String(params.claimId)))
    .get()
  if (!claim || claim.state === 'pending') return null
  const organisation = claim.organisations.displayName
  const to = paths(reader.locale)
  return {
    subject: t('mail.claimDecided.subject', { organisation }),
    paragraphs: [
      t(claim.state === 'approved' ? 'mail.claimDecided.approved' : 'mail.claimDecided.rejected', {
        organisation,
      }),
      claim.reason ? t('mail.reason', { text: claim.reason }) : '',
    ],
    act: t('mail.claimDecided.act'),
    path:
      claim.state === 'approved'
        ? to.members(claim.organisations.slug)
        : to.organisation(claim.organisations.slug),
  }
}

function membership(
  template: 'memberRemoved' | 'organisationHandedOver',
  { db, t, reader, params }: AccountRendering,
): Body | null {
  const found = organisationOf(db, params.organisationId)
  if (!found) return null
  const to = paths(reader.locale)
  return {
    subject: t(`mail.${template}.subject`, { organisation: found.name }),
    paragraphs: [t(`mail.${template}.body`, { organisation: found.name })],
    act: t(`mail.${template}.act`),
    path: template === 'memberRemoved' ? to.organisation(found.slug) : to.members(found.slug),
  }
}

function staffActing({ db, t, reader, params }: AccountRendering): Body | null {
  const found = organisationOf(db, params.organisationId)
  const staff = db
    .select({ name: people.name })
    .from(people)
    .where(eq(people.id, String(params.staffId)))
    .get()
  if (!found || !staff) return null
  return {
    subject: t('mail.staffActing.subject', { organisation: found.name }),
    paragraphs: [t('mail.staffActing.body', { organisation: found.name, staff: staff.name })],
    act: t('mail.staffActing.act'),
    path: paths(reader.locale).members(found.slug),
  }
}

const organisationOf = (db: Reader, id: string | number | undefined) =>
  db
    .select({ name: organisations.displayName, slug: organisations.slug })
    .from(organisations)
    .where(eq(organisations.id, String(id)))
    .get()
