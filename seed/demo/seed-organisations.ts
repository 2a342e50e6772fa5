import type { EvidenceKind } from '#db/domain'
import { createOrganisation } from '#app/features/organisations'
import type { Context } from '#app/platform/context.server'
import { organisations } from './organisations'
import { at } from './seed-context'
import type { DemoOrganisation } from './types'

/** Ids of organisations by their demo key. */
export type OrganisationIds = ReadonlyMap<string, string>

export function seedOrganisations(ctx: Context): OrganisationIds {
  return new Map(
    organisations.map((organisation) => [organisation.key, seedOne(ctx, organisation)]),
  )
}

function seedOne(
  ctx: Context,
  { key, noRegistrationReason, website, verification, ...organisation }: DemoOrganisation,
): string {
  const input = {
    ...organisation,
    registrationNumberAbsence: noRegistrationReason,
    website: website ? `https://${website.replace(/^https?:\/\//, '')}` : undefined,
  }
  const standing = {
    slug: key,
    demo: true,
    verification,
    verifiedAt: verification === 'verified' ? '2021-04-01' : undefined,
    verificationEvidence: verification === 'verified' ? evidenceOf(organisation) : undefined,
  }
  return createOrganisation(at(ctx, '2021-03-15T02:00:00Z'), input, standing).id
}

/** What an organisation of its kind and country shows of itself. */
function evidenceOf({ kind, country }: Pick<DemoOrganisation, 'kind' | 'country'>): EvidenceKind {
  if (kind === 'departmentOfConstruction' || kind === 'agency') return 'establishmentDecision'
  return country === 'KR' ? 'businessRegistration' : 'enterpriseRegistration'
}
