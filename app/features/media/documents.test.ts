import { eq } from 'drizzle-orm'
import { strFromU8, unzipSync } from 'fflate'
import sharp from 'sharp'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  auditEntries,
  disclosureAgreements,
  documentReads,
  exclusions,
  meetingRequests,
  technologies,
} from '#db/schema'
import { DOCUMENT_TIERS } from '#db/domain'
import type { DocumentTier } from '#db/domain'
import { mergeOrganisations } from '#app/features/merges'
import { fillNameKeys } from '#app/features/organisations'
import { exportOrganisation } from '#app/features/privacy'
import { answerRequest, requestMeeting } from '#app/features/requests'
import { aListing, aMatchmaking, anOrganisation } from '#app/features/requests/testing.server'
import type { Firm } from '#app/features/requests/testing.server'
import type { Context } from '#app/platform/context.server'
import { TEST_NOW, aPerson, as } from '#app/platform/testing.server'
import { addDocument } from './add-document.server'
import { addPicture } from './add-picture.server'
import { changeDocument, removeDocument } from './change-document.server'
import { forgetMedia, forgetReads } from './forget-media.server'
import { noteAgreement, withdrawAgreement } from './note-agreement.server'
import { keptBefore } from './media-files.server'
import { logoOf } from './picture-queries.server'
import { documentsFor } from './document-queries.server'
import { readMedia } from './queries.server'
import { readDocument } from './read-document.server'
import { setLogo } from './set-logo.server'
import { DOCUMENT_BYTES } from './schema'

const pdf = (words = '') => new Uint8Array(Buffer.from(`%PDF-1.7\n${words}\n%%EOF\n`, 'latin1'))

let story: ReturnType<typeof aMatchmaking>
let ctx: Context
let owner: Firm
let partner: Firm
let technology: string
let colleague: Context
beforeEach(() => {
  story = aMatchmaking()
  ctx = story.ctx
  owner = story.join({ name: 'Hanbit' })
  partner = story.join({ name: 'Sông Bồ', country: 'VN' })
  technology = aListing(ctx.db, 'technology', owner.organisationId)
  fillNameKeys(ctx)
  colleague = as(
    ctx,
    aPerson(ctx.db, { member: { organisationId: owner.organisationId, role: 'viewer' } }),
  )
})
const add = (tier: DocumentTier, who = owner.as, bytes = pdf(tier)) =>
  addDocument(who, technology, { title: { ko: '안내서' }, tier }, bytes).id
const meet = () => {
  const { id } = requestMeeting(partner.as, {
    fromRegistrationId: partner.registrationId,
    toRegistrationId: owner.registrationId,
    priority: 'want',
  })
  answerRequest(owner.as, { requestId: id, version: 1, answer: 'accepted' })
  return id
}
const sign = (who = owner.as) =>
  noteAgreement(who, technology, { organisation: 'Sông Bồ', signedOn: '2026-11-01' })

