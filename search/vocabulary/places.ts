import type { Locale } from './concept'
import { indexNames, namesIn } from './names'
import type { NameIndex } from './names'
import { exactKey, fold } from './normalise'
import { spaced } from './patterns'
import type { Match } from './patterns'
import { KOREA } from './places-data/korea'
import { VIETNAM } from './places-data/vietnam'
import type { PlaceEntry } from './places-data/entry'
import type { Stream } from './scan'

/** A province or city of Korea or Viet Nam; its id (`vn-hue`, `kr-se`) is what records keep. */
export type Place = PlaceEntry

/** All 51 units, Vietnam's first. */
export const PLACES: readonly Place[] = [...VIETNAM, ...KOREA]
const byId = new Map(PLACES.map((place) => [place.id, place]))

/** The two countries, by their ISO codes. */
export const COUNTRY_NAMES: Readonly<Record<'KR' | 'VN', Record<Locale, string>>> = {
  VN: { ko: '베트남', vi: 'Việt Nam', en: 'Vietnam' },
  KR: { ko: '한국', vi: 'Hàn Quốc', en: 'Korea' },
}
const COUNTRY_WORDS: Readonly<Record<'KR' | 'VN', readonly string[]>> = {
  VN: [
    '베트남',
    '월남',
    '베트남 전역',
    'Việt Nam',
    'Viet Nam',
    'Vietnam',
    'nước Việt Nam',
    'Socialist Republic of Vietnam',
    'Vietnamese',
  ],
  KR: [
    '한국',
    '대한민국',
    '국내(한국)',
    'Hàn Quốc',
    'Đại Hàn Dân Quốc',
    'Korea',
    'South Korea',
    'Republic of Korea',
    'Korean',
  ],
}

export const placeOf = (id: string): Place | undefined => byId.get(id)

/** A place or country in a reader's language; the id itself when it is unknown. */
export function placeName(id: string, locale: Locale): string {
  if (id === 'KR' || id === 'VN') return COUNTRY_NAMES[id][locale]
  return byId.get(id)?.names[locale] ?? id
}

/** How the name stands to the unit: its own, that of a unit it absorbed, of a town in it, or a country. */
export type NameKind = 'unit' | 'former' | 'town' | 'country'
export type FoundPlace = { id: string; name: string; kind: NameKind }

type Name = FoundPlace & { locale: Locale | null }

const NAMES: readonly Name[] = [
  ...PLACES.flatMap((place) => [
    ...(['ko', 'vi', 'en'] as const).map((locale) =>
      nameOf(place.id, place.names[locale], 'unit', locale),
    ),
    ...place.also.map((name) => nameOf(place.id, name, 'unit')),
    ...place.former.flat().map((name) => nameOf(place.id, name, 'former')),
    ...place.towns.map((name) => nameOf(place.id, name, 'town')),
  ]),
  ...(['VN', 'KR'] as const).flatMap((id) =>
    COUNTRY_WORDS[id].map((name) => nameOf(id, name, 'country')),
  ),
]

function nameOf(id: string, name: string, kind: NameKind, locale: Locale | null = null): Name {
  return { id, name, kind, locale }
}

/** Names by folded key; where two places fold alike (Hà Nam, Hanam), each keeps its exact spelling. */
const byKey = new Map<string, Name[]>()
for (const name of NAMES) {
  const key = keyOf(name.name)
  byKey.set(key, [...(byKey.get(key) ?? []), name])
}

function keyOf(text: string): string {
  return spaced(fold(text)).replace(/(?<=[가-힣]) (?=[가-힣])/g, '')
}

/** Words around a name that say what it is: tỉnh, TP., 시, province. */
const TITLE_BEFORE =
  /^(?:tinh|thanh pho|tp|t p|thu do|tx|thi xa|huyen|quan|so xay dung|ubnd|so|city of|province of) /
const TITLE_AFTER =
  /(?: (?:province|city|metropolitan city|viet nam|vietnam|korea|south korea|vn|kr)|(?<=[가-힣]{2})(?:성|시|도|지역|베트남|광역시|특별시))$/

/**
 * The place that a text as a whole names, in any of the languages, by new or former name, with or without
 * diacritics and titles such as "tỉnh"; else the most telling place within it; null when it names none.
 */
export function findPlace(text: string): FoundPlace | null {
  const exact = spaced(exactKey(text))
  for (let key = keyOf(text); key;) {
    const names = byKey.get(key)
    if (names) return best(names, exact)
    const shorter = key.replace(TITLE_BEFORE, '').replace(TITLE_AFTER, '')
    if (shorter === key) break
    key = shorter
  }
  return mainPlace(placesIn(text))
}

/** Of several, the narrowest kind of name that is a unit's own: "Hà Nội, Việt Nam" is Hà Nội. */
function mainPlace(mentions: readonly PlaceMention[]): FoundPlace | null {
  const kinds: readonly NameKind[] = ['unit', 'former', 'town', 'country']
  const [first] = [...mentions].sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind))
  return first ? { id: first.id, name: first.name, kind: first.kind } : null
}

function best(names: readonly Name[], exact: string): FoundPlace | null {
  const [first] = [...names].sort(
    (a, b) =>
      Number(exact.includes(spaced(exactKey(b.name)))) -
      Number(exact.includes(spaced(exactKey(a.name)))),
  )
  return first ? { id: first.id, name: first.name, kind: first.kind } : null
}

export type PlaceMention = FoundPlace & { start: number; end: number }

/** Every place that a text names, in order, with its span in the text as given. Codes of two letters are left alone. */
export function placesIn(text: string, locale?: Locale): PlaceMention[] {
  index ??= indexNames(
    NAMES.filter(({ name }) => !/^\p{Lu}{2,3}$/u.test(name) || name === 'HCM').map((name) => ({
      value: name,
      text: name.name,
      locale: name.locale,
    })),
    LOOKALIKES,
  )
  const options = {
    accepts: (match: Match, stream: Stream, english: boolean) =>
      !isOrdinaryWord(stream, match, english),
  }
  return namesIn(index, text, locale ? { ...options, locale } : options).map(
    ({ value, start, end }) => ({ id: value.id, name: value.name, kind: value.kind, start, end }),
  )
}

let index: NameIndex<Name> | undefined

/** hòa bình is peace, 경기 the economy, hue a colour: names that are words too need a capital, a title, or to stand alone. */
const WORDS_TOO = new Set(['hoa binh', 'hue', 'vinh', 'anh', 'asan', 'naju'])
const LOOKALIKES = [
  '부산물',
  '대전환',
  '대구경',
  '경기장',
  '경기력',
  '경기침체',
  '전남편',
  '세종대왕',
  '제주체',
  '울산바위',
  '인천상륙',
  '서울대',
]
const ECONOMY = /^(?:침체|회복|부양|변동|전망|둔화|하강|상승|장|력|용|순환|지수)/

function isOrdinaryWord(stream: Stream, match: Match, english: boolean): boolean {
  const folded = stream.folded.slice(match.from, match.to)
  if (folded === '경기') return ECONOMY.test(stream.folded.slice(match.to))
  if (!WORDS_TOO.has(folded)) return false
  const original = stream.text.slice(stream.start[match.from], stream.end[match.to - 1])
  if (/^\p{Lu}/u.test(original) || stream.length <= folded.length + 12) return false
  return english || !/(?:tinh|thanh pho|tp|o|tai) $/.test(stream.folded.slice(0, match.from))
}
