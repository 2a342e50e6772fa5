import { eq } from 'drizzle-orm'
import { organisationInvitations, organisations, people } from '#db/schema'
import type { Reader } from '#db/client'
import { linkToken } from '#app/features/accounts'
import { paths } from '#app/i18n/paths'
import type { AccountRendering, Body } from './render-account-mail.server'

export type OrganisationTemplate =
  'invitation' | 'claimInvitation' | 'memberRemoved' | 'organisationHandedOver'

/** A mail about somebody's place in an organisation. Null when the records are gone. */
export function organisationMail(
  template: OrganisationTemplate,
  rendering: AccountRendering,
): Body | null {
  switch (template) {
    case 'invitation':
    case 'claimInvitation':
      return invitation(template, rendering)
    case 'memberRemoved':
    case 'organisationHandedOver':
      return membership(template, rendering)
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
    path: paths(reader.locale).invitation,
    token: linkToken(secretKey, 'invitation', to.invitationId),
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

const organisationOf = (db: Reader, id: string | number | undefined) =>
  db
    .select({ name: organisations.displayName, slug: organisations.slug })
    .from(organisations)
    .where(eq(organisations.id, String(id)))
    .get()
