import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { listingConcepts, needs, organisations, surveyImports, technologies } from '#db/schema'
import { CERTIFICATION_TYPES, LOCALES, PROJECT_STAGES } from '#db/domain'
import type { Locale } from '#db/domain'
import { createNeed, createTechnology, updateTechnology } from '#app/features/catalogue'
import { exportListings, readParameters } from '#app/features/discovery'
import { createOrganisation } from '#app/features/organisations'
import { translatorOf } from '#app/i18n/translator.server'
import { csvOf, xlsxOf } from '#app/platform/files/write-list.server'
import { aContext, aPerson, as } from '#app/platform/testing.server'
import type { Context } from '#app/platform/context.server'
import { loadThesaurus } from '#search/vocabulary/load'
import { applyImport } from './apply-import.server'
import { certificateFrom } from './certificates'
import { chooseDifferences } from './choose-differences.server'
import { conceptsNamed } from './concepts'
import { readImport } from './queries.server'
import { startImport } from './start-import.server'
import { undoImport } from './undo-import.server'
import { countryNamed, stageIn } from './words'
import type { ImportKind } from './fields'

// A worker thread a file takes a second to start; that it reads the same is tested beside it.
vi.mock('#app/platform/files/read-table.server', async () => ({
  readTable: (await import('#app/platform/files/parse-table')).parseTable,
}))

let ctx: Context
let organiser: Context
let hanbit: { id: string }

beforeEach(() => {
  ctx = aContext()
  organiser = as(ctx, aPerson(ctx.db, { staff: ['organiser'] }))
  hanbit = createOrganisation(ctx, {
    legalName: { ko: '(주)한빛연구소', en: 'Hanbit Lab' },
    displayName: 'Hanbit, Lab & Co.',
    country: 'KR',
    province: '서울',
  })
})

const start = async (bytes: Buffer, kind: ImportKind = 'technologies') => {
  const started = await startImport(
    organiser,
    { kind },
    { name: bytes[0] === 0x50 ? 'a.xlsx' : 'a.csv', bytes },
  )
  if (!('id' in started)) throw new Error('not started')
  return started.id
}
const text = (csv: string, kind?: ImportKind) => start(Buffer.from(csv), kind)
const rowsOf = (id: string) => readImport(organiser, { id, page: 1 }).rows
const version = (id: string) =>
  ctx.db.select().from(surveyImports).where(eq(surveyImports.id, id)).get()?.version ?? 0
const apply = (id: string) => applyImport(organiser, { id, version: version(id) })
const undo = (id: string) => undoImport(organiser, { id, version: version(id) })

const conceptsOf = (id: string) =>
  ctx.db
    .select({ concept: listingConcepts.concept, origin: listingConcepts.origin })
    .from(listingConcepts)
    .where(eq(listingConcepts.listingId, id))
    .all()
const chosen = (id: string) =>
  conceptsOf(id)
    .filter(({ origin }) => origin !== 'tagger')
    .map(({ concept, origin }) => `${concept} ${origin}`)
    .sort()

/** A technology with something in every column of a list, and the traps of each. */
const aTechnology = () =>
  createTechnology(
    ctx,
    {
      organisationId: hanbit.id,
      sourceLocale: 'ko',
      title: { ko: '누수 탐지 센서', en: 'Leak sensor', vi: 'Cảm biến rò rỉ' },
      summary: { ko: '관로의 누수를\n찾는다.', en: 'Finds leaks,\nin pipes.' },
      concepts: ['water.leak-detection'],
      trl: 8,
      certifications: [
        {
          type: 'netConstruction',
          text: 'NET 제900호',
          number: '제900호',
          issuer: '국토교통부',
          validTo: '2029-03-01',
        },
        { type: 'qcvnTcvn', text: 'QCVN' },
        { text: '자체 인증, 2종; 특급', number: 'A-17' },
      ],
      price: { min: 1_150_001, max: 1_487_654, currency: 'KRW', unit: 'm' },
      deliveryLeadTime: '계약 후 6주, 시운전 2주',
      deliveryWeeks: 10,
      declarations: { coreTechnology: 'no' },
    },
    { status: 'published' },
  )

const aNeed = (more = {}) =>
  createNeed(
    ctx,
    {
      organisationId: hanbit.id,
      sourceLocale: 'vi',
      title: { vi: 'Phát hiện rò rỉ', en: 'Finding leaks' },
      problem: { vi: 'Thất thoát nước lớn.' },
      province: 'Bình Dương',
      placeText: 'phường Thuận An',
      projectStage: 'procurement',
      budget: { max: 12_345_678_901, currency: 'VND' },
      deadline: '2027-03-04',
      ...more,
    },
    { status: 'open' },
  )

