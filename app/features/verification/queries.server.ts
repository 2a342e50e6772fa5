import { asc, desc, eq, ne, sql } from 'drizzle-orm'
import { organisations, people, verificationCases } from '#db/schema'
import { authorise, may } from '#app/features/accounts'
import { findLookalikes, showPhone } from '#app/features/organisations'
import type { Context } from '#app/platform/context.server'
import { notFound } from '#app/platform/domain-error'
import { placeName } from '#search/vocabulary/places'
import { readEvidence } from './evidence-files.server'
import { findCase, organisationOf } from './find-case.server'

/** Where the verification of an organisation stands, for its members. @throws DomainError notFound */
export function readVerification(ctx: Context, slug: string) {
  const organisation = organisationOf(ctx.db, slug)
  const scope = { organisationId: organisation.id }
  authorise(ctx, 'organisation.work', scope)
  const cases = casesOf(ctx, organisation.id)
  return {
    organisation: {
      slug,
      name: organisation.displayName,
      country: organisation.country,
      registrationNumber: organisation.registrationNumber,
      absence: organisation.registrationNumberAbsence,
      verification: organisation.verification,
      verifiedAt: organisation.verifiedAt,
      evidence: organisation.verificationEvidence,
    },
    maySubmit: may(ctx, 'verification.submit', scope),
    open: cases.find((one) => one.state === 'submitted') ?? null,
    past: cases.filter((one) => one.state !== 'submitted'),
  }
}

const PAGE = 50

/** What waits for a decision, oldest first, and what was decided last. @throws DomainError notFound */
export function readQueue(ctx: Context) {
  authorise(ctx, 'verification.read')
  const columns = {
    id: verificationCases.id,
    state: verificationCases.state,
    evidence: verificationCases.evidence,
    hasFile: sql<number>`${verificationCases.fileType} IS NOT NULL`,
    submittedAt: verificationCases.submittedAt,
    decidedAt: verificationCases.decidedAt,
    name: organisations.displayName,
    slug: organisations.slug,
    country: organisations.country,
  }
  const all = () =>
    ctx.db
      .select(columns)
      .from(verificationCases)
      .innerJoin(organisations, eq(organisations.id, verificationCases.organisationId))
  return {
    waiting: all()
      .where(eq(verificationCases.state, 'submitted'))
      .orderBy(asc(verificationCases.submittedAt))
      .limit(PAGE)
      .all(),
    decided: all()
      .where(ne(verificationCases.state, 'submitted'))
      .orderBy(desc(verificationCases.decidedAt))
      .limit(PAGE)
      .all(),
  }
}

/** One case with the record beside the evidence, and what else may be the same organisation. @throws DomainError notFound */
export function readCase(ctx: Context, id: string) {
  authorise(ctx, 'verification.read')
  const { found, organisation } = findCase(ctx.db, id)
  const lookalikes = findLookalikes(ctx.db, { ...organisation, exceptId: organisation.id })
  return {
    verification: {
      ...found,
      submittedBy: nameOf(ctx, found.submittedBy),
      decidedBy: found.decidedBy && nameOf(ctx, found.decidedBy),
    },
    organisation: {
      id: organisation.id,
      slug: organisation.slug,
      name: organisation.displayName,
      legalName: organisation.legalName,
      country: organisation.country,
      kind: organisation.kind,
      registrationNumber: organisation.registrationNumber,
      absence: organisation.registrationNumberAbsence,
      place: organisation.place
        ? placeName(organisation.place, ctx.locale)
        : organisation.placeText,
      address: organisation.address,
      website: organisation.website,
      phone: organisation.contactPhone && showPhone(organisation.contactPhone),
      verification: organisation.verification,
    },
    lookalikes: lookalikes.map((one) => ({
      id: one.organisation.id,
      slug: one.organisation.slug,
      name: one.organisation.displayName,
      registrationNumber: one.organisation.registrationNumber,
      by: one.by,
    })),
    past: casesOf(ctx, organisation.id).filter((one) => one.id !== id),
  }
}

/**
 * The file of a case, for the organisation's own editors and for administrators.
 * @throws DomainError notFound, also once it was deleted
 */
export function readEvidenceFile(ctx: Context, slug: string, caseId: string) {
  const { found, organisation } = findCase(ctx.db, caseId)
  if (organisation.slug !== slug) throw notFound()
  authorise(ctx, 'verification.readFile', { organisationId: organisation.id })
  const bytes = found.fileType && readEvidence(ctx, caseId)
  if (!bytes || !found.fileType) throw notFound()
  return { bytes, type: found.fileType }
}

const casesOf = (ctx: Context, organisationId: string) =>
  ctx.db
    .select({
      id: verificationCases.id,
      state: verificationCases.state,
      evidence: verificationCases.evidence,
      note: verificationCases.note,
      fileType: verificationCases.fileType,
      submittedAt: verificationCases.submittedAt,
      decidedAt: verificationCases.decidedAt,
      reason: verificationCases.reason,
    })
    .from(verificationCases)
    .where(eq(verificationCases.organisationId, organisationId))
    .orderBy(desc(verificationCases.submittedAt))
    .all()

const nameOf = (ctx: Context, personId: string): string =>
  ctx.db.select({ name: people.name }).from(people).where(eq(people.id, personId)).get()?.name ?? ''
