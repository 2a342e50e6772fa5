import { and, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { keptForms, listingConcepts, technologies } from '#db/schema'
import { listingBySlug, updateTechnology } from '#app/features/catalogue'
import { as } from '#app/platform/testing.server'
import { actOf, choicesIn, decided } from './act'
import { discardForm, forgetOldForms, keepForm, keepForVisitor } from './keep-form.server'
import { previewListing } from './preview-listing.server'
import { readHistory } from './read-history.server'
import { readOwnListings } from './read-own-listings.server'
import { readStart } from './read-start.server'
import { readStep } from './read-step.server'
import { restoreVersion } from './restore-version.server'
import { startListing } from './start-listing.server'
import { aDesk, begin, errorsOf, post } from './testing.server'

const basics = {
  title: '음향 센서 누수 탐지 시스템',
  summary: '관로의 누수음을 감지합니다.',
  trl: '9',
}
const step = (
  slug: string,
  name: string,
  more: { lang?: string; token?: string; kind?: 'need' } = {},
) => ({
  kind: more.kind ?? ('technology' as const),
  slug,
  step: name,
  lang: more.lang ?? null,
  token: more.token ?? null,
})
const rowOf = (desk: ReturnType<typeof aDesk>, slug: string) =>
  listingBySlug(desk.ctx.db, 'technology', slug)

describe('who may write a listing', () => {
  it.each(['reader', 'buyer', 'organiser'] as const)('hides it from a %s', (who) => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id)
    expect(() => readStep(desk[who], step(slug, 'basics'))).toThrowDomainError('notFound')
    expect(() => post(desk[who], slug, 'basics', basics)).toThrowDomainError('notFound')
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
    expect(() => readStep(desk.visitor, step(slug, 'basics'))).toThrowDomainError('signInFirst')
    expect(() => begin(desk.visitor, desk.hanbit.id)).toThrowDomainError('signInFirst')
    expect(() => readStart(desk.visitor, 'technology', null)).toThrowDomainError('signInFirst')
  })

  it.each(['supplier', 'colleague', 'administrator'] as const)('lets a %s write', (who) => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id)
    expect(readStep(desk[who], step(slug, 'basics')).values).toMatchObject({ title: basics.title })
    expect(post(desk[who], slug, 'basics', { ...basics, version: '1' })).toMatchObject({
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
    expect(() => readStep(desk.supplier, step(slug, 'project'))).toThrowDomainError('notFound')
    expect(() => readStep(desk.supplier, step(slug, '__proto__'))).toThrowDomainError('notFound')
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
    expect(rowOf(desk, slug)).toMatchObject({
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
    expect(readStep(desk.supplier, step(slug, 'terms')).values).toMatchObject({
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
    expect(rowOf(desk, slug)).toMatchObject({
      certifications: [{ type: 'netConstruction', number: '제900호', verification: 'unverified' }],
      references: [{ project: '하남시 상수관망', year: 2022 }],
    })
    post(desk.supplier, slug, 'proof', { ...rows, 'certifications[0].remove': 'on', version: '2' })
    expect(rowOf(desk, slug)).toMatchObject({ certifications: [] })
  })

  it.each([
    [
      'summary over 300 characters',
      'basics',
      { ...basics, summary: '가'.repeat(301) },
      { summary: 'field.tooLong' },
    ],
    ['TRL 10', 'basics', { ...basics, trl: '10' }, { trl: 'field.trl' }],
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
      post(desk.supplier, slug, 'basics', { ...basics, title: ' ', version: '1' }),
    ).toThrowDomainError('field.required')
  })

  it('writes nothing when nothing changed: a second press is the same answer', () => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id)
    post(desk.supplier, slug, 'basics', { ...basics, version: '1' })
    expect(rowOf(desk, slug).version).toBe(2)
    expect(post(desk.supplier, slug, 'basics', { ...basics, version: '1' })).toMatchObject({
      state: 'saved',
    })
    expect(rowOf(desk, slug).version).toBe(2)
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
    expect(rowOf(desk, slug)).toMatchObject({
      title: { ko: basics.title, vi: vi.title },
      provenance: { vi: { by: 'person' } },
    })
    post(desk.supplier, slug, 'basics', { ...basics, summary: '더 정확히 찾습니다.', version: '2' })
    expect(rowOf(desk, slug).provenance.vi?.stale).toBe(true)
    const page = readStep(desk.supplier, step(slug, 'basics', { lang: 'vi' }))
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
    expect(rowOf(desk, slug).provenance.vi?.stale).toBe(true)
    post(
      desk.supplier,
      slug,
      'basics',
      { ...vi, title: 'Phát hiện rò rỉ ống', upToDate: 'on', version: '4' },
      { lang: 'vi' },
    )
    expect(rowOf(desk, slug).provenance.vi?.stale).toBeUndefined()
  })

  it('the page of a translation changes no facts', () => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id)
    post(desk.supplier, slug, 'basics', { ...basics, version: '1' })
    post(desk.supplier, slug, 'basics', { title: 'Leak detection', version: '2' }, { lang: 'en' })
    expect(rowOf(desk, slug)).toMatchObject({
      trl: 9,
      title: { ko: basics.title, en: 'Leak detection' },
    })
  })
})