const exported = async (locale: Locale, kind: 'technology' | 'need') =>
  exportListings(
    { ...as(ctx, aPerson(ctx.db)), locale },
    kind,
    readParameters(new URLSearchParams()),
  )

describe('an exported list that is read back', () => {
  it.each(LOCALES)('gives no difference and no remark: technologies in %s', async (locale) => {
    aTechnology()
    const list = await exported(locale, 'technology')
    for (const bytes of [Buffer.from(csvOf(list)), await xlsxOf(list)])
      expect(rowsOf(await start(bytes))).toMatchObject([
        { fate: 'skipped', reason: 'Already here, unchanged.', flags: [], differences: [] },
      ])
  })

  it.each(LOCALES)('gives no difference and no remark: needs in %s', async (locale) => {
    aNeed()
    const list = await exported(locale, 'need')
    for (const bytes of [Buffer.from(csvOf(list)), await xlsxOf(list)])
      expect(rowsOf(await start(bytes, 'needs'))).toMatchObject([
        { fate: 'skipped', reason: 'Already here, unchanged.', flags: [], differences: [] },
      ])
  })

  it('leaves a need out whose owner it does not name, instead of giving it to the row above', async () => {
    aNeed()
    aNeed({ title: { vi: 'Bãi đỗ xe' }, confidential: true })
    for (const locale of LOCALES) {
      const list = await exported(locale, 'need')
      expect(JSON.stringify(list)).toContain(translatorOf(locale)('search.file.hidden'))
      const hidden = list.find((row) => row.includes('Bãi đỗ xe')) ?? []
      expect(hidden.join()).not.toMatch(/Hanbit|Thuận An/)
      const rows = rowsOf(await text(csvOf(list), 'needs'))
      expect(rows.map(({ fate }) => fate)).toEqual(['skipped', 'skipped'])
      expect(rows.map(({ reason }) => reason).join()).toContain('not disclosed')
    }
  })

  it('shows what was changed in it, and only that', async () => {
    const { id } = aTechnology()
    const list = await exported('en', 'technology')
    const edited = csvOf(list)
      .replace('Leak sensor', 'Acoustic leak sensor')
      .replace('제900호', '제901호')
    // The title is how it is recognised: a new one in a language more needs the others beside it.
    expect(rowsOf(await text(edited))[0]?.fate).toBe('created')
    const back = csvOf(list).replace('제900호', '제901호').replace(',8,', ',9,')
    const [row] = rowsOf(await text(back))
    expect(row?.differences.map(({ name }) => name)).toEqual([
      'listing-trl',
      'listing-certifications',
    ])
    await apply(await text(back))
    expect(ctx.db.select().from(technologies).where(eq(technologies.id, id)).get()).toMatchObject({
      trl: 9,
      certifications: [
        { number: '제900호', issuer: '국토교통부' },
        { type: 'qcvnTcvn' },
        { number: 'A-17' },
        { type: 'netConstruction', number: '제901호' },
      ],
    })
  })

  it('names every subject, certificate, country and stage as it is read', () => {
    for (const locale of LOCALES) {
      const t = translatorOf(locale)
      for (const id of loadThesaurus().concepts.keys())
        expect(conceptsNamed(loadThesaurus().label(id, locale)).ids).toEqual([id])
      for (const type of CERTIFICATION_TYPES)
        expect([
          certificateFrom(t(`domain.certification.${type}`).replace(', ', ' ')).type,
        ]).toEqual([type])
      for (const stage of PROJECT_STAGES)
        expect(stageIn(t(`domain.projectStage.${stage}`))).toBe(stage)
      for (const country of ['KR', 'VN'] as const)
        expect(countryNamed(t(`domain.country.${country}`))).toBe(country)
    }
  })
})

