import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { people } from '#db/schema'
import { updateTechnology } from '#app/features/catalogue'
import { writeComment } from '#app/features/comments'
import { addDocument, removeDocument } from '#app/features/media'
import { as } from '#app/platform/testing.server'
import { fieldText } from './field-text.server'
import { previewListing } from './preview-listing.server'
import { readHistory } from './read-history.server'
import { readOwnListings } from './read-own-listings.server'
import { restoreVersion } from './restore-version.server'
import { aDesk, BASICS, begin, post, technologyOf } from './testing.server'

describe('history', () => {
  it('shows who changed what, and brings a version back as a change of its own', () => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id)
    post(desk.supplier, slug, 'basics', { ...BASICS, version: '1' })
    post(desk.colleague, slug, 'basics', {
      ...BASICS,
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
    expect(technologyOf(desk, slug)).toMatchObject({
      summary: { ko: BASICS.summary },
      trl: 9,
      version: 4,
    })
    expect(readHistory(desk.supplier, 'technology', slug).entries).toHaveLength(4)
  })
})

describe('history of what is beside the words', () => {
  it('shows subjects, and brings them back; a second press changes nothing', () => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id)
    const say = (concepts: string[], version: string) =>
      post(desk.supplier, slug, 'basics', {
        ...BASICS,
        concepts: concepts.join(' '),
        seenConcepts: '',
        version,
      })
    say(['water.leak-detection'], '1')
    say(['water.leak-detection', 'water.supply'], '2')
    const [last] = readHistory(desk.supplier, 'technology', slug).entries
    expect(last?.fields).toMatchObject([{ name: 'concepts', before: 'Water leak detection' }])
    const back = { kind: 'technology' as const, slug, version: 2, seen: 3 }
    restoreVersion(desk.supplier, back)
    expect(restoreVersion(desk.supplier, back).version).toBe(4)
    const history = readHistory(desk.supplier, 'technology', slug)
    expect(history.entries[0]?.fields).toMatchObject([{ after: 'Water leak detection' }])
    expect(history.entries.map(({ version }) => version)).toEqual([null, 3, null, 1])
  })
  it('names documents that came and went, no comment, and nobody who is gone', () => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id)
    const pdf = Buffer.from('%PDF-1.7\n%%EOF')
    const { id } = addDocument(
      desk.colleague,
      slug,
      { title: { en: 'Brochure' }, tier: 'nda' },
      pdf,
    )
    removeDocument(desk.supplier, slug, id)
    writeComment(desk.colleague, {
      kind: 'technology',
      slug,
      field: 'summary',
      text: 'Shorter?',
      key: 'one',
    })
    desk.ctx.db
      .update(people)
      .set({ name: '—', erasedAt: desk.ctx.now() })
      .where(eq(people.name, '류하늘'))
      .run()
    const { entries } = readHistory(desk.supplier, 'technology', slug)
    expect(entries.map(({ what, who }) => [what, who])).toEqual([
      ['Document removed', '김도현'],
      ['Document added', 'Someone whose account was erased'],
      ['Begun', '김도현'],
    ])
    expect(entries[1]?.fields).toMatchObject([
      { label: 'Document', before: '', after: 'Brochure · After a non-disclosure agreement' },
    ])
  })
})

describe('two versions of a field in words', () => {
  it('differ wherever the versions do, and show no code', () => {
    const gs = { type: 'gs' as const, number: '21-9034', verification: 'unverified' as const }
    expect(fieldText('certifications', [{ ...gs, text: '우선신호 1.0' }], 'ko')).not.toBe(
      fieldText('certifications', [{ ...gs, text: '우선신호 2.0' }], 'ko'),
    )
    expect(fieldText('references', [{ project: 'Sông Bồ', country: 'VN', year: 2024 }], 'en')).toBe(
      'Sông Bồ · 2024 · Viet Nam',
    )
    expect(fieldText('refusedConcepts', ['water.leak-detection'], 'vi')).not.toContain('water.')
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
      id: technologyOf(desk, slug).id,
      version: 1,
      summary: { ko: '수입된 요약' },
    })
    const met = post(desk.supplier, slug, 'basics', { ...BASICS, summary: '내 요약', version: '1' })
    expect(met).toMatchObject({ state: 'conflict', conflict: { who: 'somebody else' } })
  })
})
