import { createNeed, createTechnology } from '#app/features/catalogue'
import { minorUnits } from '#db/money'
import type { Context } from '#app/platform/context.server'
import type { ListingKind, MoneyRange } from '#db/domain'
import { needs } from './needs'
import { required } from './seed-accounts'
import { at } from './seed-context'
import type { OrganisationIds } from './seed-organisations'
import { technologies } from './technologies'
import type { DemoNeed, DemoTechnology } from './types'

/** Listings by their demo key. */
export type ListingIds = ReadonlyMap<string, { kind: ListingKind; id: string }>

export function seedListings(ctx: Context, organisationIds: OrganisationIds): ListingIds {
  const ids = new Map<string, { kind: ListingKind; id: string }>()
  for (const technology of technologies)
    ids.set(technology.key, {
      kind: 'technology',
      id: seedTechnology(ctx, technology, organisationIds),
    })
  for (const need of needs)
    ids.set(need.key, { kind: 'need', id: seedNeed(ctx, need, organisationIds) })
  return ids
}

function seedTechnology(
  ctx: Context,
  { key, organisation, field: _field, enteredOn, priceIndication, ...technology }: DemoTechnology,
  organisationIds: OrganisationIds,
): string {
  const input = {
    ...technology,
    organisationId: required(organisationIds, organisation),
    price: inMinorUnits(priceIndication),
  }
  return createTechnology(at(ctx, morningOf(enteredOn)), input, {
    slug: key,
    demo: true,
    status: 'published',
    enteredAt: morningOf(enteredOn),
  }).id
}

function seedNeed(
  ctx: Context,
  {
    key,
    organisation,
    field: _field,
    enteredOn,
    budget,
    requiredCertifications,
    ...need
  }: DemoNeed,
  organisationIds: OrganisationIds,
): string {
  const input = {
    ...need,
    organisationId: required(organisationIds, organisation),
    budget: inMinorUnits(budget),
    requiredCertifications: requiredCertifications.map((type) => ({ type })),
  }
  return createNeed(at(ctx, morningOf(enteredOn)), input, {
    slug: key,
    demo: true,
    status: need.status,
    enteredAt: morningOf(enteredOn),
  }).id
}

const morningOf = (day: string) => new Date(`${day}T02:00:00Z`)

const inMinorUnits = (range: MoneyRange | undefined): MoneyRange | undefined =>
  range && {
    ...range,
    min: range.min === undefined ? undefined : minorUnits(range.min, range.currency),
    max: range.max === undefined ? undefined : minorUnits(range.max, range.currency),
  }
