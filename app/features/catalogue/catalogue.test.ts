import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { exclusions, listingConcepts, outbox, searchDocuments } from '#db/schema'
import { createOrganisation, updateOrganisation } from '#app/features/organisations'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { aContext, aPerson, as, TEST_NOW } from '#app/platform/testing.server'
import { certificatesOn } from './certificates'
import { createNeed } from './create-need.server'
import { createTechnology } from './create-technology.server'
import { moveListing } from './move-listing.server'
import { listingsOf, readNeed, readTechnology } from './queries.server'
import { listingById } from './rows.server'
import { shapeTechnology } from './shape-listing.server'
import { updateNeed } from './update-need.server'
import { updateTechnology } from './update-technology.server'

function aMarket() {
  const ctx = aContext()
  const hanbit = createOrganisation(ctx, { legalName: { ko: '(주)한빛' }, country: 'KR' })
  const songBo = createOrganisation(ctx, {
    legalName: { vi: 'Công ty TNHH Cấp nước Sông Bồ' },
    country: 'VN',
    province: 'Thừa Thiên Huế',
  })
  const member = (organisationId: string) =>
    as(ctx, aPerson(ctx.db, { member: { organisationId } }))
  return {
    ctx,
    hanbit,
    songBo,
    supplier: member(hanbit.id),
    buyer: member(songBo.id),
    visitor: as(ctx, { kind: 'visitor' }),
  }
}
/** As a reviewer lets it go out. */
const show = (ctx: Context, kind: 'technology' | 'need', id: string, version: number) =>
  write(ctx, (tx) =>
    moveListing(
      tx,
      ctx,
      listingById(tx, kind, id),
      version,
      { status: kind === 'technology' ? 'published' : 'open', publishedAt: TEST_NOW },
      'approved',
    ),
  )
const leak = (organisationId: string) => ({
  organisationId,
  sourceLocale: 'ko' as const,
  title: { ko: '음향 센서 누수 탐지 시스템' },
  summary: { ko: '관로의 누수음을 감지합니다.' },
  trl: 9,
})
const need = (organisationId: string) => ({
  organisationId,
  sourceLocale: 'vi' as const,
  title: { vi: 'Phát hiện rò rỉ mạng lưới cấp nước' },
  province: 'Thua Thien–Hue',
})

describe('entering a technology', () => {
  it('refuses strangers, as if the organisation were not there', () => {
    const { hanbit, buyer, visitor } = aMarket()
    expect(() => createTechnology(buyer, leak(hanbit.id))).toThrowDomainError('notFound')
    expect(() => createTechnology(visitor, leak(hanbit.id))).toThrowDomainError('signInFirst')
  })

  it.each([
    ['a title missing in its own language', { title: { en: 'Leak detection' } }, 'field.required'],
    ['a summary over 300 characters', { summary: { ko: '가'.repeat(301) } }, 'field.tooLong'],
    ['TRL 10', { trl: 10 }, 'field.trl'],
    [
      'a day that does not exist',
      { certifications: [{ type: 'net' as const, validTo: '2023-02-30' }] },
      'field.invalid',
    ],
    [
      'a price turned around',
      { price: { min: 5, max: 1, currency: 'KRW' as const } },
      'field.range',
    ],
  ])('refuses %s', (_what, wrong, code) => {
    const { supplier, hanbit } = aMarket()
    expect(() => createTechnology(supplier, { ...leak(hanbit.id), ...wrong })).toThrowDomainError(
      code,
    )
  })

  it('refuses a second one with the same title, however it is spaced', () => {
    const { supplier, hanbit } = aMarket()
    createTechnology(supplier, leak(hanbit.id))
    expect(() =>
      createTechnology(supplier, { ...leak(hanbit.id), title: { ko: '음향센서 누수탐지 시스템' } }),
    ).toThrowDomainError('listing.titleTaken')
  })

  it('does not let an owner say that a certificate is verified, nor publish by the way', () => {
    const { supplier, hanbit } = aMarket()
    const row = createTechnology(
      supplier,
      { ...leak(hanbit.id), certifications: [{ type: 'net', verification: 'verified' }] },
      { status: 'published', demo: true },
    )
    expect(row).toMatchObject({
      status: 'draft',
      demo: false,
      certifications: [{ verification: 'unverified' }],
    })
  })

  it('is tagged and found once it is published, and the search server and the matcher are told', () => {
    const { ctx, supplier, hanbit } = aMarket()
    const { id } = createTechnology(supplier, leak(hanbit.id))
    expect(ctx.db.select().from(searchDocuments).all()).toEqual([])
    show(ctx, 'technology', id, 1)
    const concepts = ctx.db
      .select()
      .from(listingConcepts)
      .where(eq(listingConcepts.listingId, id))
      .all()
    expect(concepts.map((row) => row.concept)).toContain('water.leak-detection')
    expect(
      ctx.db
        .select()
        .from(searchDocuments)
        .all()
        .map((row) => row.id),
    ).toEqual([id])
    expect(
      ctx.db
        .select()
        .from(outbox)
        .all()
        .map((line) => line.kind)
        .sort(),
    ).toEqual(['index', 'recomputeMatches'])
  })
})

