import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '#db/client'
import type { OpenDatabase } from '#db/client'
import { migrateDatabase } from '#db/migrate'
import type { SearchDocument } from '#db/schema'
import { LOCALES } from '#db/domain'
import type { ListingKind } from '#db/domain'
import { createSearch } from './create'
import { createEmbeddedEngine } from './embedded/engine'
import { putDocument } from './embedded/store'
import type { SearchEngine, SearchRequest } from './engine'
import { EVERYTHING } from './question'
import type { Question } from './question'
import { accessTo } from './meilisearch/access'
import type { MeilisearchAddress } from './meilisearch/access'
import { createMeilisearchEngine } from './meilisearch/engine'
import { startLocalMeilisearch } from './meilisearch/local-server'
import type { LocalMeilisearch } from './meilisearch/local-server'
import { isCurrent, rebuild } from './meilisearch/rebuild'
import { loadThesaurus } from './vocabulary/load'
import { meaningOf } from './vocabulary/meaning'
import { foldedWords, searchTokens } from './vocabulary/tokens'

const thesaurus = loadThesaurus()

let count = 0
function aDocument(
  title: SearchDocument['title'],
  given: Partial<SearchDocument> = {},
): SearchDocument {
  count += 1
  const texts = Object.values(title)
  const said = LOCALES.flatMap((locale) => ({ text: title[locale] ?? '', locale, force: 3 }))
  return {
    id: `doc-${count}`,
    kind: 'technology',
    slug: `doc-${count}`,
    organisationId: 'o',
    organisationNames: ['O'],
    sourceLocale: 'ko',
    locales: ['ko'],
    title,
    summary: {},
    titleTokens: texts.flatMap((text) => searchTokens(text)).join(' '),
    bodyTokens: '',
    concepts: {},
    meaning: meaningOf(thesaurus, said, given.concepts ?? {}),
    places: [],
    country: 'KR',
    trl: null,
    certifications: [],
    cooperationModes: [],
    projectStage: null,
    fundingSource: null,
    money: null,
    deliveryWeeks: null,
    deadline: null,
    quantities: [],
    updatedAt: count,
    ...given,
  }
}

const certificate = (type: 'netConstruction' | 'iso37120', number: string) => ({
  type,
  text: '',
  number,
  validTo: '2029-01-01',
  required: false,
})

const leak = aDocument(
  { ko: '누수 탐지 기술' },
  {
    concepts: { 'water.leak-detection': 0.9 },
    certifications: [certificate('netConstruction', '제900호')],
  },
)
const signal = aDocument(
  { ko: '교통신호 제어 시스템' },
  { concepts: { 'transport.traffic-signal': 0.9 }, trl: 9 },
)
const roadSignal = aDocument(
  { ko: '도로 신호등' },
  {
    concepts: { 'transport.traffic-signal': 0.5 },
    certifications: [certificate('netConstruction', '제901호')],
  },
)
const lights = aDocument(
  { vi: 'Hệ thống đèn tín hiệu giao thông thông minh' },
  { sourceLocale: 'vi', locales: ['vi'], country: 'VN', places: ['vn-hue'] },
)
const iot = aDocument(
  { en: 'IoT-based leak detection' },
  { sourceLocale: 'en', locales: ['en'], concepts: { 'water.leak-detection': 0.4 } },
)
const camera = aDocument(
  { ko: '산불 조기감지 AI 카메라' },
  {
    concepts: { 'safety.forest-fire-detection': 0.9 },
    organisationId: 'haeol',
    organisationNames: ['해올방재(주)', 'Haeol Safety'],
  },
)
const need = aDocument(
  { vi: 'Dò tìm rò rỉ nước' },
  { kind: 'need', concepts: { 'water.leak-detection': 0.9 } },
)
const confidential = aDocument(
  { vi: 'Bí mật: khảo sát đất' },
  { kind: 'need', organisationId: '', organisationNames: [] },
)
const all = [leak, signal, roadSignal, lights, iot, camera, need, confidential]

