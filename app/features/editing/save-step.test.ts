import { and, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { listingConcepts, technologies } from '#db/schema'
import { listingBySlug } from '#app/features/catalogue'
import { actOf, decided } from './act'
import { discardForm, keepForm } from './keep-form.server'
import { previewListing } from './preview-listing.server'
import { readHistory } from './read-history.server'
import { readStart } from './read-start.server'
import { readStep } from './read-step.server'
import { restoreVersion } from './restore-version.server'
import { startListing } from './start-listing.server'
import { aDesk, BASICS, begin, errorsOf, post, stepOf, technologyOf } from './testing.server'

describe('who may write a listing', () => {
  it.each(['reader', 'buyer', 'organiser'] as const)('hides it from a %s', (who) => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id)
    expect(() => readStep(desk[who], stepOf(slug, 'basics'))).toThrowDomainError('notFound')
    expect(() => post(desk[who], slug, 'basics', BASICS)).toThrowDomainError('notFound')
    expect(() => readHistory(desk[who], 'technology', slug)).toThrowDomainError('notFound')
    expect(() => previewListing(desk[who], 'technology', slug, 'en')).toThrowDomainError('notFound')
    expect(() =>
      restoreVersion(desk[who], { kind: 'technology', slug, version: 1, seen: 1 }),
    ).toThrowDomainError('notFound')
    const form = { kind: 'technology' as const, slug, step: 'basics' as const, lang: null }
    expect(() => keepForm(desk[who], form, {}, 0)).toThrowDomainError('notFound')
    expect(() => discardForm(desk[who], form)).toThrowDomainError('notFound')
  })

  it('asks visitors to sign in', () => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id)
    expect(() => readStep(desk.visitor, stepOf(slug, 'basics'))).toThrowDomainError('signInFirst')
    expect(() => begin(desk.visitor, desk.hanbit.id)).toThrowDomainError('signInFirst')
    expect(() => readStart(desk.visitor, 'technology', null)).toThrowDomainError('signInFirst')
  })

  it.each(['supplier', 'colleague', 'administrator'] as const)('lets a %s write', (who) => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id)
    expect(readStep(desk[who], stepOf(slug, 'basics')).values).toMatchObject({
      title: BASICS.title,
    })
    expect(post(desk[who], slug, 'basics', { ...BASICS, version: '1' })).toMatchObject({
      state: 'saved',
    })
  })

  it('begins nothing for an organisation of others, nor for readers', () => {
    const desk = aDesk()
    expect(() => begin(desk.buyer, desk.hanbit.id)).toThrowDomainError('notFound')
    expect(() => begin(desk.reader, desk.hanbit.id)).toThrowDomainError('notFound')
    expect(readStart(desk.reader, 'technology', null).organisations).toEqual([])
  })

  it('knows no other steps than its own', () => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id)
    expect(() => readStep(desk.supplier, stepOf(slug, 'project'))).toThrowDomainError('notFound')
    expect(() => readStep(desk.supplier, stepOf(slug, '__proto__'))).toThrowDomainError('notFound')
  })
})

describe('beginning a listing', () => {
  it('pressed twice, gives the same draft', () => {
    const desk = aDesk()
    const once = {
      organisationId: desk.hanbit.id,
      sourceLocale: 'ko' as const,
      title: '누수 탐지',
      key: 'k',
    }
    const first = startListing(desk.supplier, 'technology', once)
    expect(startListing(desk.supplier, 'technology', once)).toEqual(first)
    expect(desk.ctx.db.select().from(technologies).all()).toHaveLength(1)
    expect(() =>
      startListing(desk.supplier, 'technology', { ...once, key: 'another' }),
    ).toThrowDomainError('listing.titleTaken')
  })
})