describe('changing a listing', () => {
  it('leaves out a concept that its author refused, whatever the words say', () => {
    const { ctx, supplier, hanbit } = aMarket()
    const { id } = createTechnology(supplier, leak(hanbit.id))
    updateTechnology(supplier, { id, version: 1, refusedConcepts: ['water.leak-detection'] })
    updateTechnology(supplier, { id, version: 2, trl: 8 })
    const concepts = ctx.db
      .select()
      .from(listingConcepts)
      .where(eq(listingConcepts.listingId, id))
      .all()
    expect(concepts.map((row) => row.concept)).not.toContain('water.leak-detection')
    expect(concepts.length).toBeGreaterThan(0)
  })

  it('refuses a version that the person has not seen', () => {
    const { ctx, supplier, hanbit } = aMarket()
    const { id } = createTechnology(supplier, leak(hanbit.id))
    updateTechnology(supplier, { id, version: 1, trl: 8 })
    expect(() => updateTechnology(supplier, { id, version: 1, trl: 7 })).toThrowDomainError(
      'listing.changed',
    )
    expect(() => show(ctx, 'technology', id, 1)).toThrowDomainError('listing.changed')
  })

  it('marks translations stale when the original changes, until they change too', () => {
    const { supplier, hanbit } = aMarket()
    const { id } = createTechnology(supplier, {
      ...leak(hanbit.id),
      title: { ko: '누수 탐지', vi: 'Phát hiện rò rỉ', en: 'Leak detection' },
      provenance: { en: { by: 'machine' } },
    })
    const changed = updateTechnology(supplier, {
      id,
      version: 1,
      title: { ko: '누수 상시 감시', vi: 'Phát hiện rò rỉ', en: 'Leak detection' },
    })
    expect(changed.provenance).toMatchObject({
      vi: { by: 'person', stale: true },
      en: { by: 'machine', stale: true },
    })
    expect(changed.provenance.ko?.stale).toBeUndefined()
    const mended = updateTechnology(supplier, {
      id,
      version: 2,
      title: { ko: '누수 상시 감시', vi: 'Giám sát rò rỉ', en: 'Leak detection' },
    })
    expect(mended.provenance.vi?.stale).toBeUndefined()
    expect(mended.provenance.en?.stale).toBe(true)
  })

  it('keeps what is not named, empties what is emptied, and takes the verification off a changed certificate', () => {
    const { ctx, hanbit, supplier } = aMarket()
    const certifications = [
      { type: 'net' as const, number: '900', verification: 'verified' as const },
      { type: 'gs' as const, verification: 'verified' as const },
    ]
    const { id } = createTechnology(ctx, {
      ...leak(hanbit.id),
      certifications,
      deliveryLeadTime: '10주',
    })
    const after = updateTechnology(supplier, {
      id,
      version: 1,
      deliveryLeadTime: '',
      certifications: [{ type: 'net', number: '901' }, { type: 'gs' }],
    })
    expect(after).toMatchObject({
      trl: 9,
      deliveryLeadTime: null,
      certifications: [
        { number: '901', verification: 'unverified' },
        { type: 'gs', verification: 'verified' },
      ],
    })
  })

  it('keeps concepts that the author chose, whatever the tagger says', () => {
    const { ctx, supplier, hanbit } = aMarket()
    const { id } = createTechnology(supplier, {
      ...leak(hanbit.id),
      concepts: ['energy.smart-grid'],
    })
    updateTechnology(supplier, { id, version: 1, summary: { ko: '교통신호를 제어합니다.' } })
    const chosen = ctx.db
      .select()
      .from(listingConcepts)
      .where(eq(listingConcepts.origin, 'author'))
      .all()
    expect(chosen).toMatchObject([{ listingId: id, concept: 'energy.smart-grid', weight: 1 }])
  })

  it('keeps the place of a need unless the change names one', () => {
    const { songBo, buyer } = aMarket()
    const { id, place } = createNeed(buyer, need(songBo.id))
    expect(place).toBe('vn-hue')
    expect(updateNeed(buyer, { id, version: 1, minTrl: 7 })).toMatchObject({
      place: 'vn-hue',
      placeText: 'Thua Thien–Hue',
    })
    expect(updateNeed(buyer, { id, version: 2, province: 'Quảng Nam' })).toMatchObject({
      place: 'vn-dn',
      placeText: 'Quảng Nam',
    })
  })
})

