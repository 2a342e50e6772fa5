import { conceptsOf, isTechnology } from '#app/features/catalogue'
import type { ListingRow, NeedRow, TechnologyRow } from '#app/features/catalogue'
import { organisationById, withoutLegalForm } from '#app/features/organisations'
import type { OrganisationRow } from '#app/features/organisations'
import { freeSlug, slugOf } from '#app/platform/slug.server'
import type { Reader, Tx } from '#db/client'

/** What a listing cannot do without before somebody reviews it, and the step of the editor where it is given. */
export type Requirement = { id: RequirementId; step: string }
export type RequirementId =
  | 'summary'
  | 'concepts'
  | 'trl'
  | 'cooperationModes'
  | 'coreTechnology'
  | 'technologyTransfer'
  | 'problem'
  | 'place'
  | 'ownName'

/** What is still missing, in the order of the steps. */
export function missingFor(db: Reader, row: ListingRow): Requirement[] {
  const organisation = organisationById(db, row.organisationId)
  const isBare = conceptsOf(db, isTechnology(row) ? 'technology' : 'need', row.id).length === 0
  const asked: [boolean, RequirementId, string][] = [
    [!row.summary[row.sourceLocale], 'summary', 'basics'],
    [isBare, 'concepts', 'basics'],
    ...(isTechnology(row)
      ? ofTechnology(row, organisation.country)
      : ofNeed(row, namesOf(organisation))),
  ]
  return asked.filter(([isMissing]) => isMissing).map(([, id, step]) => ({ id, step }))
}

const ofTechnology = (row: TechnologyRow, country: string): [boolean, RequirementId, string][] => [
  [row.trl === null, 'trl', 'basics'],
  [row.cooperationModes.length === 0, 'cooperationModes', 'terms'],
  [country === 'KR' && !row.declarations.coreTechnology, 'coreTechnology', 'publication'],
  [!row.declarations.technologyTransfer, 'technologyTransfer', 'publication'],
]

const ofNeed = (row: NeedRow, names: string[]): [boolean, RequirementId, string][] => [
  [!row.place, 'place', 'basics'],
  [!row.problem[row.sourceLocale], 'problem', 'details'],
  [row.confidential && namesItself(row, names), 'ownName', 'publication'],
]

/** Every name, as it stands and without legal form where enough is left that it is no everyday word. */
function namesOf({ displayName, legalName }: OrganisationRow): string[] {
  const names = [displayName, ...Object.values(legalName)]
  const bare = names.map(withoutLegalForm)
  return [
    ...names,
    ...bare.filter((name) => plain(name).length >= (/[가-힣]/.test(name) ? SYLLABLES : LETTERS)),
  ]
}
const SYLLABLES = 3
const LETTERS = 5

/** A need that hides its owner must not name it in its own words. */
function namesItself(row: NeedRow, names: string[]): boolean {
  const { title, summary, problem, desiredOutcome, constraints, currentSituation } = row
  const said = [title, summary, problem, desiredOutcome, constraints, currentSituation]
    .flatMap((text) => Object.values(text))
    .concat(row.keywords, row.timeline ?? '', row.procurementMode ?? '')
    .map(plain)
  return names
    .map(plain)
    .some((name) => name.length > 2 && said.some((text) => text.includes(name)))
}

/**
 * The address that a confidential need goes out with. It was made from the first title, which may have named the owner;
 * then another one is made, of the need's id.
 */
export function quietSlug(tx: Tx, row: ListingRow): string {
  if (isTechnology(row) || !row.confidential) return row.slug
  const organisation = organisationById(tx, row.organisationId)
  const told = [...namesOf(organisation), organisation.shortName]
    .map((name) => slugOf(withoutLegalForm(name)))
    .some((name) => name.length > 2 && `-${row.slug}-`.includes(`-${name}-`))
  return told ? freeSlug(tx, 'need', '', row.id) : row.slug
}

const plain = (text: string) => text.normalize('NFC').toLowerCase().replace(/\s+/g, '')