describe('concepts', () => {
  it('are proposed by the words, confirmed by the author, and stay out when refused', () => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id)
    const page = readStep(desk.supplier, step(slug, 'basics'))
    expect(page.concepts.proposed.map(({ id }) => id)).toContain('water.leak-detection')
    const other = page.concepts.proposed.find(({ id }) => id !== 'water.leak-detection')?.id ?? ''
    post(desk.supplier, slug, 'basics', {
      ...basics,
      version: '1',
      concepts: 'water.leak-detection no.such-concept',
      refused: other,
    })
    const { id } = rowOf(desk, slug)
    const tags = desk.ctx.db
      .select()
      .from(listingConcepts)
      .where(and(eq(listingConcepts.listingId, id)))
      .all()
    expect(tags.find((tag) => tag.concept === 'water.leak-detection')?.origin).toBe('author')
    expect(tags.map((tag) => tag.concept)).not.toContain(other)
    expect(tags.map((tag) => tag.concept)).not.toContain('no.such-concept')
    expect(rowOf(desk, slug).refusedConcepts).toEqual(other ? [other] : [])
  })

  it('that a colleague confirmed meanwhile are kept', () => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id)
    post(desk.colleague, slug, 'basics', {
      ...basics,
      version: '1',
      concepts: 'water.leak-detection',
    })
    post(desk.supplier, slug, 'basics', { ...basics, version: '1', concepts: '', seenConcepts: '' })
    expect(
      readStep(desk.supplier, step(slug, 'basics')).concepts.chosen.map(({ id }) => id),
    ).toEqual(['water.leak-detection'])
    post(desk.supplier, slug, 'basics', {
      ...basics,
      version: '2',
      concepts: '',
      seenConcepts: 'water.leak-detection',
    })
    expect(readStep(desk.supplier, step(slug, 'basics')).concepts.chosen).toEqual([])
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

describe('two people at once', () => {
  const changed = { ...basics, title: '내 제목', version: '1' }

  it('what each changed alone is kept', () => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id)
    post(desk.colleague, slug, 'basics', {
      ...basics,
      trl: '8',
      summary: '동료의 요약',
      version: '1',
    })
    const saved = post(desk.supplier, slug, 'basics', {
      title: '내 제목',
      summary: '관로의 누수음을 감지합니다.',
      version: '1',
    })
    expect(saved.state).toBe('saved')
    expect(rowOf(desk, slug)).toMatchObject({
      title: { ko: '내 제목' },
      summary: { ko: '동료의 요약' },
      trl: 8,
    })
  })

  it('what both changed is shown side by side and not written, until somebody chooses', () => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id)
    post(desk.colleague, slug, 'basics', { ...basics, title: '동료 제목', version: '1' })
    const met = post(desk.supplier, slug, 'basics', changed)
    if (met.state !== 'conflict') throw new Error('no conflict')
    expect(met.conflict).toMatchObject({
      who: '류하늘',
      version: 2,
      fields: [{ name: 'title', mine: '내 제목', theirs: '동료 제목' }],
    })
    expect(rowOf(desk, slug)).toMatchObject({ title: { ko: '동료 제목' }, version: 2 })
    const theirs = choicesIn({ 'choose.title': 'theirs' })
    post(desk.supplier, slug, 'basics', { ...changed, against: '2' }, { choices: theirs })
    expect(rowOf(desk, slug).title.ko).toBe('동료 제목')
    const mine = choicesIn({ 'choose.title': 'mine' })
    post(desk.supplier, slug, 'basics', { ...changed, against: '2' }, { choices: mine })
    expect(rowOf(desk, slug).title.ko).toBe('내 제목')
  })

  it('a choice made against one version says nothing of a later one', () => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id)
    post(desk.colleague, slug, 'basics', { ...basics, title: '동료 제목', version: '1' })
    post(desk.colleague, slug, 'basics', { ...basics, title: '동료 제목 2', version: '2' })
    const again = post(
      desk.supplier,
      slug,
      'basics',
      { ...changed, against: '2' },
      { choices: { title: 'mine' } },
    )
    expect(again.state).toBe('conflict')
    expect(rowOf(desk, slug).title.ko).toBe('동료 제목 2')
  })

  it('the same person meets their own other window too', () => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id)
    post(desk.supplier, slug, 'basics', { ...basics, title: '첫째 창', version: '1' })
    const met = post(desk.supplier, slug, 'basics', { ...basics, title: '둘째 창', version: '1' })
    expect(met).toMatchObject({
      state: 'conflict',
      conflict: { who: 'yourself, in another window' },
    })
  })

  it('a change of another language is no conflict', () => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id)
    post(desk.colleague, slug, 'basics', { title: 'Leak detection', version: '1' }, { lang: 'en' })
    expect(post(desk.supplier, slug, 'basics', changed).state).toBe('saved')
    expect(rowOf(desk, slug).title).toEqual({ ko: '내 제목', en: 'Leak detection' })
  })

  it('a version that the trail does not know makes every difference a conflict', () => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id)
    expect(post(desk.supplier, slug, 'basics', { ...changed, version: '0' }).state).toBe('conflict')
    const { version: _version, ...unseen } = changed
    expect(post(desk.supplier, slug, 'basics', unseen).state).toBe('conflict')
  })
})

