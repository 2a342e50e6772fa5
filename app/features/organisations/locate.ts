import { clean } from '#search/vocabulary/normalise'

/** The place a text names, with the text beside it; text that names none is kept and has no code. */
export function locate(written: string | undefined): {
  place: string | null
  placeText: string | null
} {
  const text = written ? clean(written).trim() : ''
  return { place: null, placeText: text || null }
}