describe('reading a listing', () => {
  it('hides drafts from everybody but the owner and the staff', () => {
    const { ctx, supplier, buyer, visitor, hanbit } = aMarket()
    const { slug } = createTechnology(supplier, leak(hanbit.id))
    expect(() => readTechnology(visitor, slug)).toThrowDomainError('notFound')
    expect(() => readTechnology(buyer, slug)).toThrowDomainError('notFound')
    expect(readTechnology(supplier, slug).isOwn).toBe(true)
    expect(readTechnology(as(ctx, aPerson(ctx.db, { staff: ['organiser'] })), slug).status).toBe(
      'draft',
    )
  })

  it('shows a listing for members to people of organisations only', () => {
    const { ctx, buyer, visitor, hanbit } = aMarket()
    const { slug } = createTechnology(
      ctx,
      { ...leak(hanbit.id), visibility: 'members' },
      { status: 'published' },
    )
    expect(() => readTechnology(visitor, slug)).toThrowDomainError('notFound')
    expect(() => readTechnology(as(ctx, aPerson(ctx.db)), slug)).toThrowDomainError('notFound')
    expect(readTechnology(buyer, slug).slug).toBe(slug)
  })

  it('is not there for an organisation that the owner never wants to meet', () => {
    const { ctx, buyer, visitor, hanbit, songBo } = aMarket()
    const { slug } = createTechnology(ctx, leak(hanbit.id), { status: 'published' })
    ctx.db
      .insert(exclusions)
      .values({ organisationId: hanbit.id, excludedOrganisationId: songBo.id, createdAt: TEST_NOW })
      .run()
    expect(() => readTechnology(buyer, slug)).toThrowDomainError('notFound')
    expect(readTechnology(visitor, slug).slug).toBe(slug)
  })

  it('says nothing of the owner of a confidential need, in the page or in the list of the organisation', () => {
    const { ctx, supplier, buyer, visitor, songBo } = aMarket()
    const { slug } = createNeed(
      ctx,
      { ...need(songBo.id), placeText: 'Trạm bơm Sông Bồ', confidential: true },
      { status: 'open' },
    )
    for (const reader of [visitor, supplier]) {
      const page = readNeed(reader, slug)
      expect(page.owner).toBeNull()
      expect(JSON.stringify(page)).not.toMatch(new RegExp(`Sông Bồ|${songBo.id}`))
      expect(listingsOf(reader, songBo.id).needs).toEqual([])
    }
    expect(readNeed(buyer, slug).owner?.slug).toBe(songBo.slug)
  })

  it('does not let an exclusion tell whose a confidential need is', () => {
    const { ctx, supplier, hanbit, songBo } = aMarket()
    const confidential = { ...need(songBo.id), confidential: true }
    const { slug } = createNeed(ctx, confidential, { status: 'open' })
    ctx.db
      .insert(exclusions)
      .values({ organisationId: hanbit.id, excludedOrganisationId: songBo.id, createdAt: TEST_NOW })
      .run()
    expect(readNeed(supplier, slug).owner).toBeNull()
  })

  it('says of each language who wrote it', () => {
    const { ctx, hanbit, visitor } = aMarket()
    const { slug } = createTechnology(
      ctx,
      {
        ...leak(hanbit.id),
        title: { ko: '누수 탐지', en: 'Leak detection' },
        provenance: { en: { by: 'machine', stale: true } },
      },
      { status: 'published' },
    )
    expect(
      readTechnology(visitor, slug).languages.map(({ locale, state, stale }) => [
        locale,
        state,
        stale,
      ]),
    ).toEqual([
      ['ko', 'original', false],
      ['vi', 'missing', false],
      ['en', 'machine', true],
    ])
  })

  it('shows a need from its review on', () => {
    const { ctx, buyer, visitor, songBo } = aMarket()
    const { id, slug } = createNeed(buyer, need(songBo.id))
    expect(() => readNeed(visitor, slug)).toThrowDomainError('notFound')
    show(ctx, 'need', id, 1)
    expect(readNeed(visitor, slug)).toMatchObject({ status: 'open', place: 'vn-hue' })
  })
})