describe('what is typed and not saved', () => {
  const form = (slug: string) => ({
    kind: 'technology' as const,
    slug,
    step: 'basics' as const,
    lang: null,
  })

  it('comes back to its writer alone, wrong as it may be, and goes with the save', () => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id)
    const typed = { ...basics, title: '가'.repeat(250), window: 'a', version: '1' }
    keepForm(desk.supplier, form(slug), typed, 0)
    expect(readStep(desk.supplier, step(slug, 'basics'))).toMatchObject({
      values: { title: typed.title },
    })
    expect(readStep(desk.colleague, step(slug, 'basics'))).toMatchObject({
      kept: null,
      values: { title: basics.title },
    })
    expect(rowOf(desk, slug).title.ko).toBe(basics.title)
    post(
      desk.supplier,
      slug,
      'basics',
      { ...basics, version: '1' },
      { kept: { version: 1, window: 'a', token: null } },
    )
    expect(desk.ctx.db.select().from(keptForms).all()).toEqual([])
  })

  it('is not overwritten by another window that did not see it', () => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id)
    expect(keepForm(desk.supplier, form(slug), { title: 'a1', window: 'a' }, 0)).toMatchObject({
      state: 'kept',
      version: 1,
    })
    expect(keepForm(desk.supplier, form(slug), { title: 'a2', window: 'a' }, 0)).toMatchObject({
      state: 'kept',
      version: 2,
    })
    expect(keepForm(desk.supplier, form(slug), { title: 'b1', window: 'b' }, 0)).toEqual({
      state: 'elsewhere',
    })
    expect(readStep(desk.supplier, step(slug, 'basics')).values.title).toBe('a2')
    // Saving the other window leaves it alone as well.
    post(
      desk.supplier,
      slug,
      'basics',
      { ...basics, version: '1' },
      { kept: { version: 0, window: 'b', token: null } },
    )
    expect(readStep(desk.supplier, step(slug, 'basics')).values.title).toBe('a2')
    discardForm(desk.supplier, form(slug))
    expect(readStep(desk.supplier, step(slug, 'basics')).values.title).toBe(basics.title)
  })

  it('waits for a session that ended in the middle: found again by its token, by nobody else', () => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id)
    const token = keepForVisitor(desk.visitor, form(slug), {
      ...basics,
      title: '긴 글',
      version: '1',
    })
    expect(readStep(desk.supplier, step(slug, 'basics', { token }))).toMatchObject({
      values: { title: '긴 글' },
    })
    expect(readStep(desk.supplier, step(slug, 'basics', { token: 'guessed' }))).toMatchObject({
      kept: null,
    })
    expect(readStep(desk.supplier, step(slug, 'details', { token }))).toMatchObject({ kept: null })
    expect(() => readStep(desk.buyer, step(slug, 'basics', { token }))).toThrowDomainError(
      'notFound',
    )
    const stored = desk.ctx.db.select().from(keptForms).all()
    expect(JSON.stringify(stored)).not.toContain(token)
    post(
      desk.supplier,
      slug,
      'basics',
      { ...basics, title: '긴 글', version: '1' },
      { kept: { version: 0, window: 'c', token } },
    )
    expect(desk.ctx.db.select().from(keptForms).all()).toEqual([])
  })

  it('is bounded, and forgotten when nobody comes back', () => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id)
    expect(() =>
      keepForVisitor(desk.visitor, form(slug), { title: 'x'.repeat(400_000) }),
    ).toThrowDomainError('form.tooLarge')
    for (let count = 0; count < 505; count++)
      keepForVisitor(desk.visitor, form(slug), { title: String(count) })
    expect(desk.ctx.db.select().from(keptForms).all()).toHaveLength(500)
    keepForm(desk.supplier, form(slug), { title: 'own' }, 0)
    const later = (days: number) => ({
      ...desk.ctx,
      now: () => new Date(desk.ctx.now().getTime() + days * 86_400_000),
    })
    forgetOldForms(later(2))
    expect(desk.ctx.db.select().from(keptForms).all()).toHaveLength(1)
    forgetOldForms(later(100))
    expect(desk.ctx.db.select().from(keptForms).all()).toEqual([])
  })
})

