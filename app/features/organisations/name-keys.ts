import { romanize } from 'es-hangul'
import type { Country, Localised } from '#db/domain'
import { fold } from '#search/vocabulary/normalise'
import { nameKey } from './names'

/** The names that keys are made of. */
export type Named = {
  country: Country
  legalName: Localised
  displayName?: string
  shortName?: string
}

const HANGUL = /[가-힣]/
/** Stands before keys that say how a name sounds, so that they meet only each other. */
const SOUND = '~'
const LEAST_CONSONANTS = 4
export const LONGEST_KEY = 80

/**
 * Every key under which an organisation is found: each of its names without legal form, the same in Latin letters
 * (한빛 and Hanbit are one), and, for Korean names, how they sound (현대 and Hyundai).
 */
export function nameKeysOf({ country, legalName, displayName, shortName }: Named): string[] {
  const names = [...Object.values(legalName), displayName, shortName].filter(
    (name): name is string => Boolean(name),
  )
  const keys = new Set<string>()
  for (const name of names) {
    const key = nameKey(name).slice(0, LONGEST_KEY)
    const latin = latinOf(key)
    for (const one of [key, latin]) if (one.length > 1) keys.add(one)
    const sound = country === 'KR' ? soundOf(latin) : ''
    if (sound.length >= LEAST_CONSONANTS) keys.add(SOUND + sound)
  }
  return [...keys]
}

/** Whether a key says how a name sounds. */
export const isSound = (key: string): boolean => key.startsWith(SOUND)

/** Whether a key is long enough for another to count as its beginning: two syllables of Hangul, or four letters. */
export const isTelling = (key: string): boolean => key.length >= (HANGUL.test(key) ? 2 : 4)

/** Other keys that are the beginning of this one, longest first. */
export function beginningsOf(key: string): string[] {
  const letters = [...key]
  return letters
    .map((_letter, at) => letters.slice(0, letters.length - at).join(''))
    .filter((beginning) => isTelling(beginning))
}

const latinOf = (key: string): string =>
  HANGUL.test(key) ? fold(romanize(key)).replace(/[^\p{L}\p{N}]+/gu, '') : key

/** The consonants of a romanised Korean name; letters that two romanisations use for one sound become one. */
const soundOf = (latin: string): string =>
  latin
    .replace(/[aeiouywh]/g, '')
    .replace(/[pvf]/g, 'b')
    .replace(/t/g, 'd')
    .replace(/[kcq]/g, 'g')
    .replace(/[zx]/g, 'j')
    .replace(/l/g, 'r')
    .replace(/(.)\1+/g, '$1')

/** The key of a name in Latin letters. */
export const latinKey = (name: string): string => latinOf(nameKey(name))
