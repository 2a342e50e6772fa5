import { clean } from '#search/vocabulary/normalise'
import { findPlace, placesIn } from '#search/vocabulary/places'

/**
 * The present unit that a text names, by its new or former name, and the text beside it as written. A longer text,
 * such as an address, counts when all places in it are one. Text that names none is kept and has no code.
 */
export function locate(written: string | undefined): {
  place: string | null
  placeText: string | null
} {
  const text = written ? clean(written).trim() : ''
  if (!text) return { place: null, placeText: null }
  const mentioned = new Set(
    placesIn(text)
      .filter((place) => place.kind !== 'country')
      .map((place) => place.id),
  )
  const whole = findPlace(text)
  if (whole && mentioned.size < 2)
    return { place: whole.kind === 'country' ? null : whole.id, placeText: text }
  const [only] = mentioned
  return { place: mentioned.size === 1 && only ? only : null, placeText: text }
}