describe('history', () => {
  it('shows who changed what, and brings a version back as a change of its own', () => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id)
    post(desk.supplier, slug, 'basics', { ...basics, version: '1' })
    post(desk.colleague, slug, 'basics', {
      ...basics,
      summary: '바뀐 요약',
      trl: '7',
      version: '2',
    })
    const history = readHistory(desk.supplier, 'technology', slug)
    expect(history.entries[0]).toMatchObject({ who: '류하늘', version: null })
    expect(
      history.entries[0]?.fields.map(({ name, before, after }) => [name, before, after]),
    ).toEqual([
      ['summary', '한국어: 관로의 누수음을 감지합니다.', '한국어: 바뀐 요약'],
      ['trl', 'TRL 9', 'TRL 7'],
    ])
    expect(history.entries.map((entry) => entry.version)).toEqual([null, 2, 1])
    expect(() =>
      restoreVersion(desk.supplier, { kind: 'technology', slug, version: 2, seen: 2 }),
    ).toThrowDomainError('listing.changed')
    expect(() =>
      restoreVersion(desk.supplier, { kind: 'technology', slug, version: 99, seen: 3 }),
    ).toThrowDomainError('notFound')
    restoreVersion(desk.supplier, { kind: 'technology', slug, version: 2, seen: 3 })
    expect(rowOf(desk, slug)).toMatchObject({ summary: { ko: basics.summary }, trl: 9, version: 4 })
    expect(readHistory(desk.supplier, 'technology', slug).entries).toHaveLength(4)
  })
})

describe('a confidential need', () => {
  it('is previewed as strangers see it: without owner and site', () => {
    const desk = aDesk()
    const slug = begin(desk.buyer, desk.songBo.id, {
      kind: 'need',
      sourceLocale: 'vi',
      title: 'Phát hiện rò rỉ',
    })
    post(
      desk.buyer,
      slug,
      'basics',
      { title: 'Phát hiện rò rỉ', place: 'vn-hue', placeText: 'nhà máy Quảng Tế', version: '1' },
      { kind: 'need' },
    )
    post(
      desk.buyer,
      slug,
      'publication',
      { confidential: 'on', visibility: 'public', version: '2' },
      { kind: 'need' },
    )
    const preview = JSON.stringify(previewListing(desk.buyer, 'need', slug, 'vi').need)
    expect(preview).not.toContain('Sông Bồ')
    expect(preview).not.toContain('Quảng Tế')
    expect(preview).toContain('Phát hiện rò rỉ')
  })
})

describe('my work', () => {
  it('lists drafts of one’s own organisations, with acts for those who may write', () => {
    const desk = aDesk()
    begin(desk.supplier, desk.hanbit.id)
    const [own] = readOwnListings(desk.supplier)
    expect(own).toMatchObject({
      mayEdit: true,
      shelves: [{ shelf: 'draft', lines: [{ kind: 'technology' }] }],
    })
    expect(readOwnListings(desk.reader)[0]).toMatchObject({ mayEdit: false })
    expect(readOwnListings(desk.buyer)[0]?.shelves).toEqual([])
    expect(readOwnListings(as(desk.ctx, { kind: 'visitor' }))).toEqual([])
  })

  it('meets changes that came by other ways, such as an import', () => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id)
    updateTechnology(desk.ctx, {
      id: rowOf(desk, slug).id,
      version: 1,
      summary: { ko: '수입된 요약' },
    })
    const met = post(desk.supplier, slug, 'basics', { ...basics, summary: '내 요약', version: '1' })
    expect(met).toMatchObject({ state: 'conflict', conflict: { who: 'somebody else' } })
  })
})