describe('saving a step', () => {
  it('keeps everything that the form holds, and shows it again', () => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id)
    post(desk.supplier, slug, 'terms', {
      version: '1',
      cooperationModes: ['export', 'licence'],
      partnerKinds: 'enterprise',
      partnerText: '현지 시공사',
      partnerRegions: '하노이, 다낭',
      'price.min': '12억',
      'price.max': '1,500,000,000',
      'price.currency': 'KRW',
      'price.unit': '',
      deliveryWeeks: '12',
      deliveryLeadTime: '',
      targetRegions: 'Huế',
      availability: 'available',
    })
    expect(technologyOf(desk, slug)).toMatchObject({
      cooperationModes: ['export', 'licence'],
      partnerSought: {
        kinds: ['enterprise'],
        text: { ko: '현지 시공사' },
        regions: ['하노이', '다낭'],
      },
      price: { min: 1_200_000_000, max: 1_500_000_000, currency: 'KRW' },
      deliveryWeeks: 12,
      targetRegions: ['Huế'],
    })
    expect(readStep(desk.supplier, stepOf(slug, 'terms')).values).toMatchObject({
      'price.min': '1,200,000,000',
      partnerText: '현지 시공사',
    })
  })

  it('takes rows of records, leaves out empty ones and those to be removed', () => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id)
    const rows = {
      'certifications[0].type': 'netConstruction',
      'certifications[0].number': '제900호',
      'certifications[0].validFrom': '2021-07-01',
      'certifications[0].validTo': '2029-06-30',
      'certifications[1].type': '',
      'certifications[1].text': '',
      'references[0].project': '하남시 상수관망',
      'references[0].year': '2022',
      'references[0].result': '누수율 21%에서 14%로',
    }
    post(desk.supplier, slug, 'proof', { ...rows, version: '1' })
    expect(technologyOf(desk, slug)).toMatchObject({
      certifications: [{ type: 'netConstruction', number: '제900호', verification: 'unverified' }],
      references: [{ project: '하남시 상수관망', year: 2022 }],
    })
    post(desk.supplier, slug, 'proof', { ...rows, 'certifications[0].remove': 'on', version: '2' })
    expect(technologyOf(desk, slug)).toMatchObject({ certifications: [] })
  })

  it.each([
    [
      'summary over 300 characters',
      'basics',
      { ...BASICS, summary: '가'.repeat(301) },
      { summary: 'field.tooLong' },
    ],
    ['TRL 10', 'basics', { ...BASICS, trl: '10' }, { trl: 'field.trl' }],
    [
      'an end before the start',
      'proof',
      {
        'certifications[0].type': 'net',
        'certifications[0].validFrom': '2021-07-01',
        'certifications[0].validTo': '2019-06-30',
      },
      { 'certifications[0].validTo': 'field.certificateTerm' },
    ],
    [
      'a certificate without a name',
      'proof',
      { 'certifications[0].number': '900' },
      { 'certifications[0].type': 'field.certificateKind' },
    ],
    [
      'a price that is no figure',
      'terms',
      { 'price.min': '협의', 'price.currency': 'KRW', availability: 'available' },
      { 'price.min': 'field.amount' },
    ],
    [
      'a price turned around',
      'terms',
      { 'price.min': '5', 'price.max': '1', 'price.currency': 'KRW', availability: 'available' },
      { 'price.max': 'field.range' },
    ],
  ] as const)('refuses %s at its field', (_what, name, values, errors) => {
    expect(errorsOf('technology', name, { ...values })).toEqual(errors)
  })

  it('refuses an original without a title', () => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id)
    expect(() =>
      post(desk.supplier, slug, 'basics', { ...BASICS, title: ' ', version: '1' }),
    ).toThrowDomainError('field.required')
  })

  it('writes nothing when nothing changed: a second press is the same answer', () => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id)
    post(desk.supplier, slug, 'basics', { ...BASICS, version: '1' })
    expect(technologyOf(desk, slug).version).toBe(2)
    expect(post(desk.supplier, slug, 'basics', { ...BASICS, version: '1' })).toMatchObject({
      state: 'saved',
    })
    expect(technologyOf(desk, slug).version).toBe(2)
  })

  it('takes the place of a need, and leaves it as it was when the form does', () => {
    const desk = aDesk()
    const slug = begin(desk.buyer, desk.songBo.id, {
      kind: 'need',
      sourceLocale: 'vi',
      title: 'Phát hiện rò rỉ',
    })
    const typed = { title: 'Phát hiện rò rỉ', place: 'vn-hue', placeText: 'phường Thuận Hóa' }
    post(desk.buyer, slug, 'basics', { ...typed, version: '1' }, { kind: 'need' })
    const need = () => listingBySlug(desk.ctx.db, 'need', slug)
    expect(need()).toMatchObject({ place: 'vn-hue', placeText: 'phường Thuận Hóa', version: 2 })
    post(desk.buyer, slug, 'basics', { ...typed, version: '2' }, { kind: 'need' })
    expect(need()).toMatchObject({ place: 'vn-hue', placeText: 'phường Thuận Hóa', version: 2 })
    post(
      desk.buyer,
      slug,
      'basics',
      { ...typed, place: '', placeText: '', version: '2' },
      { kind: 'need' },
    )
    expect(need()).toMatchObject({ place: null, placeText: null })
  })
})

