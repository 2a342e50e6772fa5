import { eq } from 'drizzle-orm'
import { unzipSync } from 'fflate'
import sharp from 'sharp'
import { beforeEach, describe, expect, it } from 'vitest'
import { documents, technologies } from '#db/schema'
import type { Certification, DocumentTier } from '#db/domain'
import { readHistory, readStep, restoreVersion } from '#app/features/editing'
import { aDesk, begin, post, stepOf, technologyOf } from '#app/features/editing/testing.server'
import { mergeOrganisations } from '#app/features/merges'
import { createOrganisation } from '#app/features/organisations'
import { exportOrganisation } from '#app/features/privacy'
import type { Context } from '#app/platform/context.server'
import { aPerson, as } from '#app/platform/testing.server'
import { attachDocument } from './attach-document.server'
import { changeDocument, removeDocument } from './change-document.server'
import { forgetMedia, forgetReads } from './forget-media.server'
import { keptBefore } from './media-files.server'
import { certificateDocumentsFor, documentsFor } from './document-queries.server'
import { readMedia, readMediaItem } from './queries.server'
import { readDocument } from './read-document.server'

const pdf = (words = '') => new Uint8Array(Buffer.from(`%PDF-1.7\n${words}\n%%EOF\n`, 'latin1'))
const png = (side = 40) =>
  sharp({ create: { width: side, height: side, channels: 3, background: '#0f5e57' } })
    .withExif({ IFD0: { Artist: 'somebody' } })
    .png()
    .toBuffer()

let desk: ReturnType<typeof aDesk>
let slug: string
beforeEach(() => {
  desk = aDesk()
  slug = begin(desk.supplier, desk.hanbit.id)
  save({ 'certifications[0].type': 'net', 'certifications[0].number': '제900호' })
})
/** The step of certificates as its page would post it, with what is typed over it. */
const save = (typed: Record<string, string>) => {
  const { values, version } = readStep(desk.supplier, stepOf(slug, 'proof'))
  return post(desk.supplier, slug, 'proof', { ...values, ...typed, version: String(version) })
}
const certificates = (): Certification[] => row().certifications
const row = () => technologyOf(desk, slug) as typeof technologies.$inferSelect
const idOf = (index = 0) => certificates()[index]?.id ?? ''
const attach = (
  given: { who?: Context; tier?: DocumentTier; bytes?: Uint8Array; certificate?: string } = {},
) => {
  const { who = desk.supplier, tier = 'members', bytes = pdf() } = given
  return attachDocument(who, slug, { certificate: given.certificate ?? idOf(), tier }, bytes)
}
const verify = (verification: Certification['verification'] = 'verified') =>
  desk.ctx.db
    .update(technologies)
    .set({ certifications: certificates().map((one) => ({ ...one, verification })) })
    .where(eq(technologies.slug, slug))
    .run()
const publish = () =>
  desk.ctx.db
    .update(technologies)
    .set({ status: 'published' })
    .where(eq(technologies.slug, slug))
    .run()

