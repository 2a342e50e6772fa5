import type { SeenRecords } from '#db/schema'
import type { Difference, Merged } from './merge'
import type { Target } from './compare-records.server'
import type { RowPlan } from './plan-row.server'

/** A field of one of the two records of a row, such as `organisation.address`. */
export const choiceOf = ({ of = 'listing', field }: Pick<Difference, 'of' | 'field'>): string =>
  `${of}.${field}`

/**
 * What stays as it is unless a person says otherwise: a name that an organisation has, and a kind that somebody gave it. A name
 * in a language more is taken, and any kind instead of the one that all begin with.
 */
function staysAsUsual(choice: string, { before, after }: Difference): boolean {
  if (choice === 'organisation.kind') return before !== 'sme'
  if (choice !== 'organisation.legalName') return false
  const names = Object.entries((before ?? {}) as Record<string, string>)
  return names.some(([locale, name]) => (after as Record<string, string>)[locale] !== name)
}

/** Whether the old value of a field stays, as the dry run showed it. */
export type Choices = ReadonlyMap<string, boolean>

/** Differences with what is to become of each. What no dry run showed yet is treated as usual. */
export const withChoices = (
  of: 'organisation' | 'listing',
  differences: Difference[],
  choices: Choices | undefined,
): Difference[] =>
  differences.map((difference) => {
    const choice = choiceOf({ of, field: difference.field })
    const kept = choices?.get(choice) ?? staysAsUsual(choice, difference)
    return { ...difference, of, ...(kept && { kept }) }
  })

/** The changes of those fields only whose new value is taken. */
export const taken = (
  { changes }: Merged<Record<string, unknown>>,
  differences: Difference[],
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(changes).filter(
      ([field]) => !differences.some((one) => one.field === field && one.kept),
    ),
  )

type Existing = { id: string; version: number }
const seenOf = (target: Target<Existing> | undefined) =>
  target?.existing ? { id: target.existing.id, version: target.existing.version } : null

/** The records that a plan stands on. */
export const seenBy = ({ organisation, listing }: RowPlan): SeenRecords => ({
  organisation: seenOf(organisation),
  listing: seenOf(listing),
})

/**
 * Whether a plan would write what nobody saw: over a record that changed since the dry run, that appeared since, or in place
 * of one that is gone. `own` holds the versions that this import itself made.
 */
export function isUnseen(
  plan: RowPlan,
  seen: SeenRecords,
  own: ReadonlyMap<string, number>,
): boolean {
  if (plan.fate !== 'created' && plan.fate !== 'updated') return false
  return (['organisation', 'listing'] as const).some((of) => {
    const target: Target<Existing> | undefined = plan[of]
    if (!target) return false
    if (!target.existing) return seen[of] !== null
    const { id, version } = target.existing
    const expected = own.get(id) ?? (seen[of]?.id === id ? seen[of].version : undefined)
    return Object.keys(target.changes).length > 0 && version !== expected
  })
}
