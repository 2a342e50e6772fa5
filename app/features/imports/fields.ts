/** What the columns of a survey can mean, and how they are headed in three languages. */
import headings from './headings.json'

export const IMPORT_KINDS = ['technologies', 'needs', 'delegates'] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]

const organisationFields = [
  'organisation',
  'organisationKo',
  'organisationVi',
  'organisationEn',
  'displayName',
  'shortName',
  'registrationNumber',
  'country',
  'organisationKind',
  'province',
  'address',
  'website',
  'contactName',
  'contactEmail',
  'contactPhone',
  'foundedYear',
  'employees',
  'revenue',
  'sectors',
  'exportExperience',
  'languages',
  'about',
] as const
const sharedFields = [
  'titleKo',
  'titleVi',
  'titleEn',
  'summary',
  'summaryKo',
  'summaryVi',
  'summaryEn',
  'sourceLocale',
  'concepts',
  'keywords',
  'cooperationModes',
  'policy',
  'visibility',
] as const
const technologyFields = [
  'title',
  ...sharedFields,
  'description',
  'advantages',
  'applications',
  'innovation',
  'developmentStage',
  'trl',
  'certification',
  'certificationNumber',
  'certificationIssuer',
  'certificationFrom',
  'certificationTo',
  'patents',
  'references',
  'partnerSought',
  'price',
  'deliveryLeadTime',
  'deploymentRequirements',
  'targetRegions',
  'availability',
  'coreTechnology',
  'technologyTransfer',
] as const
const needFields = [
  'title',
  ...sharedFields,
  'problem',
  'desiredOutcome',
  'constraints',
  'currentSituation',
  'needPlace',
  'needDistrict',
  'projectStage',
  'budget',
  'fundingSource',
  'timeline',
  'procurementMode',
  'trl',
  'requiredCertifications',
  'certification',
  'certificationFrom',
  'certificationTo',
  'deliveryLeadTime',
  'deadline',
  'dataHosting',
  'localPartnerWish',
  'confidential',
] as const
const delegateFields = [
  'organisation',
  'organisationEn',
  'registrationNumber',
  'country',
  'delegateName',
  'delegateNameLatin',
  'delegateTitle',
  'contactEmail',
  'contactPhone',
  'languages',
  'dietary',
] as const

export const FIELDS_OF: Record<ImportKind, readonly Field[]> = {
  technologies: [...organisationFields, ...technologyFields],
  needs: [...organisationFields, ...needFields],
  delegates: delegateFields,
}
export type Field =
  | (typeof organisationFields)[number]
  | (typeof technologyFields)[number]
  | (typeof needFields)[number]
  | (typeof delegateFields)[number]

export const ALL_FIELDS: readonly Field[] = [
  ...new Set([...FIELDS_OF.technologies, ...FIELDS_OF.needs, ...FIELDS_OF.delegates]),
]

/** Columns that are known to mean nothing for us: running numbers and remarks. */
export const IGNORED_HEADINGS = [
  '번호',
  '연번',
  '순번',
  'no',
  'stt',
  'so thu tu',
  '#',
  '비고',
  'ghi chu',
  'remark',
  'remarks',
  'note',
  'notes',
  '접수일',
  '작성일',
  'timestamp',
  'link',
  '링크',
  'liên kết',
]

/** Headings as people write them; compared folded, without spaces, signs and units. */
export const HEADINGS: Record<Field, readonly string[]> = headings
