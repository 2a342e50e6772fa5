import { locate } from '#app/features/organisations'
import { findPlace } from '#search/vocabulary/places'

/**
 * Whether a written province says no more than a record that is there: the same words, at the end or alone, or the plain
 * name of its unit in any language. A former name says more than the unit's own.
 */
export function isSamePlace(
  before: { place: string | null; placeText: string | null },
  written: string,
): boolean {
  const text = before.placeText ?? ''
  if (text === written || text.endsWith(`, ${written}`)) return true
  return (
    before.place !== null &&
    locate(written).place === before.place &&
    findPlace(written)?.kind === 'unit'
  )
}
