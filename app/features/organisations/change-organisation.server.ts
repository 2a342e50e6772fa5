import { and, eq } from 'drizzle-orm'
import { organisations } from '#db/schema'
import type { Reader, Tx } from '#db/client'
import type { Locale } from '#db/domain'
import { actedFor, record } from '#app/features/audit'
import type { Context } from '#app/platform/context.server'
import { conflict, notFound } from '#app/platform/domain-error'
import { announceListingsOf } from './announce-listings.server'
import { derived } from './derive.server'
import type { OrganisationRow } from './derive.server'
import { keepNameKeys } from './keep-name-keys.server'
import { organisationSchema } from './schema'
import type { OrganisationFields } from './schema'
import { checked } from '#app/platform/fields'

export type OrganisationChanges = Partial<{
  [K in keyof OrganisationFields]: OrganisationFields[K] | null
}>

/** The organisation, or not found. */
export function organisationById(reader: Reader, id: string): OrganisationRow {
  const found = reader.select().from(organisations).where(eq(organisations.id, id)).get()
  if (!found) throw notFound()
  return found
}

/**
 * Applies changes to an organisation inside the caller's transaction; fields not named stay. The slug never changes.
 * @throws DomainError organisation.changed when `version` is not the present one; registrationNumber.*, phone.unknown
 */
export function changeOrganisation(
  tx: Tx,
  ctx: Context,
  before: OrganisationRow,
  version: number,
  changes: OrganisationChanges,
): OrganisationRow {
  if (before.version !== version) throw conflict('organisation.changed')
  const fields = checked(organisationSchema, { ...fieldsOf(before), ...changes })
  const columns = derived(withFreshNames(before, changes, fields))
  const place =
    changes.province === undefined ? { place: before.place, placeText: before.placeText } : {}
  const after = tx
    .update(organisations)
    .set({
      ...columns,
      ...place,
      ...standingAfter(before, columns),
      version: version + 1,
      updatedAt: ctx.now(),
    })
    .where(and(eq(organisations.id, before.id), eq(organisations.version, version)))
    .returning()
    .get()
  if (!after) throw conflict('organisation.changed')
  keepNameKeys(tx, after)
  announceListingsOf(tx, ctx, before.id)
  record(tx, ctx, 'organisation.updated', 'organisation', before.id, {
    before,
    after,
    onBehalfOf: actedFor(ctx, before.id),
  })
  return after
}

/** Whether the record says all of this already, as after a second press of the same button. */
export function changesNothing(before: OrganisationRow, changes: OrganisationChanges): boolean {
  const { aboutProvenance: _of, ...given } = changes
  const fields = checked(organisationSchema, { ...fieldsOf(before), ...given })
  const after: Record<string, unknown> = derived(withFreshNames(before, given, fields))
  const stored: Record<string, unknown> = before
  return Object.entries(after).every(
    ([column, value]) =>
      column === 'aboutProvenance' ||
      JSON.stringify(value ?? null) === JSON.stringify(stored[column] ?? null),
  )
}

/** Evidence was about this number and these names: another number, or a name written over, ends the verification. */
function standingAfter(
  before: OrganisationRow,
  after: Pick<OrganisationRow, 'registrationNumber' | 'legalName'>,
): Partial<OrganisationRow> {
  const kept =
    before.registrationNumber === after.registrationNumber &&
    Object.entries(before.legalName).every(
      ([locale, name]) => after.legalName[locale as Locale] === name,
    )
  return kept || before.verification !== 'verified'
    ? {}
    : { verification: 'unverified', verifiedAt: null, verificationEvidence: null }
}

/** The record in the shape in which it is entered; what is empty is absent. */
function fieldsOf(row: OrganisationRow): Record<string, unknown> {
  const { placeText, ...columns } = row
  return {
    ...Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== null)),
    province: placeText ?? undefined,
  }
}

/** A display or short name that was derived from the legal name follows it, unless the change names one. */
function withFreshNames(
  before: OrganisationRow,
  changes: OrganisationChanges,
  fields: OrganisationFields,
): OrganisationFields {
  if (!changes.legalName) return fields
  const wasDerived = Object.values(before.legalName).includes(before.displayName)
  const displayName = changes.displayName ?? (wasDerived ? undefined : before.displayName)
  return {
    ...fields,
    displayName,
    shortName: changes.shortName ?? (wasDerived ? undefined : before.shortName),
  }
}