function answer(who: Context, id: string): string {
  try {
    readDocument(who, slug, id)
    return 'yes'
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('giving a certificate its document', () => {
  it('is for the technology’s own editors, for a certificate of this technology', async () => {
    for (const who of [desk.reader, desk.buyer, desk.organiser])
      await expect(attach({ who })).rejects.toMatchObject({ code: 'notFound' })
    await expect(attach({ who: desk.visitor })).rejects.toMatchObject({ code: 'signInFirst' })
    await expect(attach({ certificate: 'other' })).rejects.toMatchObject({ code: 'notFound' })
    expect(keptBefore(desk.ctx, 'documents', new Date(8e15))).toEqual([])
  })
  it('takes a PDF that runs nothing, or a picture that is one', async () => {
    for (const [code, bytes] of [
      ['file.notPaper', new Uint8Array(Buffer.from('<svg onload="alert(1)"/>'))],
      ['file.activeDocument', pdf('/JavaScript')],
      ['file.brokenPicture', (await png()).subarray(0, 60)],
      ['file.twoKinds', Buffer.concat([await png(), Buffer.from('<script>')])],
    ] as const)
      await expect(attach({ bytes: new Uint8Array(bytes) })).rejects.toMatchObject({ code })
    expect(keptBefore(desk.ctx, 'documents', new Date(8e15))).toEqual([])
  })
  it('keeps a picture made anew from its pixels, and a PDF as it came', async () => {
    const { id } = await attach({ bytes: new Uint8Array(await png()) })
    const kept = readDocument(desk.supplier, slug, id)
    expect(kept.type).toBe('image/jpeg')
    expect(await sharp(kept.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 40 })
    expect((await sharp(kept.bytes).metadata()).exif).toBeUndefined()
    const { id: other } = await attach({ bytes: pdf('two') })
    expect(readDocument(desk.supplier, slug, other)).toMatchObject({
      type: 'application/pdf',
      bytes: Buffer.from(pdf('two')),
    })
    // One certificate, one document: the file before is gone.
    expect(answer(desk.supplier, id)).toBe('notFound')
    expect(keptBefore(desk.ctx, 'documents', new Date(8e15))).toEqual([other])
  })
  it('makes the same file sent twice one document, for the readers chosen last', async () => {
    const { id } = await attach({ tier: 'public' })
    expect((await attach({ tier: 'nda' })).id).toBe(id)
    expect(readMedia(desk.supplier, slug).certificates).toMatchObject([
      { name: 'NET (industry) 제900호', document: { tier: 'nda' } },
    ])
    expect(desk.ctx.db.select().from(documents).all()).toHaveLength(1)
  })
  it('stands at the certificate, not among the documents, and needs no title', async () => {
    const { id } = await attach()
    expect(documentsFor(desk.supplier, row().id)).toEqual([])
    expect(certificateDocumentsFor(desk.supplier, row().id)[idOf()]).toMatchObject({ id })
    expect(readMediaItem(desk.supplier, slug, 'document', id).certificate).toBe(
      'NET (industry) 제900호',
    )
    changeDocument(desk.supplier, slug, id, { version: 1, title: {}, tier: 'nda' })
    expect(readStep(desk.supplier, stepOf(slug, 'proof')).certificates).toMatchObject([
      { hasDocument: true },
    ])
  })
})

describe('who may have the document of a certificate', () => {
  it('is told by its tier; reviewers and administrators always may', async () => {
    publish()
    for (const [tier, buyer, visitor] of [
      ['public', 'yes', 'yes'],
      ['members', 'yes', 'signInFirst'],
      ['acceptance', 'document.acceptance', 'signInFirst'],
      ['nda', 'document.nda', 'signInFirst'],
    ] as const) {
      const { id } = await attach({ tier })
      expect([tier, answer(desk.buyer, id), answer(desk.visitor, id)]).toEqual([
        ...[tier, buyer, visitor],
      ])
      for (const who of [desk.supplier, desk.reader, desk.organiser, desk.administrator])
        expect(answer(who, id)).toBe('yes')
    }
  })
  it('leaves one line a day for the platform’s people, who see it with every review', async () => {
    const { id } = await attach()
    for (const who of [desk.organiser, desk.administrator, desk.organiser])
      readDocument(who, slug, id)
    expect(readMedia(desk.supplier, slug).sharing?.reads).toMatchObject([{ organisation: null }])
    readDocument(
      { ...desk.organiser, now: () => new Date(desk.ctx.now().getTime() + 25 * 3_600_000) },
      slug,
      id,
    )
    expect(readMedia(desk.supplier, slug).sharing?.reads).toHaveLength(2)
  })
  it('is only its own people and the staff while the technology is not shown', async () => {
    const { id } = await attach({ tier: 'public' })
    expect([desk.visitor, desk.buyer].map((who) => answer(who, id))).toEqual([
      ...['notFound', 'notFound'],
    ])
    expect(answer(desk.organiser, id)).toBe('yes')
  })
})

describe('a certificate with a document', () => {
  it('keeps it through every change of its words and of its place in the list', async () => {
    const id = idOf()
    await attach()
    save({ 'certifications[0].number': '제901호', 'certifications[1].type': 'gs' })
    expect(certificates()).toMatchObject([{ id, number: '제901호' }, { type: 'gs' }])
    expect(idOf(1)).not.toBe('')
    // Both change places: each keeps what is its own.
    const { values } = readStep(desk.supplier, stepOf(slug, 'proof'))
    const swapped = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name.replace(/\[(\d)\]/, (_all, at: string) => `[${at === '0' ? '1' : '0'}]`),
        String(value),
      ]),
    )
    save(swapped)
    expect(certificates()[1]).toMatchObject({ id, number: '제901호' })
    expect(Object.keys(certificateDocumentsFor(desk.supplier, row().id))).toEqual([id])
  })
  it('takes it out of sight when it goes, and brings it back when a version is restored', async () => {
    publish()
    const { id } = await attach({ tier: 'public' })
    const { version } = row()
    save({ 'certifications[0].remove': 'on' })
    expect(certificates()).toEqual([])
    expect(answer(desk.buyer, id)).toBe('notFound')
    expect(answer(desk.organiser, id)).toBe('yes')
    expect(readMedia(desk.supplier, slug).unlisted).toMatchObject([{ id }])
    restoreVersion(desk.supplier, {
      ...{ kind: 'technology', slug, version, seen: row().version },
    })
    expect(answer(desk.buyer, id)).toBe('yes')
    expect(readMedia(desk.supplier, slug).unlisted).toEqual([])
  })
  it('is looked at again once its document was replaced or taken away, not when it gets its first', async () => {
    verify()
    await attach({ bytes: pdf('one') })
    expect(certificates()[0]?.verification).toBe('verified')
    await attach({ bytes: pdf('two') })
    expect(certificates()[0]?.verification).toBe('unverified')
    verify('failed')
    const { id } = await attach({ bytes: pdf('two') })
    expect(certificates()[0]?.verification).toBe('failed')
    removeDocument(desk.supplier, slug, id)
    expect(certificates()[0]?.verification).toBe('unverified')
    expect(readHistory(desk.supplier, 'technology', slug).entries[0]?.what).toBe(
      'Certificate to be checked again',
    )
  })
  it('does not lend its verification to another one that takes its id', () => {
    verify()
    const first = idOf()
    save({ 'certifications[1].type': 'gs', 'certifications[1].id': first })
    expect(certificates()[1]?.id).not.toBe(first)
    const stolen = { 'certifications[0].id': '', 'certifications[1].id': first }
    save({ ...stolen, 'certifications[1].number': '7' })
    expect(certificates().map(({ verification }) => verification)).toEqual([
      ...['unverified', 'unverified'],
    ])
  })
  it('is in what the organisation takes out, and moves with its technology', async () => {
    const { id } = await attach({ bytes: new Uint8Array(await png()) })
    const owner = desk.supplier
    const files = unzipSync(exportOrganisation(owner, desk.hanbit.slug))
    expect(files[`files/document-${id}.jpg`]?.length).toBeGreaterThan(20)
    const keep = createOrganisation(desk.ctx, { legalName: { en: 'Hanbit' }, country: 'KR' })
    mergeOrganisations(desk.administrator, {
      ...{ keepId: keep.id, otherId: desk.hanbit.id, keepVersion: 1, otherVersion: 1 },
    })
    const member = { organisationId: keep.id }
    const colleague = as(desk.ctx, aPerson(desk.ctx.db, { member }))
    expect(answer(colleague, id)).toBe('yes')
    expect(Object.keys(certificateDocumentsFor(colleague, row().id))).toEqual([idOf()])
  })
})

