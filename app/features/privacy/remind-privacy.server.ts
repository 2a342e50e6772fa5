import { and, eq, inArray, isNull, lte } from 'drizzle-orm'
import { privacyRequests } from '#db/schema'
import { peopleWithRole } from '#app/features/accounts'
import { notify } from '#app/features/notifications'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { REMIND_DAYS } from './schema'

const DAY_MS = 24 * 3_600_000

/** Reminds the administrators of each request that is nearly due, once; run at start and every day. Gives how many. */
export function remindPrivacy(ctx: Context): number {
  return write(ctx, (tx) => {
    const soon = new Date(ctx.now().getTime() + REMIND_DAYS * DAY_MS)
    const due = tx
      .select({ id: privacyRequests.id })
      .from(privacyRequests)
      .where(
        and(
          eq(privacyRequests.state, 'open'),
          isNull(privacyRequests.remindedAt),
          lte(privacyRequests.dueAt, soon),
        ),
      )
      .all()
      .map((row) => row.id)
    const to = peopleWithRole(tx, ['administrator']).map((personId) => ({ personId }))
    if (due.length === 0 || to.length === 0) return 0
    for (const requestId of due) notify(tx, ctx, to, 'privacyReminder', { requestId }, requestId)
    tx.update(privacyRequests)
      .set({ remindedAt: ctx.now() })
      .where(inArray(privacyRequests.id, due))
      .run()
    return due.length
  })
}
