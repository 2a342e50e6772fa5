import { z } from 'zod'
import type { Concept } from './concept'
import entries from './concepts/changes.json'

const ids = z.array(z.string().min(1))

export const changeSchema = z.object({
  /** Day on which the concept files changed, `YYYY-MM-DD`. */
  on: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  kind: z.enum(['rename', 'merge', 'split']),
  /** Ids that are no concept any more. */
  from: ids,
  to: ids,
})

/** What became of concepts that are gone: another id, one concept for several, or several for one. */
export type ConceptChange = z.infer<typeof changeSchema>

let shared: readonly ConceptChange[] | undefined

/**
 * The changes that stand beside the concept files.
 * @throws Error naming the place of an entry that is not of the format
 */
export const loadChanges = (): readonly ConceptChange[] => (shared ??= parseChanges(entries))

/** @throws Error naming the place of an entry that is not of the format */
export function parseChanges(given: readonly unknown[]): ConceptChange[] {
  const parsed = z.array(changeSchema).safeParse(given)
  if (!parsed.success) throw new Error(`concepts/changes.json: ${z.prettifyError(parsed.error)}`)
  return parsed.data
}

/** A name for a change that stays the same as long as its ids do. */
export const changeKey = ({ kind, from, to }: ConceptChange): string =>
  `${kind}:${from.join('+')}:${to.join('+')}`

/** By id that is gone: the concepts that took its place. */
export const successorsOf = (
  changes: readonly ConceptChange[],
): ReadonlyMap<string, readonly string[]> =>
  new Map(changes.flatMap(({ from, to }) => from.map((id) => [id, to] as const)))

export type ChangeProblem = {
  kind: 'wrongCount' | 'stillAConcept' | 'unknownTarget' | 'unresolvedChain' | 'goneTwice' | 'cycle'
  change: string
  detail: string
}

const COUNTS: Record<ConceptChange['kind'], (from: number, to: number) => boolean> = {
  rename: (from, to) => from === 1 && to === 1,
  merge: (from, to) => from >= 1 && to === 1,
  split: (from, to) => from === 1 && to >= 2,
}

/**
 * Everything that is wrong with the changes beside these concepts; empty when tags can follow them. A target that is
 * gone itself is a chain left unresolved: the older entry must name where its tags end.
 */
export function checkChanges(
  changes: readonly ConceptChange[],
  concepts: readonly Concept[],
): ChangeProblem[] {
  const known = new Set(concepts.map(({ id }) => id))
  const next = successorsOf(changes)
  const seen = new Set<string>()
  return changes.flatMap((change) => {
    const problem = (kind: ChangeProblem['kind'], detail: string): ChangeProblem => ({
      kind,
      change: changeKey(change),
      detail,
    })
    const { from, to } = change
    const twice = from.filter((id) => seen.has(id))
    from.forEach((id) => seen.add(id))
    return [
      ...(COUNTS[change.kind](from.length, to.length)
        ? []
        : [problem('wrongCount', `${from.length} to ${to.length}`)]),
      ...from.filter((id) => known.has(id)).map((id) => problem('stillAConcept', id)),
      ...twice.map((id) => problem('goneTwice', id)),
      ...to.flatMap((id) => {
        if (from.some((start) => leadsBack(next, id, start))) return [problem('cycle', id)]
        if (next.has(id)) return [problem('unresolvedChain', id)]
        return known.has(id) ? [] : [problem('unknownTarget', id)]
      }),
    ]
  })
}

function leadsBack(
  next: ReadonlyMap<string, readonly string[]>,
  from: string,
  start: string,
): boolean {
  const seen = new Set<string>()
  const open = [from]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === start) return true
    if (seen.has(id)) continue
    seen.add(id)
    open.push(...(next.get(id) ?? []))
  }
  return false
}
