import {
  changeNeed,
  changeTechnology,
  insertNeed,
  insertTechnology,
  needSchema,
  technologySchema,
} from '#app/features/catalogue'
import type {
  NeedChanges,
  NeedRow,
  TechnologyChanges,
  TechnologyRow,
} from '#app/features/catalogue'
import {
  changeOrganisation,
  insertOrganisation,
  organisationSchema,
} from '#app/features/organisations'
import type { OrganisationChanges, OrganisationRow } from '#app/features/organisations'
import type { RowChange } from '#db/schema'
import type { Tx } from '#db/client'
import { checked } from '#app/platform/fields'
import type { Context } from '#app/platform/context.server'
import type { RowPlan } from './plan-row.server'

/**
 * Does what a plan says, inside the caller's transaction, and gives what is needed to undo it.
 * What a survey brings is published: its firms sent it in to be found.
 * @throws DomainError of the record's own rules
 */
export function applyRow(tx: Tx, ctx: Context, plan: RowPlan): RowChange[] {
  if ((plan.fate !== 'created' && plan.fate !== 'updated') || !plan.record || !plan.organisation)
    return []
  const changes: RowChange[] = []
  const owner = applyOrganisation(tx, ctx, plan, changes)
  if (plan.listing) applyListing(tx, ctx, plan, owner, changes)
  return changes
}

function applyOrganisation(
  tx: Tx,
  ctx: Context,
  plan: RowPlan,
  changes: RowChange[],
): OrganisationRow {
  const existing = plan.organisation?.existing ?? null
  if (!existing) {
    const created = insertOrganisation(
      tx,
      ctx,
      checked(organisationSchema, plan.record?.organisation),
      { verification: 'unverified', demo: false },
    )
    changes.push({ table: 'organisations', id: created.id, version: created.version })
    return created
  }
  if (Object.keys(plan.organisation?.changes ?? {}).length === 0) return existing
  const changed = changeOrganisation(
    tx,
    ctx,
    existing,
    existing.version,
    plan.organisation?.changes as OrganisationChanges,
  )
  changes.push({
    table: 'organisations',
    id: changed.id,
    version: changed.version,
    before: existing,
  })
  return changed
}

function applyListing(
  tx: Tx,
  ctx: Context,
  plan: RowPlan,
  owner: OrganisationRow,
  changes: RowChange[],
) {
  const { technology, need } = plan.record ?? {}
  const existing = plan.listing?.existing ?? null
  const table = technology ? 'technologies' : 'needs'
  if (!existing) {
    const created = technology
      ? insertTechnology(
          tx,
          ctx,
          checked(technologySchema, { ...technology, organisationId: owner.id }),
          { status: 'published', demo: false },
        )
      : insertNeed(tx, ctx, checked(needSchema, { ...need, organisationId: owner.id }), {
          status: 'open',
          demo: false,
        })
    changes.push({ table, id: created.id, version: created.version })
    return
  }
  if (Object.keys(plan.listing?.changes ?? {}).length === 0) return
  const changed = technology
    ? changeTechnology(
        tx,
        ctx,
        existing as TechnologyRow,
        existing.version,
        plan.listing?.changes as TechnologyChanges,
      )
    : changeNeed(
        tx,
        ctx,
        existing as NeedRow,
        existing.version,
        plan.listing?.changes as NeedChanges,
      )
  changes.push({ table, id: changed.id, version: changed.version, before: existing })
}