describe('certificates on a day', () => {
  it('tells valid, expiring, expired, not yet valid and unreadable apart', () => {
    const term = (certificate: {
      validFrom?: string
      validTo?: string
      text?: string
      type?: 'net'
    }) =>
      certificatesOn([{ type: 'net', verification: 'unverified', ...certificate }], '2026-11-20')[0]
    expect(term({ validTo: '2026-11-19' })).toMatchObject({ term: 'expired', daysLeft: -1 })
    expect(term({ validTo: '2026-11-20' })).toMatchObject({ term: 'expiring', daysLeft: 0 })
    expect(term({ validTo: '2029-06-30' })?.term).toBe('valid')
    expect(term({ validFrom: '2027-01-01', validTo: '2029-06-30' })?.term).toBe('notYet')
    expect(
      certificatesOn([{ text: '지정서 보유', verification: 'unverified' }], '2026-11-20')[0]?.term,
    ).toBe('unknown')
  })
})

describe('where a technology was built', () => {
  it('is said in the reader’s language, and as typed where there is more to it than a province', () => {
    const { ctx, hanbit, supplier } = aMarket()
    const { id, slug, version } = createTechnology(supplier, {
      ...leak(hanbit.id),
      references: [
        { project: 'A', place: '대전', country: 'KR' },
        { project: 'B', place: '부산 강서구', country: 'KR' },
        { project: 'C', place: 'Hà Nội', country: 'VN' },
      ],
    })
    show(ctx, 'technology', id, version)
    const where = (locale: 'ko' | 'vi') =>
      shapeTechnology(readTechnology({ ...ctx, locale }, slug), locale).references.map(
        (one) => one.where,
      )
    expect(where('vi')).toEqual(['Daejeon, Hàn Quốc', '부산 강서구, Hàn Quốc', 'Hà Nội, Việt Nam'])
    expect(where('ko')).toEqual(['대전, 한국', '부산 강서구, 한국', '하노이, 베트남'])
  })
})

describe('a renamed owner', () => {
  it('takes its listings along: found by the new name, with a line for the search server', () => {
    const { ctx, hanbit, supplier } = aMarket()
    const { id, version } = createTechnology(supplier, leak(hanbit.id))
    show(ctx, 'technology', id, version)
    ctx.db.delete(outbox).run()
    updateOrganisation(ctx, {
      id: hanbit.id,
      version: hanbit.version,
      legalName: { ko: '주식회사 새빛' },
    })
    const found = ctx.db.select().from(searchDocuments).where(eq(searchDocuments.id, id)).get()
    expect(found?.document.organisationNames[0]).toBe('주식회사 새빛')
    const lines = ctx.db.select().from(outbox).all()
    expect(lines.map((line) => line.kind).sort()).toEqual(['index', 'recomputeMatches'])
    expect(lines.every((line) => line.payload.id === id)).toBe(true)
  })
})