/** `yes`, or the code of the refusal. */
function answer(who: Context, id: string, slug = technology): string {
  try {
    readDocument(who, slug, id)
    return 'yes'
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('adding a document', () => {
  it('is for the technology’s own editors, of PDF that runs nothing, of a size', () => {
    for (const who of [colleague, partner.as, as(ctx, aPerson(ctx.db, { staff: ['organiser'] }))])
      expect(() => add('public', who)).toThrowDomainError('notFound')
    expect(() => add('public', as(ctx, { kind: 'visitor' }))).toThrowDomainError('signInFirst')
    for (const [code, bytes] of [
      ['file.notPdf', new Uint8Array(Buffer.from('<html>'))],
      ['file.notPdf', new Uint8Array([0xff, 0xd8, 0xff])],
      ['file.activeDocument', pdf('<< /S /JavaScript >>')],
      ['file.activeDocument', pdf('/EmbeddedFiles')],
      ['file.tooLargeDocument', new Uint8Array(DOCUMENT_BYTES + 1)],
    ] as const)
      expect(() => add('public', owner.as, bytes)).toThrowDomainError(code)
    expect(() =>
      addDocument(owner.as, technology, { title: {}, tier: 'public' }, pdf()),
    ).toThrowDomainError('field.required')
    const first = add('public')
    expect(add('public')).toBe(first)
    expect(readMedia(owner.as, technology).documents).toHaveLength(1)
  })
})

describe('who may have a document', () => {
  const readers = (): Record<string, Context> => ({
    visitor: as(ctx, { kind: 'visitor' }),
    nobody: as(ctx, aPerson(ctx.db)),
    desk: story.desk,
    stranger: story.join().as,
    partner: partner.as,
    owner: owner.as,
    colleague,
    organiser: as(ctx, aPerson(ctx.db, { staff: ['organiser'] })),
    administrator: as(ctx, aPerson(ctx.db, { staff: ['administrator'] })),
  })
  const table = (ids: Record<DocumentTier, string>, people: Record<string, Context>) =>
    Object.fromEntries(
      Object.entries(people).map(([name, who]) => [
        name,
        DOCUMENT_TIERS.map((tier) => answer(who, ids[tier])),
      ]),
    )
  const allTiers = () =>
    Object.fromEntries(DOCUMENT_TIERS.map((tier) => [tier, add(tier)])) as Record<
      DocumentTier,
      string
    >
  const [JOIN, MEET, NDA] = ['document.join', 'document.acceptance', 'document.nda']
  const always = {
    visitor: ['yes', 'signInFirst', 'signInFirst', 'signInFirst'],
    nobody: ['yes', JOIN, JOIN, JOIN],
    desk: ['yes', 'yes', JOIN, JOIN],
    stranger: ['yes', 'yes', MEET, NDA],
    owner: ['yes', 'yes', 'yes', 'yes'],
    colleague: ['yes', 'yes', 'yes', 'yes'],
    organiser: ['yes', 'yes', 'yes', 'yes'],
    administrator: ['yes', 'yes', 'yes', 'yes'],
  }

  it('is told by role and tier, by an accepted meeting, and by what the owner noted', () => {
    const [ids, people] = [allTiers(), readers()]
    expect(table(ids, people)).toEqual({ ...always, partner: ['yes', 'yes', MEET, NDA] })
    const request = meet()
    expect(table(ids, people)).toEqual({ ...always, partner: ['yes', 'yes', 'yes', NDA] })
    sign()
    expect(table(ids, people)).toEqual({ ...always, partner: ['yes', 'yes', 'yes', 'yes'] })
    ctx.db
      .update(meetingRequests)
      .set({ state: 'cancelled' })
      .where(eq(meetingRequests.id, request))
      .run()
    expect(table(ids, people)).toEqual({ ...always, partner: ['yes', 'yes', MEET, 'yes'] })
    withdrawAgreement(owner.as, technology, partner.organisationId)
    expect(table(ids, people)).toEqual({ ...always, partner: ['yes', 'yes', MEET, NDA] })
  })
  it.each(['draft', 'inReview', 'archived'] as const)(
    'is nobody but its own people and the staff while it is %s',
    (status) => {
      const [ids, people] = [allTiers(), readers()]
      meet()
      sign()
      ctx.db.update(technologies).set({ status }).where(eq(technologies.id, technology)).run()
      const { owner: own, colleague: viewer, organiser, administrator, ...strangers } = people
      expect(new Set(Object.values(table(ids, strangers)).flat())).toEqual(new Set(['notFound']))
      expect(
        new Set(
          Object.values(
            table(ids, {
              own: own ?? ctx,
              viewer: viewer ?? ctx,
              organiser: organiser ?? ctx,
              administrator: administrator ?? ctx,
            }),
          ).flat(),
        ),
      ).toEqual(new Set(['yes']))
    },
  )
  it('is nobody who is kept apart, and no address of another technology', () => {
    const ids = allTiers()
    meet()
    const other = aListing(ctx.db, 'technology', owner.organisationId)
    expect(answer(partner.as, ids.members, other)).toBe('notFound')
    expect(answer(partner.as, '../../app.db')).toBe('notFound')
    ctx.db
      .insert(exclusions)
      .values({
        organisationId: owner.organisationId,
        excludedOrganisationId: partner.organisationId,
        createdAt: TEST_NOW,
      })
      .run()
    expect(answer(partner.as, ids.members)).toBe('notFound')
    expect(() => sign()).toThrowDomainError('agreement.nobody')
  })
  it('is said on the page, with what to do first', () => {
    allTiers()
    const steps = (who: Context) => documentsFor(who, technology).map(({ first }) => first)
    expect(steps(as(ctx, { kind: 'visitor' }))).toEqual([null, 'signIn', 'signIn', 'signIn'])
    expect(steps(partner.as)).toEqual([null, null, 'acceptance', 'nda'])
    expect(documentsFor(as(ctx, { kind: 'visitor' }), technology)[0]?.title.text).toBe('안내서')
    const noted = (who: Context) => documentsFor(who, technology).map((one) => one.noted)
    expect(noted(owner.as)).toEqual([false, false, false, false])
    expect(noted(partner.as)).toEqual([false, true, true, true])
  })
})

describe('a document that was fetched', () => {
  it('leaves a line of the organisation for its owner, and none of the owner’s own', () => {
    const [open, members] = [add('public'), add('members')]
    readDocument(owner.as, technology, members)
    readDocument(partner.as, technology, open)
    readDocument(partner.as, technology, members)
    readDocument(story.desk, technology, members)
    const { sharing } = readMedia(owner.as, technology)
    expect(sharing?.reads.map(({ organisation }) => organisation).sort()).toEqual(['Sông Bồ', null])
    expect(JSON.stringify(ctx.db.select().from(documentReads).all())).not.toContain(
      partner.person.id,
    )
    const later = (days: number) => ({
      ...ctx,
      now: () => new Date(TEST_NOW.getTime() + days * 86_400_000),
    })
    expect(forgetReads(later(729))).toBe(0)
    expect(forgetReads(later(731))).toBe(2)
  })
  it('is shown to its own editors alone', () => {
    for (const who of [partner.as, colleague, as(ctx, aPerson(ctx.db, { staff: ['organiser'] }))])
      expect(() => readMedia(who, technology)).toThrowDomainError('notFound')
    const administrator = as(ctx, aPerson(ctx.db, { staff: ['administrator'] }))
    expect(readMedia(administrator, technology).sharing).toBeNull()
  })
  it('is given to other readers, and taken away, by its editors', () => {
    const id = add('public')
    const change = { version: 1, title: { vi: 'Tài liệu' }, tier: 'nda' as const }
    expect(() => changeDocument(partner.as, technology, id, change)).toThrowDomainError('notFound')
    expect(() => removeDocument(colleague, technology, id)).toThrowDomainError('notFound')
    changeDocument(owner.as, technology, id, change)
    expect(() => changeDocument(owner.as, technology, id, change)).toThrowDomainError(
      'media.changed',
    )
    expect(answer(partner.as, id)).toBe('document.nda')
    removeDocument(owner.as, technology, id)
    expect(answer(owner.as, id)).toBe('notFound')
    expect(
      ctx.db
        .select()
        .from(auditEntries)
        .all()
        .map(({ action }) => action),
    ).toContain('technology.documentRemoved')
  })
})

describe('taking data out, and joining two records', () => {
  it('brings pictures and documents along', async () => {
    const id = add('members')
    readDocument(partner.as, technology, id)
    const picture = await sharp({
      create: { width: 30, height: 20, channels: 3, background: '#0f5e57' },
    })
      .png()
      .toBuffer()
    const { id: pictureId } = await addPicture(owner.as, technology, { alt: { en: 'x' } }, picture)
    const files = unzipSync(exportOrganisation(owner.as, owner.organisationId))
    expect(files[`files/document-${id}.pdf`]).toEqual(pdf('members'))
    expect(files[`files/picture-${pictureId}.webp`]?.length).toBeGreaterThan(20)
    expect(strFromU8(files['media.json'] ?? new Uint8Array())).toContain('Sông Bồ')
  })
  it('moves documents with their technology, shows one logo, and keeps the file of the other with the merge', async () => {
    const id = add('members')
    const keep = anOrganisation(ctx.db, { name: 'Hanbit Ltd' })
    const square = (side: number) =>
      sharp({ create: { width: side, height: side, channels: 3, background: '#0f5e57' } })
        .png()
        .toBuffer()
    await setLogo(ctx, owner.organisationId, await square(30))
    await setLogo(ctx, keep.id, await square(20))
    const other = logoOf(ctx, owner.organisationId)
    const administrator = as(ctx, aPerson(ctx.db, { staff: ['administrator'] }))
    const versions = { keepVersion: 1, otherVersion: 1 }
    const pair = { keepId: keep.id, otherId: owner.organisationId }
    mergeOrganisations(administrator, { ...pair, ...versions })
    expect(logoOf(administrator, keep.id)).toMatchObject({ width: 20 })
    const later = new Date(Date.now() + 3 * 24 * 3_600_000)
    expect(forgetMedia({ ...ctx, now: () => later })).toBe(0)
    expect(keptBefore(ctx, 'pictures', later)).toContain(other?.id)
    const member = as(ctx, aPerson(ctx.db, { member: { organisationId: keep.id } }))
    expect(answer(member, id)).toBe('yes')
    expect(readMedia(member, technology).sharing?.reads).toEqual([])
  })
})

describe('a non-disclosure agreement', () => {
  it('is noted by the owner’s editors, for one organisation that is here', () => {
    const input = { organisation: 'song bo', signedOn: '2026-11-01' }
    const administrator = as(ctx, aPerson(ctx.db, { staff: ['administrator'] }))
    for (const who of [partner.as, colleague, administrator])
      expect(() => noteAgreement(who, technology, input)).toThrowDomainError('notFound')
    for (const [wrong, code] of [
      [{ ...input, organisation: 'Nobody' }, 'agreement.nobody'],
      [{ ...input, organisation: owner.organisationId }, 'agreement.self'],
      [{ ...input, signedOn: '2027-01-01' }, 'agreement.notYet'],
      [{ ...input, signedOn: '2026-02-30' }, 'field.invalid'],
    ] as const)
      expect(() => noteAgreement(owner.as, technology, wrong)).toThrowDomainError(code)
    const address = `https://hanviet.example/vi/organisations/${partner.organisationId}?x=1`
    noteAgreement(owner.as, technology, { ...input, organisation: address })
    noteAgreement(owner.as, technology, { ...input, organisation: address, signedOn: '2026-11-05' })
    expect(ctx.db.select().from(disclosureAgreements).all()).toMatchObject([
      { organisationId: partner.organisationId, signedOn: '2026-11-05' },
    ])
  })
})
