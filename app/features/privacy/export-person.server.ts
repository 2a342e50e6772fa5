import { exportOwn } from '#app/features/accounts'
import type { Context } from '#app/platform/context.server'
import { writeZip } from '#app/platform/files/write-zip.server'

/** Everything that is kept about the person who asks, as a ZIP. @throws DomainError signInFirst */
export function exportPerson(ctx: Context): Uint8Array<ArrayBuffer> {
  const { format, at, ...parts } = exportOwn(ctx)
  const { person, staffRoles, consents, sessions, memberships, invitations, joinRequests } = parts
  return writeZip({
    'about.json': { format, at },
    'person.json': { ...person, staffRoles },
    'consents.json': consents,
    'sessions.json': { sessions, rememberedBrowsers: parts.rememberedBrowsers },
    'organisations.json': { memberships, invitations, joinRequests },
    'events.json': { delegations: parts.delegations },
    'entries.json': {
      requests: parts.requests,
      answers: parts.answers,
      outcomes: parts.outcomes,
      savedSearches: parts.savedSearches,
      shortlist: parts.shortlist,
      notesOnMeetings: parts.notesOnMeetings,
      confirmations: parts.confirmations,
      messagesFromOrganisers: parts.messagesFromOrganisers,
      unsavedForms: parts.unsavedForms,
      reviews: parts.reviews,
      opinionsOnMatches: parts.opinionsOnMatches,
      privacyRequests: parts.privacyRequests,
    },
    'actions.json': parts.actions,
  })
}
