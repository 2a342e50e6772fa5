import { z } from 'zod'
import type { Locale, Localised } from '#db/domain'
import { exactKey } from './normalise'

export type { Locale, Localised }

/** The order in which languages are listed and searched. */
export const VOCABULARY_LOCALES = ['ko', 'vi', 'en'] as const satisfies readonly Locale[]

/** The sectors; each is also the id of its top concept. */
export const SCHEMES = [
  'smart-city',
  'construction',
  'transport',
  'logistics',
  'infrastructure',
  'water',
  'waste',
  'energy',
  'environment',
  'safety',
  'government',
  'buildings',
  'planning',
  'underground',
  'telecom',
  'cooperation',
  'certification',
] as const
export type Scheme = (typeof SCHEMES)[number]

const text = z.string().min(1)
const texts = z.array(text).default([])

export const conceptSchema = z.object({
  /** Lower case, `scheme.name-with-hyphens`; the top concept of a scheme is called like the scheme. */
  id: z.string().regex(/^[a-z][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)?$/),
  broader: z.array(z.string()).default([]),
  related: z.array(z.string()).default([]),
  scheme: z.enum(SCHEMES),
  prefLabel: z.object({
    ko: z.string().default(''),
    vi: z.string().default(''),
    en: z.string().default(''),
  }),
  altLabel: z.object({ ko: texts, vi: texts, en: texts }).partial().default({}),
  /** Spellings that are understood but never shown. */
  hidden: texts,
  scopeNote: z.object({ ko: text, vi: text, en: text }).partial().optional(),
  /** By label: words whose nearness speaks for this sense, and words that speak against it. */
  sense: z.record(z.string(), z.object({ near: texts, not: texts })).optional(),
})

/** One meaning, named in three languages, placed among broader and related ones (in the manner of SKOS). */
export type Concept = z.infer<typeof conceptSchema>
export type Sense = NonNullable<Concept['sense']>[string]
export type LabelKind = 'pref' | 'alt' | 'hidden'

/** A label of a concept; a hidden one belongs to no language. */
export type Label = { conceptId: string; locale: Locale | null; kind: LabelKind; text: string }

/** Every label of a concept, preferred ones first. */
export function labelsOf(concept: Concept): Label[] {
  const label = (kind: LabelKind, locale: Locale | null, text: string): Label => ({
    conceptId: concept.id,
    locale,
    kind,
    text,
  })
  return [
    ...VOCABULARY_LOCALES.filter((locale) => concept.prefLabel[locale]).map((locale) =>
      label('pref', locale, concept.prefLabel[locale]),
    ),
    ...VOCABULARY_LOCALES.flatMap((locale) =>
      (concept.altLabel[locale] ?? []).map((text) => label('alt', locale, text)),
    ),
    ...concept.hidden.map((text) => label('hidden', null, text)),
  ]
}

/** Under which key two labels are one: case, width, tone placement and Hangul spacing make no difference. */
export const labelKey = (label: string): string =>
  exactKey(label)
    .replace(/[\s\-‐-―·/_]+/g, ' ')
    .replace(/ ?([가-힣]) ?/g, '$1')
    .trim()
