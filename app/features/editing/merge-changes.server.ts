import type { Locale, Localised } from '#db/domain'
import type { ListingRow } from '#app/features/catalogue'
import type { Changes } from './changes-of.server'

/** A field of the record, or of one language of it, as two people may both have changed it. */
export type Collision = { name: string; mine: unknown; theirs: unknown }
export type Merged = { changes: Changes; collisions: Collision[] }
/** For each field that collided before, whose version was chosen. */
export type Choices = Readonly<Record<string, 'mine' | 'theirs'>>

/**
 * Lays one person's changes over a record that others changed since: what only they changed stays theirs, what only
 * I changed is mine, and what both changed is a collision until somebody chose. Without the version that I saw
 * (`base`) every difference is one.
 */
export function mergeChanges(
  present: ListingRow,
  base: Record<string, unknown> | null,
  changes: Changes,
  lang: Locale,
  choices: Choices,
): Merged {
  const merged: Record<string, unknown> = { ...changes }
  const collisions: Collision[] = []
  for (const [field, given] of Object.entries(changes)) {
    if (field === 'provenance' || field === 'concepts') continue
    const mine = inLanguage(given, lang)
    const theirs = inLanguage(valueOf(present, field), lang)
    if (isSameValue(mine, theirs)) continue
    const before = base ? inLanguage(valueOf(base, field), lang) : undefined
    const isMineOnly = base !== null && isSameValue(before, theirs)
    const isTheirsOnly = base !== null && isSameValue(before, mine)
    const choice = choices[field]
    if (isTheirsOnly || (!isMineOnly && choice === 'theirs')) delete merged[field]
    else if (!isMineOnly && choice !== 'mine') collisions.push({ name: field, mine, theirs })
  }
  return { changes: merged, collisions }
}

/** Whether the changes leave the record as it is. */
export const changesNothing = (present: ListingRow, changes: Changes): boolean =>
  Object.entries(changes).every(
    ([field, given]) => field !== 'provenance' && isSameValue(given, valueOf(present, field)),
  )

const valueOf = (record: object, field: string): unknown =>
  (record as Record<string, unknown>)[field]

const LOCALISED = (value: unknown): value is Localised =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).every((key) => key === 'ko' || key === 'vi' || key === 'en')

/** Of a text in several languages, the one that is being written. */
const inLanguage = (value: unknown, lang: Locale): unknown =>
  LOCALISED(value) ? (value[lang] ?? '') : value

/** The same, whatever the order of keys and whether nothing is absent, null or an empty text. */
export const isSameValue = (one: unknown, other: unknown): boolean =>
  canonical(one) === canonical(other)

const canonical = (value: unknown): string => JSON.stringify(plain(value))

function plain(value: unknown): unknown {
  if (value === undefined || value === null || value === '') return null
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object') return value
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== undefined && inner !== null)
    // Whether a certificate was checked is not its owner's to say, and its id says nothing.
    .filter(([key]) => key !== 'verification' && key !== 'id')
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, plain(inner)]))
}