describe('subjects, declarations and districts', () => {
  it('come in with a new listing', async () => {
    const id = await text(
      '회사명,기술명,원문 언어,주제,국가핵심기술 여부,기술이전 여부,참고가격,인증,발급기관\n한빛,누수 센서,한국어,"누수 탐지, Traffic signal control",해당 없음,예,5만원/m,NET 제900호,국토교통부\n',
    )
    await apply(id)
    const row = ctx.db.select().from(technologies).get()
    expect(row).toMatchObject({
      declarations: { coreTechnology: 'no', technologyTransfer: 'yes' },
      price: { min: 50_000, max: 50_000, currency: 'KRW', unit: 'm' },
      certifications: [{ number: '제900호', issuer: '국토교통부' }],
    })
    expect(chosen(row?.id ?? '')).toHaveLength(2)
    await apply(
      await text(
        'Tên doanh nghiệp,Nhu cầu,Địa điểm triển khai,Địa điểm cụ thể,Chủ đề\nCông ty TNHH Sông Bồ,Rò rỉ nước,Huế,phường Vỹ Dạ,Phát hiện rò rỉ\n',
        'needs',
      ),
    )
    expect(ctx.db.select().from(needs).get()).toMatchObject({
      place: 'vn-hue',
      placeText: 'phường Vỹ Dạ, Huế',
    })
  })

  it('that nobody knows are named in the message of their row, and the rest is taken', async () => {
    const { id } = aTechnology()
    const file = await text(
      '회사명,기술명,주제,국가핵심기술 여부\n"Hanbit, Lab & Co.",누수 탐지 센서,누수 탐지;달나라 여행;꿈의 기술,글쎄요\n',
    )
    const [row] = rowsOf(file)
    expect(row?.flags.join('\n')).toContain('달나라 여행, 꿈의 기술')
    expect(row?.flags.join('\n')).toContain('글쎄요')
    expect(row).toMatchObject({ fate: 'skipped', differences: [] })
    expect(chosen(id)).toEqual(['water.leak-detection author'])
  })

  it('are taken or left field by field, and undoing gives back who had chosen what', async () => {
    const { id } = aTechnology()
    const owner = as(ctx, aPerson(ctx.db, { member: { organisationId: hanbit.id, role: 'owner' } }))
    updateTechnology(owner, { id, version: 1, concepts: ['water.leak-detection'] })
    const stored = () => ctx.db.select().from(technologies).get()
    const before = { row: stored(), chosen: chosen(id), all: conceptsOf(id) }
    const file = await text(
      '회사명,기술명,주제,국가핵심기술 여부,기술이전 여부\n"Hanbit, Lab & Co.",누수 탐지 센서,"Traffic signal control; 누수 탐지",예,아니요\n',
    )
    expect(rowsOf(file)[0]?.differences).toMatchObject([
      { name: 'listing-coreTechnology', before: 'No', after: 'Yes' },
      { name: 'listing-technologyTransfer', before: '', after: 'No' },
      { name: 'listing-concepts' },
    ])
    expect(rowsOf(file)[0]?.differences[2]?.after).toContain(';')
    chooseDifferences(organiser, {
      id: file,
      version: version(file),
      choices: [{ row: 2, field: 'listing.coreTechnology', take: 'old' }],
    })
    await apply(file)
    expect(stored()?.declarations).toEqual({ coreTechnology: 'no', technologyTransfer: 'no' })
    expect(chosen(id)).toHaveLength(2)
    expect(chosen(id)).toContain('water.leak-detection author')
    expect(await undo(file)).toEqual({ kept: 0 })
    expect(stored()?.declarations).toEqual(before.row?.declarations)
    expect(chosen(id)).toEqual(before.chosen)
    expect(conceptsOf(id)).toEqual(before.all)
  })

  it('that the owner took off the listing stay off, and the row says so', async () => {
    const { id } = aTechnology()
    updateTechnology(ctx, {
      id,
      version: 1,
      concepts: [],
      refusedConcepts: ['water.leak-detection'],
    })
    const [row] = rowsOf(
      await text('회사명,기술명,주제\n"Hanbit, Lab & Co.",누수 탐지 센서,누수 탐지\n'),
    )
    expect(row).toMatchObject({ fate: 'skipped', differences: [] })
    expect(row?.flags.join()).toContain('took this subject off')
  })

  it('of a need move the district and leave the province, and a guess moves no seat', async () => {
    const { id } = aNeed()
    const file = await text(
      '기관명,수요명,사업지역,세부 위치\n"Hanbit, Lab & Co.",Phát hiện rò rỉ,Bình Dương,phường Dĩ An\n',
      'needs',
    )
    expect(rowsOf(file)[0]?.differences).toMatchObject([
      {
        name: 'listing-placeText',
        before: 'phường Thuận An, Bình Dương',
        after: 'phường Dĩ An, Bình Dương',
      },
    ])
    await apply(file)
    const stored = () => ctx.db.select().from(needs).where(eq(needs.id, id)).get()
    expect(stored()).toMatchObject({ place: 'vn-hcm', placeText: 'phường Dĩ An, Bình Dương' })
    await undo(file)
    expect(stored()).toMatchObject({ placeText: 'phường Thuận An, Bình Dương' })
    expect(ctx.db.select().from(organisations).get()).toMatchObject({ place: 'kr-se', version: 1 })
  })
})
