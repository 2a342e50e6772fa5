import { count, lt } from 'drizzle-orm'
import {
  oneTimeCodes,
  oneTimeLinks,
  organisationInvitations,
  pendingSignIns,
  provenBrowsers,
  sessions,
  signInAttempts,
  signUps,
} from '#db/schema'
import type { Context } from '#app/platform/context.server'
import { write } from '#app/platform/context.server'
import { deleteExpiredSessions } from './sessions.server'

const DAY_MS = 24 * 3_600_000

/**
 * Removes sessions, remembered browsers, registrations, links, codes and tries that are over, with the addresses in them; called at start
 * and once a day. What is over stays a day more, an invitation a month, so that a late press is told why. Says how many
 * went.
 */
export async function forgetExpired(
  ctx: Context,
): Promise<{ signIn: number; invitations: number }> {
  const open = countSessions(ctx)
  await deleteExpiredSessions(ctx.db)
  const ended = open - countSessions(ctx)
  const dayAgo = new Date(ctx.now().getTime() - DAY_MS)
  const monthAgo = new Date(ctx.now().getTime() - 30 * DAY_MS)
  return write(ctx, (tx) => {
    const gone = [
      tx.delete(signInAttempts).where(lt(signInAttempts.at, dayAgo)).run(),
      tx.delete(pendingSignIns).where(lt(pendingSignIns.expiresAt, dayAgo)).run(),
      tx.delete(oneTimeCodes).where(lt(oneTimeCodes.expiresAt, dayAgo)).run(),
      tx.delete(oneTimeLinks).where(lt(oneTimeLinks.expiresAt, dayAgo)).run(),
      tx.delete(provenBrowsers).where(lt(provenBrowsers.expiresAt, dayAgo)).run(),
      tx.delete(signUps).where(lt(signUps.expiresAt, dayAgo)).run(),
    ]
    return {
      signIn: gone.reduce((sum, { changes }) => sum + changes, ended),
      invitations: tx
        .delete(organisationInvitations)
        .where(lt(organisationInvitations.expiresAt, monthAgo))
        .run().changes,
    }
  })
}

const countSessions = (ctx: Context): number =>
  ctx.db.select({ n: count() }).from(sessions).get()?.n ?? 0
