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
  const full = employer ?? side
  if (reason !== 'limitReached' || perDelegate === undefined || !full)
    return { reason, who: name, limit: side?.max ?? null }
  // An organisation's own limit binds only where its delegates may have as many together.
  if (side && side.max !== null && side.max <= side.delegates.length * perDelegate)
    return { reason, who: name, limit: side.max }
  const [person, ...colleagues] = full.delegates
  return person && colleagues.length === 0
    ? {
        reason: 'delegateLimit',
        who: personOfFirm(nameOf(person.id), full.name),
        limit: perDelegate,
      }
    : { reason: 'delegatesLimit', who: nameOf(full.id), limit: perDelegate }
}

/** Who has more meetings than a limit allows, by name. */
export const whoIsOver = (
  rules: BoardRules,
  stands: Stand[],
  nameOf: (id: string) => string,
): OverLimitLine[] =>
  overLimits(rules, stands).map(({ side, delegate, count, limit }) => {
    const firm = rules.sides.find((one) => one.id === side)?.name ?? ''
    return {
      who: delegate === null ? firm : personOfFirm(nameOf(delegate), firm),
      count,
      limit,
      isDelegate: delegate !== null,
    }
  })
