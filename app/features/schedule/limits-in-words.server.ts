import type { Unscheduled } from '#app/scheduling/schedule'
import type { BoardRules, Stand } from './board-rules'
import { overLimits } from './over-limits'
import { personOfFirm } from './pair-names.server'
import type { OverLimitLine, UnplacedReason } from './shown'

/** A reason of the solver as the pages say it: who binds by name, and which limit where one does. */
export function whyLeftOut(
  { sides, perDelegate }: Pick<BoardRules, 'sides' | 'perDelegate'>,
  nameOf: (id: string) => string,
  { reason, who = '', what = '' }: Pick<Unscheduled, 'reason' | 'who' | 'what'>,
): { reason: UnplacedReason; who: string; limit: number | null } {
  const side = sides.find((one) => one.id === who)
  const employer = sides.find((one) => one.delegates.some((delegate) => delegate.id === who))
  const name = employer ? personOfFirm(nameOf(who), employer.name) : nameOf(who) || what
  if (reason === 'limitReached' && perDelegate !== undefined) {
    // An organisation is also full when each of its delegates is, before its own limit is reached.
    const byDelegates =
      side && (side.max === null || side.delegates.length * perDelegate < side.max)
    if (employer || byDelegates)
      return {
        reason: employer ? 'delegateLimit' : 'delegatesLimit',
        who: name,
        limit: perDelegate,
      }
  }
  return { reason, who: name, limit: side?.max ?? null }
}

/** Who has more meetings than a limit allows, by name. */
export const whoIsOver = (
  rules: BoardRules,
  stands: Stand[],
  nameOf: (id: string) => string,
): OverLimitLine[] =>
  overLimits(rules, stands).map(({ side, delegate, count, limit }) => ({
    who: delegate === null ? nameOf(side) : personOfFirm(nameOf(delegate), nameOf(side)),
    count,
    limit,
    isDelegate: delegate !== null,
  }))
