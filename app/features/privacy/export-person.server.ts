import { exportOwn } from '#app/features/accounts'
import type { Context } from '#app/platform/context.server'
import { writeZip } from '#app/platform/files/write-zip.server'

/** Everything that is kept about the person who asks, as a ZIP. @throws DomainError signInFirst */
export function exportPerson(ctx: Context): Uint8Array<ArrayBuffer> {
  const { format, at, person, staffRoles, consents, sessions, actions, ...parts } = exportOwn(ctx)
  // Whatever is not named is an entry: what comes later is not forgotten.
  const { memberships, invitations, joinRequests, delegations, ...entries } = parts
  return writeZip({
    'about.json': { format, at },
    'person.json': { ...person, staffRoles },
    'consents.json': consents,
    'sessions.json': { sessions, rememberedBrowsers: parts.rememberedBrowsers },
    'organisations.json': { memberships, invitations, joinRequests },
    'events.json': { delegations },
    'entries.json': entries,
    'actions.json': actions,
  })
}
