import { conceptsOf, isTechnology } from '#app/features/catalogue'
import type { ListingRow, NeedRow, TechnologyRow } from '#app/features/catalogue'
import { organisationById } from '#app/features/organisations'
import type { Reader } from '#db/client'

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
      : ofNeed(row, [organisation.displayName, ...Object.values(organisation.legalName)])),
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

const plain = (text: string) => text.normalize('NFC').toLowerCase().replace(/\s+/g, '')
