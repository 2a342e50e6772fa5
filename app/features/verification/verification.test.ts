import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { auditEntries, organisations, outbox, verificationCases } from '#db/schema'
import type { Context } from '#app/platform/context.server'
import { TEST_NOW, aContext, aPerson, as } from '#app/platform/testing.server'
import { createOrganisation, readOrganisation } from '#app/features/organisations'
import { decideVerification } from './decide-verification.server'
import { forgetEvidence } from './forget-evidence.server'
import { readCase, readEvidenceFile, readQueue, readVerification } from './queries.server'
import { EVIDENCE_BYTES } from './schema'
import { submitEvidence, withdrawEvidence } from './submit-evidence.server'

const PDF = new TextEncoder().encode('%PDF-1.7\n1 0 obj\n<< >>\nendobj\n%%EOF\n')
const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))

let ctx: Context
let firm: { id: string; slug: string }
let owner: Context
let administrator: Context
beforeEach(() => {
  ctx = aContext()
  firm = createOrganisation(ctx, {
    legalName: { ko: '주식회사 한빛' },
    country: 'KR',
    registrationNumber: '124-81-00998',
  })
  owner = as(ctx, aPerson(ctx.db, { member: { organisationId: firm.id, role: 'owner' } }))
  administrator = as(ctx, aPerson(ctx.db, { staff: ['administrator'] }))
})
const submit = (who = owner, file: Uint8Array | null = PDF, note?: string) =>
  submitEvidence(who, firm.slug, { evidence: 'businessRegistration', note }, file)
const decide = (who: Context, caseId: string, decision: 'approve' | 'refuse', reason?: string) =>
  decideVerification(who, { caseId, decision, reason })
const state = () => readOrganisation(as(ctx, { kind: 'visitor' }), firm.slug)
const files = () => {
  const folder = join(ctx.uploadsDir, 'evidence')
  return existsSync(folder) ? readdirSync(folder) : []
}
const others = () => ({
  visitor: as(ctx, { kind: 'visitor' }),
  stranger: as(ctx, aPerson(ctx.db)),
  viewer: as(ctx, aPerson(ctx.db, { member: { organisationId: firm.id, role: 'viewer' } })),
  organiser: as(ctx, aPerson(ctx.db, { staff: ['organiser'] })),
})

describe('handing in evidence', () => {
  it('is for the organisation’s owners and editors', () => {
    const { visitor, stranger, viewer, organiser } = others()
    expect(() => submit(visitor)).toThrowDomainError('signInFirst')
    for (const who of [stranger, viewer, organiser, administrator])
      expect(() => submit(who)).toThrowDomainError('notFound')
    expect(files()).toEqual([])
    expect(readVerification(viewer, firm.slug).maySubmit).toBe(false)
    expect(() => readVerification(stranger, firm.slug)).toThrowDomainError('notFound')
    submit(as(ctx, aPerson(ctx.db, { member: { organisationId: firm.id, role: 'editor' } })))
    expect(state().verification).toBe('pending')
  })
  it('takes what a file is by its content, of a size, and nothing that runs', () => {
    expect(() => submit(owner, null)).toThrowDomainError('verification.nothing')
    for (const wrong of ['<svg onload=alert(1)>', 'MZ\x90', 'PK\x03\x04', '<!doctype html>', ''])
      expect(() => submit(owner, bytes(wrong))).toThrowDomainError('file.notEvidence')
    expect(() =>
      submit(owner, bytes('%PDF-1.4 << /OpenAction << /S /JavaScript >> >>')),
    ).toThrowDomainError('file.active')
    expect(() => submit(owner, new Uint8Array(EVIDENCE_BYTES + 1))).toThrowDomainError(
      'file.tooLarge',
    )
    expect(files()).toEqual([])
    expect(submit(owner, null, 'hometax.go.kr')).toHaveProperty('id')
  })
  it('waits for one decision at a time, and leaves no file behind when it is refused', () => {
    submit()
    expect(() => submit()).toThrowDomainError('verification.open')
    expect(files()).toHaveLength(1)
    withdrawEvidence(owner, firm.slug)
    expect(files()).toEqual([])
    expect(state().verification).toBe('unverified')
    expect(() => withdrawEvidence(owner, firm.slug)).toThrowDomainError('notFound')
  })
  it('needs a number, or why there is none', () => {
    ctx.db
      .update(organisations)
      .set({ registrationNumber: null })
      .where(eq(organisations.id, firm.id))
      .run()
    expect(() => submit()).toThrowDomainError('verification.numberMissing')
    expect(files()).toEqual([])
  })
  it('tells the administrators, and keeps what was written out of the audit trail', () => {
    submit(owner, null, 'Số điện thoại của tôi là 0901')
    expect(
      ctx.db
        .select()
        .from(outbox)
        .all()
        .map((line) => line.payload.template),
    ).toContain('verificationSubmitted')
    expect(JSON.stringify(ctx.db.select().from(auditEntries).all())).not.toContain('0901')
  })
})

