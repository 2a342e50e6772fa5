import { describe, expect, it } from 'vitest'
import type { ListingKind } from '#db/domain'
import { understandQuery } from './understand-query.server'

const asked = (query: string, without: string[] = [], kind: ListingKind = 'technology') =>
  understandQuery(query, kind, 'vi', { exactly: false, without }).question

describe('understanding a query', () => {
  it.each([
    'wedding photography',
    'ㅗㅐㅅ',
    'qwrtpsdfg',
    '((((',
    '\u0000',
    '🙂🙂',
    'a'.repeat(400),
  ])('takes %j without fail', (query) => {
    expect(() => asked(query)).not.toThrow()
  })
  it('takes a certificate with its number as a fact, not as a subject', () => {
    expect(asked('건설신기술 제912호')).toMatchObject({
      concepts: [],
      words: [],
      certifications: [{ type: 'netConstruction', number: '912' }],
    })
  })
  it('takes a standard as the type of certificate that it is', () => {
    expect(asked('ISO 27001').certifications).toEqual([{ type: 'iso27001', number: undefined }])
  })
  it('asks for nothing that is not wanted, and leaves places out', () => {
    expect(asked('서울 제외 전기차 충전')).toMatchObject({ places: [], excludedPlaces: ['kr-se'] })
    expect(asked('합작 말고 수출').cooperationModes).toEqual(['export'])
    expect(asked('NET 인증 제외 펌프')).toMatchObject({ certifications: [], excludedConcepts: [] })
    expect(asked('trạm bơm ngoài Hà Nội', ['excluded:vn-hn']).excludedPlaces).toEqual([])
  })
  it.each<[string, ListingKind, object]>([
    ['NEP 인증 제외 수문', 'technology', { certifications: [{ type: 'nep' }] }],
    ['CE 인증 없는 조명', 'technology', { certifications: [{ type: 'ce' }] }],
    ['fire pump without ISO 14001', 'technology', { certifications: [{ type: 'iso14001' }] }],
    ['đèn đường không có chứng nhận CE', 'technology', { certifications: [{ type: 'ce' }] }],
    ['trạm bơm trừ liên doanh', 'technology', { cooperationModes: ['jointVenture'] }],
    ['스마트 가로등 총판 제외', 'technology', { cooperationModes: ['distribution'] }],
    ['TRL 5 제외 드론', 'technology', { minTrl: 5, maxTrl: 5 }],
    ['thoát nước không nhận vốn ODA', 'need', { conditions: [{ kind: 'funding', source: 'oda' }] }],
  ])('leaves out who has the fact that %j does not want', (query, kind, fact) => {
    const question = asked(query, [], kind)
    expect(question).toMatchObject({
      excludedFacts: [fact],
      excludedConcepts: [],
      certifications: [],
      cooperationModes: [],
      conditions: [],
    })
    expect(question.concepts.length).toBeGreaterThan(0)
    expect(question.words.every(({ covered }) => covered)).toBe(true)
    const { chips } = understandQuery(query, kind, 'ko', { exactly: false, without: [] })
    const key = chips.find((chip) => chip.kind === 'excluded')?.key ?? ''
    expect(asked(query, [key], kind).excludedFacts).toEqual([])
  })
  it.each([
    'máy bơm không cần chứng nhận hợp quy',
    'không yêu cầu ISO 9001 máy bơm',
    'KS 인증 필요 없는 가로등',
    'NET 상관없이 펌프',
    'CE 인증 없어도 되는 조명',
    'pump, ISO 14001 not required',
    'pump, no need for a joint venture',
    'máy bơm bất kể chứng nhận CE',
  ])('makes no condition and no subject of what %j says need not be', (query) => {
    const question = asked(query)
    expect(question).toMatchObject({
      excludedFacts: [],
      excludedConcepts: [],
      certifications: [],
      cooperationModes: [],
    })
    expect(question.concepts.length).toBeGreaterThan(0)
    expect(question.concepts.map(({ id }) => id).join(' ')).not.toMatch(/certification|cooperation/)
    expect(question.words.every(({ covered }) => covered)).toBe(true)
  })
  it('takes an upper limit of readiness for one', () => {
    expect(asked('below TRL 5 sensor')).toMatchObject({ minTrl: undefined, maxTrl: 4 })
    expect(asked('센서 TRL 5 이하')).toMatchObject({ minTrl: undefined, maxTrl: 5 })
  })
  it('takes words of delivery with their time, not for a subject', () => {
    const { concepts, conditions } = asked('giao hàng trong 8 tuần cảm biến')
    expect(concepts.map(({ id }) => id)).not.toContain('logistics.delivery')
    expect(conditions).toMatchObject([{ kind: 'delivery', max: 56 }])
  })
  it('takes the present unit for a former province', () => {
    expect(asked('chiếu sáng ở Bình Dương').places).toEqual(['vn-hcm'])
  })
  it.each<[string, ListingKind, object]>([
    [
      'camera cháy rừng dưới 5 tỷ đồng',
      'technology',
      { kind: 'money', range: { max: 5_000_000_000, currency: 'VND' } },
    ],
    ['누수 탐지 납기 3개월 이내', 'technology', { kind: 'delivery', max: 90 }],
    [
      'wastewater plant 5,000 m3/day',
      'technology',
      { kind: 'quantity', value: 5000, unit: 'm3/day' },
    ],
    ['thoát nước vốn ODA', 'need', { kind: 'funding', source: 'oda' }],
    ['교량 점검 입찰 단계', 'need', { kind: 'stage', stage: 'procurement' }],
    ['chiếu sáng quý 2/2027', 'need', { kind: 'deadline', from: '2027-04-01', to: '2027-06-30' }],
  ])('holds %j of a %s against a field, not against words', (query, kind, condition) => {
    const { conditions, words } = asked(query, [], kind)
    expect(conditions).toEqual([condition])
    expect(words.map(({ text }) => text).join(' ')).not.toMatch(/\d/)
  })
  it.each([
    ['chiếu sáng vốn xã hội hóa', { kind: 'funding', source: 'private' }],
    ['thoát nước nguồn vốn ngân sách tỉnh', { kind: 'funding', source: 'state' }],
    ['국비 지원 교량 점검', { kind: 'funding', source: 'state' }],
    ['provincial budget bridge inspection', { kind: 'funding', source: 'state' }],
    ['민자 유치 하수처리장', { kind: 'funding', source: 'ppp' }],
    ['drainage ODA loan', { kind: 'funding', source: 'oda' }],
    ['cầu, giai đoạn nghiên cứu tiền khả thi', { kind: 'stage', stage: 'planning' }],
    ['thoát nước đang lập dự án', { kind: 'stage', stage: 'planning' }],
    ['하수도 타당성 조사 중', { kind: 'stage', stage: 'planning' }],
    ['bridge at feasibility stage', { kind: 'stage', stage: 'planning' }],
    ['cầu đã phê duyệt chủ trương đầu tư', { kind: 'stage', stage: 'approved' }],
    ['도로 입찰 준비 중', { kind: 'stage', stage: 'procurement' }],
    ['lighting, preparing a tender', { kind: 'stage', stage: 'procurement' }],
  ])('reads funding and stage of %j', (query, condition) => {
    const { conditions, words, cooperationModes } = asked(query, [], 'need')
    expect({ conditions, cooperationModes }).toEqual({
      conditions: [condition],
      cooperationModes: [],
    })
    expect(words.every(({ covered }) => covered)).toBe(true)
  })
  it('takes the bare name of a stage for what may be wanted too', () => {
    const subjects = (query: string) => asked(query, [], 'need').concepts.map(({ id }) => id)
    expect(subjects('하수도 타당성 조사')).toContain('planning.feasibility')
    expect(subjects('하수도 타당성 조사 단계')).not.toContain('planning.feasibility')
  })
  it('takes a budget with a sum for the sum, not for the state as the source', () => {
    expect(asked('chiếu sáng ngân sách dưới 5 tỷ', [], 'need').conditions).toEqual([
      { kind: 'money', range: { max: 5_000_000_000, currency: 'VND' } },
    ])
  })
  it('leaves funding and stage of technologies to their words: they have no such field', () => {
    expect(asked('thoát nước vốn ODA').conditions).toEqual([])
  })
  it('leaves out what a person took out', () => {
    expect(asked('rò rỉ nước ở Huế', ['place:vn-hue']).places).toEqual([])
  })
  it('asks for nothing but words when it is to search exactly as written', () => {
    const { question, chips } = understandQuery('누수 탐지', 'technology', 'ko', {
      exactly: true,
      without: [],
    })
    expect([question.concepts, chips, question.words.length]).toEqual([[], [], 2])
  })
})
