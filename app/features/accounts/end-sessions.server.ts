import { and, eq, ne } from 'drizzle-orm'
import { oneTimeCodes, pendingSignIns, sessions } from '#db/schema'
import type { Tx } from '#db/client'
import { forgetBrowsers } from './proven-browsers.server'
import { sessionKey } from './sessions.server'

/**
 * Ends every session of a person, and every sign-in that is half done, and forgets the browsers in which one way was
 * enough, inside the change's own transaction.
 * @param but the id of the one session that stays, as its cookie carries it
 * @param rememberedIn cookies of the one browser that stays remembered
 */
export function endSessionsOf(tx: Tx, personId: string, but?: string, rememberedIn?: string): void {
  tx.delete(sessions)
    .where(
      and(
        eq(sessions.personId, personId),
        but === undefined ? undefined : ne(sessions.id, sessionKey(but)),
      ),
    )
    .run()
  tx.delete(pendingSignIns).where(eq(pendingSignIns.personId, personId)).run()
  tx.delete(oneTimeCodes).where(eq(oneTimeCodes.personId, personId)).run()
  forgetBrowsers(tx, personId, rememberedIn)
}
