import { addDelegate, registerOrganisation } from '#app/features/registration'
import {
  changeNeed,
  changeTechnology,
  chosenConcepts,
  conceptsChosenBy,
  insertNeed,
  insertTechnology,
  isTechnology,
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
import { and, eq } from 'drizzle-orm'
import { registrations } from '#db/schema'
import type { Declarations } from '#db/domain'
import type { RowChange } from '#db/schema'
import type { Tx } from '#db/client'
import { checked } from '#app/platform/fields'
import type { Context } from '#app/platform/context.server'
import type { DelegateInput } from './interpret-row'
import type { RowPlan } from './plan-row.server'
import { compact } from './row-reader'

/**
 * Does what a plan says, inside the caller's transaction, and gives what is needed to undo it.
 * What a survey brings is published: its firms sent it in to be found.
 * @throws DomainError of the record's own rules
 */
export function applyRow(tx: Tx, ctx: Context, plan: RowPlan, eventId: string | null): RowChange[] {
  if ((plan.fate !== 'created' && plan.fate !== 'updated') || !plan.record || !plan.organisation)
    return []
  const changes: RowChange[] = []
  const owner = applyOrganisation(tx, ctx, plan, changes)
  if (plan.listing) applyListing(tx, ctx, plan, owner, changes)
  if (plan.record.delegate && eventId)
    applyDelegate(tx, ctx, plan.record.delegate, owner, eventId, changes)
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
  const wanted = columnsOf(plan.listing?.changes ?? {}, existing)
  const kind = technology ? 'technology' : 'need'
  const chosen = chosenConcepts(tx, kind, existing.id)
  const concepts = wanted.concepts && [
    ...conceptsChosenBy(tx, ctx, kind, existing.id),
    ...wanted.concepts,
  ]
  const named = { ...wanted, ...(concepts && { concepts }) }
  const changed = technology
    ? changeTechnology(tx, ctx, existing as TechnologyRow, existing.version, named)
    : changeNeed(tx, ctx, existing as NeedRow, existing.version, named)
  changes.push({
    table,
    id: changed.id,
    version: changed.version,
    before: existing,
    ...(concepts && { concepts: chosen }),
  })
}

/** Changes by column: each declaration is a field for people, and both are one column. */
function columnsOf(
  { coreTechnology, technologyTransfer, ...changes }: Record<string, unknown> & Declarations,
  existing: TechnologyRow | NeedRow,
): TechnologyChanges & NeedChanges {
  const declared = compact({ coreTechnology, technologyTransfer })
  if (Object.keys(declared).length === 0 || !isTechnology(existing)) return changes
  return { ...changes, declarations: { ...existing.declarations, ...declared } }
}

/** A delegate joins the registration of the organisation, which is made where there is none. */
function applyDelegate(
  tx: Tx,
  ctx: Context,
  delegate: DelegateInput,
  owner: OrganisationRow,
  eventId: string,
  changes: RowChange[],
) {
  const registration = tx
    .select({ id: registrations.id })
    .from(registrations)
    .where(and(eq(registrations.eventId, eventId), eq(registrations.organisationId, owner.id)))
    .get()
  if (registration) {
    changes.push({
      table: 'delegates',
      id: addDelegate(tx, ctx, registration.id, delegate),
      version: 1,
    })
    return
  }
  const made = registerOrganisation(ctx, {
    eventId,
    organisationId: owner.id,
    delegates: [delegate],
  })
  changes.push({ table: 'registrations', id: made.id, version: 1 })
}