describe('deciding', () => {
  it('is an administrator’s, and nobody’s about an organisation of their own', () => {
    const { id } = submit()
    const { visitor, stranger, viewer, organiser } = others()
    expect(() => decide(visitor, id, 'approve')).toThrowDomainError('signInFirst')
    for (const who of [stranger, viewer, organiser, owner]) {
      expect(() => decide(who, id, 'approve')).toThrowDomainError('notFound')
      expect(() => readCase(who, id)).toThrowDomainError('notFound')
      expect(() => readQueue(who)).toThrowDomainError('notFound')
    }
    const own = as(
      ctx,
      aPerson(ctx.db, { staff: ['administrator'], member: { organisationId: firm.id } }),
    )
    expect(() => decide(own, id, 'approve')).toThrowDomainError('verification.own')
    expect(state().verification).toBe('pending')
  })
  it('shows the record beside the evidence, and what may be the same organisation', () => {
    createOrganisation(ctx, { legalName: { en: 'Hanbit' }, country: 'KR' })
    const { id } = submit()
    expect(readQueue(administrator).waiting).toMatchObject([{ id, name: '주식회사 한빛' }])
    expect(readCase(administrator, id)).toMatchObject({
      verification: { evidence: 'businessRegistration', registrationNumber: '124-81-00998' },
      organisation: { registrationNumber: '124-81-00998' },
      lookalikes: [{ name: 'Hanbit', by: 'name' }],
    })
  })
  it('verifies with date and kind of evidence on the public page, once', () => {
    const { id } = submit()
    decide(administrator, id, 'approve')
    expect(state()).toMatchObject({
      verification: 'verified',
      verifiedAt: '2026-11-20',
      evidence: 'businessRegistration',
    })
    expect(() => decide(administrator, id, 'refuse', 'x')).toThrowDomainError(
      'verification.decided',
    )
    submit()
    expect(state().verification).toBe('verified')
  })
  it('refuses with a reason that the owners read', () => {
    const { id } = submit()
    expect(() => decide(administrator, id, 'refuse')).toThrowDomainError(
      'verification.reasonMissing',
    )
    decide(administrator, id, 'refuse', '사본이 흐립니다.')
    expect(state().verification).toBe('rejected')
    expect(readVerification(owner, firm.slug).past).toMatchObject([
      { state: 'refused', reason: '사본이 흐립니다.' },
    ])
  })
  it('does not verify a number that is another one by now', () => {
    const { id } = submit()
    ctx.db
      .update(organisations)
      .set({ registrationNumber: '220-81-62517' })
      .where(eq(organisations.id, firm.id))
      .run()
    expect(() => decide(administrator, id, 'approve')).toThrowDomainError(
      'verification.numberChanged',
    )
  })
})

describe('an evidence file', () => {
  it('is read by the organisation’s editors and administrators, under its own address only', () => {
    const { id } = submit()
    const other = createOrganisation(ctx, { legalName: { ko: '가람' }, country: 'KR' })
    const { visitor, stranger, viewer, organiser } = others()
    expect(() => readEvidenceFile(visitor, firm.slug, id)).toThrowDomainError('signInFirst')
    for (const who of [stranger, viewer, organiser])
      expect(() => readEvidenceFile(who, firm.slug, id)).toThrowDomainError('notFound')
    expect(() => readEvidenceFile(administrator, other.slug, id)).toThrowDomainError('notFound')
    expect(() => readEvidenceFile(administrator, firm.slug, '../../app.db')).toThrowDomainError(
      'notFound',
    )
    for (const who of [owner, administrator])
      expect(readEvidenceFile(who, firm.slug, id)).toMatchObject({ type: 'application/pdf' })
  })
  it('is deleted half a year after the decision; that there was one stays', () => {
    const { id } = submit()
    decide(administrator, id, 'approve')
    const at = (days: number) => ({
      ...ctx,
      now: () => new Date(TEST_NOW.getTime() + days * 86_400_000),
    })
    expect(forgetEvidence(at(179))).toBe(0)
    expect(forgetEvidence(at(181))).toBe(1)
    expect(forgetEvidence(at(182))).toBe(0)
    expect(files()).toEqual([])
    expect(() => readEvidenceFile(administrator, firm.slug, id)).toThrowDomainError('notFound')
    expect(ctx.db.select().from(verificationCases).get()).toMatchObject({
      state: 'approved',
      fileType: null,
    })
  })
})
