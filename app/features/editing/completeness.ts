import type { Country, Locale } from '#db/domain'
import type { NeedRow, TechnologyRow } from '#app/features/catalogue'
import type { Step } from './shown'

/** Something that would bring more or better matches, and the step where it is given. */
export type Wish = { id: WishId; step: WishStep; lang?: Locale }
/** A step of the editor, or the page of pictures and documents beside it. */
type WishStep = Step | 'media'
export type WishId =
  | 'translation'
  | 'english'
  | 'summary'
  | 'description'
  | 'concepts'
  | 'trl'
  | 'certifications'
  | 'references'
  | 'cooperationModes'
  | 'targetRegions'
  | 'price'
  | 'deliveryWeeks'
  | 'partnerSought'
  | 'picture'
  | 'brochure'
  | 'problem'
  | 'desiredOutcome'
  | 'place'
  | 'projectStage'
  | 'budget'
  | 'fundingSource'
  | 'minTrl'
  | 'deadline'
export type Completeness = { percent: number; missing: Wish[] }

/** Weight, what, where, whether it is there, and in which language it would be written. */
type Part = [weight: number, id: WishId, step: WishStep, isThere: boolean, lang?: Locale]

/**
 * How much of what readers and the matcher ask for a listing holds, by weight, and what would bring most, first.
 * `chosen` counts the concepts that its author confirmed, `media` what belongs to a technology beside its texts.
 */
export function completenessOf(
  row: TechnologyRow | NeedRow,
  country: Country,
  chosen: number,
  media: { pictures: number; documents: number },
): Completeness {
  const parts = [
    ...languageParts(row, country),
    ...('certifications' in row ? [...technologyParts(row), ...mediaParts(media)] : needParts(row)),
    [2, 'concepts', 'basics', chosen > 0] satisfies Part,
  ]
  const sum = (some: Part[]) => some.reduce((total, [weight]) => total + weight, 0)
  return {
    percent: Math.round((100 * sum(parts.filter(([, , , isThere]) => isThere))) / sum(parts)),
    missing: parts
      .filter(([, , , isThere]) => !isThere)
      .sort(([a], [b]) => b - a)
      .map(([, id, step, , lang]) => ({ id, step, ...(lang && { lang }) })),
  }
}

/** The language in which the other country reads. */
export const languageAcross = (country: Country): Locale =>
  country === 'KR' ? 'vi' : country === 'VN' ? 'ko' : 'en'

function languageParts(row: TechnologyRow | NeedRow, country: Country): Part[] {
  const across = languageAcross(country)
  const has = (lang: Locale) => Boolean(row.title[lang] && row.summary[lang])
  return [
    [2, 'summary', 'basics', Boolean(row.summary[row.sourceLocale])],
    ...(across === row.sourceLocale
      ? []
      : [[3, 'translation', 'basics', has(across), across] satisfies Part]),
    ...(row.sourceLocale === 'en' || across === 'en'
      ? []
      : [[1, 'english', 'basics', has('en'), 'en'] satisfies Part]),
  ]
}

const technologyParts = (row: TechnologyRow): Part[] => [
  [2, 'trl', 'basics', row.trl !== null],
  [2, 'description', 'details', isWritten(row.description, row.sourceLocale)],
  [2, 'certifications', 'proof', row.certifications.length > 0],
  [2, 'references', 'proof', row.references.some((one) => one.year && one.result)],
  [2, 'cooperationModes', 'terms', row.cooperationModes.length > 0],
  [1, 'partnerSought', 'terms', Object.keys(row.partnerSought).length > 0],
  [1, 'price', 'terms', row.price !== null],
  [1, 'deliveryWeeks', 'terms', row.deliveryWeeks !== null],
  [1, 'targetRegions', 'terms', row.targetRegions.length > 0],
]

/** They do not change what is matched; they change who answers. */
const mediaParts = (media: { pictures: number; documents: number }): Part[] => [
  [1, 'picture', 'media', media.pictures > 0],
  [1, 'brochure', 'media', media.documents > 0],
]

const needParts = (row: NeedRow): Part[] => [
  [2, 'problem', 'details', isWritten(row.problem, row.sourceLocale)],
  [1, 'desiredOutcome', 'details', isWritten(row.desiredOutcome, row.sourceLocale)],
  [2, 'place', 'basics', row.place !== null],
  [2, 'budget', 'project', row.budget !== null],
  [1, 'projectStage', 'project', row.projectStage !== null],
  [1, 'fundingSource', 'project', row.fundingSource !== null],
  [1, 'deadline', 'project', row.deadline !== null],
  [1, 'minTrl', 'requirements', row.minTrl !== null],
  [1, 'cooperationModes', 'requirements', row.cooperationModes.length > 0],
]

const isWritten = (text: Partial<Record<Locale, string>>, source: Locale): boolean =>
  Boolean(text[source])