describe('language versions', () => {
  it('a translation falls behind its original until its writer says that it fits again', () => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id)
    const vi = { title: 'Phát hiện rò rỉ', summary: 'Cảm biến âm thanh.' }
    post(desk.supplier, slug, 'basics', { ...vi, version: '1' }, { lang: 'vi' })
    expect(technologyOf(desk, slug)).toMatchObject({
      title: { ko: BASICS.title, vi: vi.title },
      provenance: { vi: { by: 'person' } },
    })
    post(desk.supplier, slug, 'basics', { ...BASICS, summary: '더 정확히 찾습니다.', version: '2' })
    expect(technologyOf(desk, slug).provenance.vi?.stale).toBe(true)
    const page = readStep(desk.supplier, stepOf(slug, 'basics', { lang: 'vi' }))
    expect(page.translation).toMatchObject({
      isStale: true,
      isOriginal: false,
      originals: { summary: '더 정확히 찾습니다.' },
    })
    post(
      desk.supplier,
      slug,
      'basics',
      { ...vi, title: 'Phát hiện rò rỉ ống', version: '3' },
      { lang: 'vi' },
    )
    expect(technologyOf(desk, slug).provenance.vi?.stale).toBe(true)
    post(
      desk.supplier,
      slug,
      'basics',
      { ...vi, title: 'Phát hiện rò rỉ ống', upToDate: 'on', version: '4' },
      { lang: 'vi' },
    )
    expect(technologyOf(desk, slug).provenance.vi?.stale).toBeUndefined()
  })

  it('the page of a translation changes no facts', () => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id)
    post(desk.supplier, slug, 'basics', { ...BASICS, version: '1' })
    post(desk.supplier, slug, 'basics', { title: 'Leak detection', version: '2' }, { lang: 'en' })
    expect(technologyOf(desk, slug)).toMatchObject({
      trl: 9,
      title: { ko: BASICS.title, en: 'Leak detection' },
    })
  })
})

describe('concepts', () => {
  it('are proposed by the words, confirmed by the author, and stay out when refused', () => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id)
    const page = readStep(desk.supplier, stepOf(slug, 'basics'))
    expect(page.concepts.proposed.map(({ id }) => id)).toContain('water.leak-detection')
    const other = page.concepts.proposed.find(({ id }) => id !== 'water.leak-detection')?.id ?? ''
    post(desk.supplier, slug, 'basics', {
      ...BASICS,
      version: '1',
      concepts: 'water.leak-detection no.such-concept',
      refused: other,
    })
    const { id } = technologyOf(desk, slug)
    const tags = desk.ctx.db
      .select()
      .from(listingConcepts)
      .where(and(eq(listingConcepts.listingId, id)))
      .all()
    expect(tags.find((tag) => tag.concept === 'water.leak-detection')?.origin).toBe('author')
    expect(tags.map((tag) => tag.concept)).not.toContain(other)
    expect(tags.map((tag) => tag.concept)).not.toContain('no.such-concept')
    expect(technologyOf(desk, slug).refusedConcepts).toEqual(other ? [other] : [])
  })

  it('that a colleague confirmed meanwhile are kept', () => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id)
    post(desk.colleague, slug, 'basics', {
      ...BASICS,
      version: '1',
      concepts: 'water.leak-detection',
    })
    post(desk.supplier, slug, 'basics', { ...BASICS, version: '1', concepts: '', seenConcepts: '' })
    expect(
      readStep(desk.supplier, stepOf(slug, 'basics')).concepts.chosen.map(({ id }) => id),
    ).toEqual(['water.leak-detection'])
    post(desk.supplier, slug, 'basics', {
      ...BASICS,
      version: '2',
      concepts: '',
      seenConcepts: 'water.leak-detection',
    })
    expect(readStep(desk.supplier, stepOf(slug, 'basics')).concepts.chosen).toEqual([])
  })

  it('are decided by buttons of the form where no script runs', () => {
    const typed = { title: 'x', concepts: 'a', refused: 'b', confirm: 'b' }
    expect(decided(typed, actOf(typed))).toEqual({ title: 'x', concepts: 'a b', refused: '' })
    const other = { title: 'x', concepts: 'a', refused: '', refuse: 'a' }
    expect(decided(other, actOf(other))).toEqual({ title: 'x', concepts: '', refused: 'a' })
    expect(actOf({ intent: 'anything' })).toEqual({ name: 'save', value: '' })
    expect(actOf({ intent: 'more:references' })).toEqual({ name: 'more', value: 'references' })
  })
})