const words = (text: string): Question => ({
  ...EVERYTHING,
  text,
  words: foldedWords(text).map((word) => ({ text: word, covered: false, known: false })),
})
const concept = (id: string): Question => ({
  ...EVERYTHING,
  concepts: [{ id, weight: 1 }],
  meaning: meaningOf(thesaurus, [], { [id]: 1 }),
})
/** A text of which nothing is tagged: only its meaning can lead anywhere. */
const meaning = (text: string): Question => ({
  ...EVERYTHING,
  meaning: meaningOf(thesaurus, [{ text, locale: null, force: 1 }], {}),
})
const request = (question: Question, given: Partial<SearchRequest> = {}): SearchRequest => ({
  kind: 'technology',
  question,
  filters: {},
  sort: 'relevance',
  offset: 0,
  limit: 20,
  ...given,
})

function filled(): OpenDatabase {
  const open = openDatabase(':memory:')
  migrateDatabase(open)
  open.db.transaction((tx) => all.forEach((document) => putDocument(tx, thesaurus, document)))
  return open
}

const folder = mkdtempSync(join(tmpdir(), 'hvb-meili-'))
let meili: LocalMeilisearch | null = null
const open = filled()

beforeAll(async () => {
  meili = await startLocalMeilisearch(folder)
  if (meili) await rebuild(open.db, thesaurus, access())
}, 120_000)
afterAll(async () => {
  await meili?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const engines: [string, () => SearchEngine][] = [
  ['embedded', () => createEmbeddedEngine(open.db, thesaurus)],
  ['meilisearch', () => createMeilisearchEngine(open.db, thesaurus, access())],
]
/** By keys of its own, as the server goes. */
const accessOf = (address: MeilisearchAddress) =>
  accessTo(address, { holder: 'contract', log: { warn: () => undefined } })
let own: ReturnType<typeof accessOf> | undefined
function access() {
  if (!meili) throw new Error('Meilisearch is not installed here.')
  return (own ??= accessOf(meili))
}

describe.each(engines)('the %s engine', (_name, engine) => {
  const idsFor = async (question: Question, given: Partial<SearchRequest> = {}) =>
    (await engine().search(request(question, given))).hits.map((hit) => hit.id)

  const namesFor = async (text: string, kind: ListingKind = 'technology') =>
    (await engine().suggest({ kind, text, locale: 'vi', limit: 5 })).map((one) =>
      one.kind === 'listing' ? one.title : one.kind === 'organisation' ? one.name : one.id,
    )

  it.each([
    'IoT-based',
    "d'eau",
    'NET AND',
    '"',
    '(',
    'no:900',
    'leak*',
    '^a',
    '3"',
    'NEAR(a b)',
    '\\',
    'a" OR "b',
    "'; DROP TABLE x",
  ])('takes %s as text', async (text) => {
    await expect(idsFor(words(text))).resolves.toBeInstanceOf(Array)
  })
  it('finds a title by a word with punctuation in it', async () => {
    expect(await idsFor(words('IoT-based'))).toContain(iot.id)
  })
  it('finds đèn tín hiệu without its marks, đ included', async () => {
    expect((await idsFor(words('den tin hieu')))[0]).toBe(lights.id)
  })
  it('finds Korean words of two syllables', async () => {
    expect((await idsFor(words('누수')))[0]).toBe(leak.id)
    expect((await idsFor(words('신호'))).slice(0, 2).sort()).toEqual(
      [signal.id, roadSignal.id].sort(),
    )
  })
  it('does not put a listing with one of two words above one with both', async () => {
    expect((await idsFor(words('도로 신호')))[0]).toBe(roadSignal.id)
  })
  it('answers a concept in whatever language the listing is, the same before the narrower and related', async () => {
    expect((await idsFor(concept('safety.forest-fire-detection')))[0]).toBe(camera.id)
    expect((await idsFor(concept('water.leak-detection'))).slice(0, 2)).toEqual([leak.id, iot.id])
  })
  it('takes a certificate number exactly', async () => {
    const asked: Question = {
      ...EVERYTHING,
      certifications: [{ type: 'netConstruction', number: '900' }],
    }
    const { hits } = await engine().search(request(asked))
    expect(hits[0]?.id).toBe(leak.id)
    expect(hits.slice(1).every((hit) => hit.score < (hits[0]?.score ?? 0) / 2)).toBe(true)
    expect(
      hits
        .slice(1)
        .flatMap((hit) => hit.why)
        .every((why) => why.kind !== 'certification' || !why.met),
    ).toBe(true)
  })
  it('shows nothing for what nothing answers', async () => {
    expect(await idsFor(words('반도체 웨이퍼'))).toEqual([])
  })
  it('leaves out what the query excludes', async () => {
    const found = await idsFor({
      ...meaning('누수 교통신호'),
      excludedConcepts: ['transport.traffic-signal'],
    })
    expect(found).toContain(leak.id)
    expect(found).not.toContain(signal.id)
    expect(found).not.toContain(roadSignal.id)
  })
  it('leaves out who has a certificate that is not wanted, with its number where one is said', async () => {
    const found = (asked: Partial<Question>) => idsFor({ ...meaning('누수 탐지'), ...asked })
    const net = (number?: string): Partial<Question> => ({
      excludedFacts: [{ certifications: [{ type: 'netConstruction', number }] }],
    })
    expect(await found({})).toContain(leak.id)
    expect(await found(net())).not.toContain(leak.id)
    expect(await found(net('900'))).not.toContain(leak.id)
    expect(await found(net('901'))).toContain(leak.id)
    expect(await idsFor({ ...EVERYTHING, ...net() })).not.toContain(leak.id)
    expect(await idsFor({ ...EVERYTHING, ...net() })).toContain(signal.id)
  })
  it('answers across languages where neither side was tagged', async () => {
    const { hits } = await engine().search(request(meaning('교통 신호등')))
    expect(hits.map((hit) => hit.id)).toContain(lights.id)
    expect(hits.find((hit) => hit.id === lights.id)?.why).toMatchObject([{ kind: 'meaning' }])
  })
  it('finds nothing by a meaning that no listing shares', async () => {
    expect(await idsFor(meaning('음식물 쓰레기 퇴비화'))).toEqual([])
  })
  it('finds listings by a fact alone, those that lack it not', async () => {
    expect(await idsFor({ ...EVERYTHING, places: ['vn-hue'] })).toEqual([lights.id])
    expect(await idsFor({ ...EVERYTHING, minTrl: 8 })).toEqual([signal.id])
  })
  it('keeps technologies and needs apart', async () => {
    expect(await idsFor(concept('water.leak-detection'), { kind: 'need' })).toEqual([need.id])
  })
  it('filters by any value of a facet and all facets together, and counts without a facet’s own choice', async () => {
    const result = await engine().search(
      request(EVERYTHING, { filters: { country: ['KR'], trl: ['9'] } }),
    )
    expect(result.hits.map((hit) => hit.id)).toEqual([signal.id])
    expect(result.facets.country).toEqual({ KR: 1 })
    expect(result.facets.trl).toEqual({ '9': 1 })
    expect((await idsFor(EVERYTHING, { filters: { concept: ['water'] } })).sort()).toEqual(
      [leak.id, iot.id].sort(),
    )
  })
  it('pages without losing or repeating anything', async () => {
    const first = await engine().search(request(EVERYTHING, { limit: 4 }))
    const second = await engine().search(request(EVERYTHING, { limit: 4, offset: 4 }))
    expect(new Set([...first.hits, ...second.hits].map((hit) => hit.id)).size).toBe(first.total)
  })
  it('suggests concepts, titles, organisations and places while a Korean syllable is being typed', async () => {
    for (const typed of ['누', '눗', '누수', '누수 ㅌ', '누수탐', 'ㄴㅅㅌㅈ'])
      expect(await namesFor(typed), typed).toEqual(
        expect.arrayContaining(['water.leak-detection', '누수 탐지 기술']),
      )
  })
  it('suggests from inside of a Korean compound, and an organisation by its name in either script', async () => {
    expect(await namesFor('조기감')).toContain('산불 조기감지 AI 카메라')
    expect(await namesFor('해올ㅂ')).toContain('해올방재(주)')
    expect(await namesFor('haeol')).toContain('해올방재(주)')
  })
  it('suggests Vietnamese without marks, and a place by a name of before the merger', async () => {
    expect(await namesFor('he thong den t')).toContain(
      'Hệ thống đèn tín hiệu giao thông thông minh',
    )
    expect(await namesFor('ĐÈN TÍN')).toContain('Hệ thống đèn tín hiệu giao thông thông minh')
    expect(await namesFor('thua thien')).toContain('vn-hue')
    expect(await namesFor('hue')).toContain('vn-hue')
  })
  it('suggests in English by the beginning of any word', async () => {
    expect(await namesFor('leak det')).toEqual(
      expect.arrayContaining(['water.leak-detection', 'IoT-based leak detection']),
    )
    expect(await namesFor('detection leak')).toContain('IoT-based leak detection')
  })
  it('suggests no listing of the other kind, and nothing that would find nothing', async () => {
    expect(await namesFor('do tim')).not.toContain('Dò tìm rò rỉ nước')
    expect(await namesFor('do tim', 'need')).toContain('Dò tìm rò rỉ nước')
    expect(await namesFor('busan')).not.toContain('kr-bs')
  })
  it('suggests neither a confidential need nor its owner', async () => {
    expect(await namesFor('bí mật', 'need')).toEqual([])
    expect(await namesFor('bi mat', 'need')).toEqual([])
    expect(await namesFor('An Vân', 'need')).toEqual([])
  })
  it.each(['', ' ', 'a', '"', '*', '(', 'NEAR(', '-', 'title:x', '\\', '🙂', 'ㅤ'])(
    'suggests nothing for %j and does not fail',
    async (typed) => {
      expect(await namesFor(typed)).toEqual([])
    },
  )
  it('says why each hit is there', async () => {
    const { hits } = await engine().search(request(concept('water.leak-detection')))
    expect(hits[0]?.why).toEqual([
      {
        kind: 'concept',
        asked: 'water.leak-detection',
        found: 'water.leak-detection',
        relation: 'same',
      },
    ])
  })
})

describe('when Meilisearch stops', () => {
  it('the embedded engine answers within the same request, and Meilisearch again when it is back', async () => {
    const own = await startLocalMeilisearch(mkdtempSync(join(tmpdir(), 'hvb-meili-')))
    if (!own) throw new Error('Meilisearch is not installed here.')
    const reports: string[] = []
    const search = createSearch({
      db: filled().db,
      meili: own,
      log: { warn: (_details, message) => reports.push(message) },
    })
    await search.index([])
    expect((await search.search(request(words('누수 탐지')))).engine).toBe('meilisearch')
    await own.stop()
    const after = await search.search(request(words('누수 탐지')))
    expect(after.engine).toBe('embedded')
    expect(after.hits[0]?.id).toBe(leak.id)
    expect(await search.health()).toEqual({ engine: 'embedded' })
    expect(reports).toHaveLength(1)
  })
})

describe('rebuilding the index', () => {
  it('leaves the old one serving when the swap cannot be made, and loses nothing that changed meanwhile', async () => {
    const db = filled().db
    await rebuild(db, thesaurus, access())
    const late = aDocument({ ko: '늦게 온 기술' }, { updatedAt: Date.now() + 1000 })
    const running = rebuild(db, thesaurus, access())
    db.transaction((tx) => putDocument(tx, thesaurus, late))
    await running
    const engine = createMeilisearchEngine(db, thesaurus, access())
    expect((await engine.search(request(words('늦게')))).hits[0]?.id).toBe(late.id)
    await expect(
      rebuild(db, thesaurus, accessOf({ url: 'http://127.0.0.1:9', key: 'nothing listens here' })),
    ).rejects.toThrow()
    expect((await engine.search(request(words('늦게')))).hits[0]?.id).toBe(late.id)
    expect(await isCurrent(db, access())).toBe(true)
  })
})
