import { eq } from 'drizzle-orm'
import { oneTimeCodes, oneTimeLinks, organisationInvitations, people, signUps } from '#db/schema'
import type { Reader } from '#db/client'
import type { MailReader } from './find-reader.server'
import type { LinkHolder } from './notify.server'

/** The address that a link or code goes to, with the name and language known of it; null when the record is gone. */
export function findLinkHolder(db: Reader, to: LinkHolder): MailReader | null {
  const found = addressOf(db, to)
  if (!found) return null
  const { email, name, locale } = found
  return { email, name, locale, delegateIds: [] }
}

function addressOf(db: Reader, to: LinkHolder) {
  if ('signUpId' in to) return db.select().from(signUps).where(eq(signUps.id, to.signUpId)).get()
  if ('linkId' in to)
    return db
      .select({ email: oneTimeLinks.email, name: people.name, locale: people.locale })
      .from(oneTimeLinks)
      .innerJoin(people, eq(people.id, oneTimeLinks.personId))
      .where(eq(oneTimeLinks.id, to.linkId))
      .get()
  if ('codeId' in to)
    return db
      .select({ email: people.email, name: people.name, locale: people.locale })
      .from(oneTimeCodes)
      .innerJoin(people, eq(people.id, oneTimeCodes.personId))
      .where(eq(oneTimeCodes.id, to.codeId))
      .get()
  return invited(db, to.invitationId)
}

/** Who has an account is greeted by name and in their language, others in the one that the inviter chose. */
function invited(db: Reader, invitationId: string) {
  const invitation = db
    .select()
    .from(organisationInvitations)
    .where(eq(organisationInvitations.id, invitationId))
    .get()
  if (!invitation || invitation.usedAt || invitation.revokedAt) return undefined
  const person = db.select().from(people).where(eq(people.email, invitation.email)).get()
  return {
    email: invitation.email,
    name: person?.name ?? '',
    locale: person?.locale ?? invitation.locale,
  }
}
