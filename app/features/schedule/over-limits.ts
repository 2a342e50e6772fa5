import type { BoardRules, Stand } from './board-rules'

/** Somebody with more meetings in a schedule than the limit that now stands. */
export type OverLimit = {
  side: string
  /** The delegate whose own limit it is; null: the organisation's. */
  delegate: string | null
  count: number
  limit: number
}

/** Whose meetings are more than is allowed, such as after a limit was lowered; organisations first. */
export function overLimits({ sides, perDelegate }: BoardRules, stands: Stand[]): OverLimit[] {
  const counts = new Map<string, number>()
  for (const { delegateIds } of stands)
    for (const id of delegateIds) counts.set(id, (counts.get(id) ?? 0) + 1)
  const held = (id: string) => counts.get(id) ?? 0
  const ofFirms = sides.flatMap(({ id, max, delegates }): OverLimit[] => {
    const count = delegates.reduce((sum, one) => sum + held(one.id), 0)
    return max !== null && count > max ? [{ side: id, delegate: null, count, limit: max }] : []
  })
  if (perDelegate === undefined) return ofFirms
  const ofPeople = sides.flatMap((side) =>
    side.delegates
      .filter((one) => held(one.id) > perDelegate)
      .map(({ id }) => ({ side: side.id, delegate: id, count: held(id), limit: perDelegate })),
  )
  return [...ofFirms, ...ofPeople]
}
