import { and, eq } from 'drizzle-orm'
import { delegates, registrations } from '#db/schema'
import type { RowFate } from '#db/schema'
import type { Reader } from '#db/client'
import { nameKey, organisationSchema, titleKey } from '#app/features/organisations'
import type { OrganisationInput, OrganisationRow } from '#app/features/organisations'
import { needSchema, technologySchema } from '#app/features/catalogue'
import type { NeedRow, TechnologyRow } from '#app/features/catalogue'
import { readText } from '#app/i18n/localised'
import { taken, withChoices } from './choices'
import type { Choices } from './choices'
import { planListing } from './compare-listing.server'
import { namesOf, numberOf, planOrganisation } from './compare-records.server'
import type { Target } from './compare-records.server'
import type { ImportRecord } from './interpret-row'
import type { InterpretedRow } from './interpret-table'
import type { Difference } from './merge'
import { flag, reject } from './remark'
import type { CellRemark } from './remark'

/** What will become of a row, and what it does; nothing is written here. */
export type RowPlan = {
  row: number
  fate: RowFate
  reason?: CellRemark
  flags: CellRemark[]
  record: ImportRecord | null
  differences: Difference[]
  organisation?: Target<OrganisationRow>
  listing?: Target<TechnologyRow | NeedRow>
}
/** What earlier rows of the same file will have done. */
export class Earlier {
  private readonly organisations = new Map<string, number>()
  private readonly entries = new Map<string, number>()

  /** Marks the organisation of a row as seen; tells whether an earlier row brings it. */
  sees(organisation: OrganisationInput, row: number): boolean {
    const keys = keysOf(organisation)
    const isKnown = keys.some((key) => this.organisations.has(key))
    for (const key of keys) if (!this.organisations.has(key)) this.organisations.set(key, row)
    return isKnown
  }
  /** The earlier row that brings the same listing, delegate or bare organisation. */
  entryRow(organisation: OrganisationInput, what: string, row: number): number | null {
    const found = keysOf(organisation)
      .map((key) => this.entries.get(`${key} ${what}`))
      .find((one) => one !== undefined)
    for (const key of keysOf(organisation)) this.entries.set(`${key} ${what}`, found ?? row)
    return found ?? null
  }
}

const keysOf = (organisation: OrganisationInput): string[] => [
  ...[numberOf(organisation)].flatMap((number) =>
    number ? [`${organisation.country} #${number}`] : [],
  ),
  ...namesOf(organisation).map((name) => `${organisation.country} ${nameKey(name)}`),
]

/**
 * Decides the fate of one row against the database and the rows before it. `choices`: what the dry run
 * showed of its differences.
 */
export function planRow(
  reader: Reader,
  earlier: Earlier,
  row: InterpretedRow,
  eventId: string | null,
  choices?: Choices,
): RowPlan {
  const base = {
    row: row.row,
    record: row.record,
    flags: row.remarks.filter((remark) => !remark.rejects),
    differences: [],
  }
  if (row.skip) return { ...base, fate: 'skipped', reason: row.skip }
  const refused = [
    ...row.remarks.filter((remark) => remark.rejects),
    ...(row.record ? schemaProblems(row.record) : []),
  ]
  const [first, ...more] = refused
  if (first || !row.record)
    return {
      ...base,
      fate: 'rejected',
      ...(first && { reason: first }),
      flags: [...base.flags, ...more],
    }
  const duplicate = earlier.entryRow(row.record.organisation, entryOf(row.record), row.row)
  const isBrought = earlier.sees(row.record.organisation, row.row)
  if (duplicate !== null)
    return { ...base, fate: 'skipped', reason: flag('duplicateInFile', '', { row: duplicate }) }

  const organisation = planOrganisation(reader, row.record)
  const listing = planListing(reader, organisation.target.existing, row.record)
  const flags = [...base.flags, ...organisation.flags, ...(listing?.flags ?? [])]
  const ofOwner = withChoices('organisation', organisation.merged.differences, choices)
  const ofListing = withChoices('listing', listing?.merged.differences ?? [], choices)
  const delegate =
    row.record.delegate && organisation.target.existing && eventId
      ? findDelegate(reader, eventId, organisation.target.existing.id, row.record.delegate.name)
      : null
  const differences = [...ofOwner, ...ofListing]
  const isNew = row.record.delegate
    ? !delegate
    : listing
      ? !listing.target.existing
      : !organisation.target.existing && !isBrought
  const plan = {
    ...base,
    flags,
    differences,
    organisation: {
      ...organisation.target,
      changes: taken(organisation.merged, ofOwner),
    },
    ...(listing && {
      listing: { ...listing.target, changes: taken(listing.merged, ofListing) },
    }),
  }
  if (isNew) return { ...plan, fate: 'created' }
  if (differences.some((one) => !one.kept)) return { ...plan, fate: 'updated' }
  if (differences.length > 0) return { ...plan, fate: 'skipped', reason: flag('keptOld', '') }
  return { ...plan, fate: 'skipped', reason: flag('same', '') }
}

/** What makes two rows of a file the same entry of an organisation. */
function entryOf({ technology, need, delegate }: ImportRecord): string {
  const listing = technology ?? need
  if (listing)
    return `${technology ? 'technology' : 'need'} ${titleKey(readText(listing.title, listing.sourceLocale))}`
  return delegate ? `delegate ${nameKey(delegate.name)}` : 'organisation'
}

function findDelegate(reader: Reader, eventId: string, organisationId: string, name: string) {
  const rows = reader
    .select({ id: delegates.id, name: delegates.name })
    .from(delegates)
    .innerJoin(registrations, eq(registrations.id, delegates.registrationId))
    .where(
      and(eq(registrations.eventId, eventId), eq(registrations.organisationId, organisationId)),
    )
    .all()
  return rows.find((row) => nameKey(row.name) === nameKey(name)) ?? null
}

/** What the rules for records say against a row, field by field. */
function schemaProblems(record: ImportRecord): CellRemark[] {
  const owner = { organisationId: 'new' }
  const results = [
    organisationSchema.safeParse(record.organisation),
    ...(record.technology ? [technologySchema.safeParse({ ...record.technology, ...owner })] : []),
    ...(record.need ? [needSchema.safeParse({ ...record.need, ...owner })] : []),
  ]
  return results.flatMap((result) =>
    result.success
      ? []
      : result.error.issues.map((issue) =>
          reject(issue.message === 'tooLong' ? 'tooLong' : 'fieldInvalid', '', {
            field: issue.path.map(String).join('.'),
          }),
        ),
  )
}