describe('a document that was taken away', () => {
  it('leaves on record who fetched it, and its file goes', async () => {
    publish()
    const { id } = await attach()
    readDocument(desk.buyer, slug, id)
    removeDocument(desk.supplier, slug, id)
    expect(answer(desk.supplier, id)).toBe('notFound')
    expect(() => {
      removeDocument(desk.supplier, slug, id)
    }).toThrowDomainError('notFound')
    expect(keptBefore(desk.ctx, 'documents', new Date(8e15))).toEqual([])
    const { sharing, certificates: listed } = readMedia(desk.supplier, slug)
    expect(listed).toMatchObject([{ document: null }])
    expect(sharing?.reads).toMatchObject([
      { document: { text: 'NET (industry) 제900호' }, isRemoved: true },
    ])
    const later = (days: number) => ({
      ...desk.ctx,
      now: () => new Date(desk.ctx.now().getTime() + days * 86_400_000),
    })
    expect(forgetMedia(later(3))).toBe(0)
    expect([forgetReads(later(729)), desk.ctx.db.select().from(documents).all().length]).toEqual([
      ...[0, 1],
    ])
    expect([forgetReads(later(731)), desk.ctx.db.select().from(documents).all().length]).toEqual([
      ...[1, 0],
    ])
  })
})
