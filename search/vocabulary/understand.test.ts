import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conceptSchema } from './concept'
import { exactKey } from './normalise'
import { buildThesaurus } from './thesaurus'
import { understand } from './understand'

const concept = (id: string, ko: string[], vi: string[], en: string[], more: object = {}) =>
  conceptSchema.parse({
    id,
    scheme: id.split('.')[0],
    broader: id.includes('.') ? [id.split('.')[0]] : [],
    prefLabel: { ko: ko[0], vi: vi[0], en: en[0] },
    altLabel: { ko: ko.slice(1), vi: vi.slice(1), en: en.slice(1) },
    ...more,
  })

const thesaurus = buildThesaurus([
  concept('water', ['물'], ['Nước'], ['Water']),
  concept('water.leak', ['누수 탐지'], ['Phát hiện rò rỉ'], ['Leak detection']),
  concept('water.sewage', ['하수 처리'], ['Xử lý nước thải'], ['Wastewater treatment']),
  concept('water.sewer', ['하수관 보수'], ['Sửa chữa cống'], ['Sewer rehabilitation']),
  concept('water.pump', ['양수 펌프'], ['Trạm bơm'], ['Pumping station']),
  concept('transport', ['교통'], ['Giao thông'], ['Transport']),
  concept(
    'transport.signal',
    ['교통신호 제어'],
    ['Điều khiển đèn tín hiệu'],
    ['Signal control', 'plant'],
    { sense: { plant: { near: ['traffic'], not: [] } } },
  ),
  concept('energy', ['에너지'], ['Năng lượng'], ['Energy', 'plant'], {
    sense: { plant: { near: ['power'], not: [] } },
  }),
])
const read = (text: string, locale?: 'ko' | 'vi' | 'en') =>
  understand(thesaurus, text, locale ? { locale } : {})
const ids = (text: string) =>
  read(text)
    .concepts.filter(({ negated }) => !negated)
    .map(({ id }) => id)

describe('a query that says nothing we know', () => {
  it('gives its words and no concept', () => {
    for (const text of ['', '   ', '"', '( · )', '🙂'])
      expect(read(text)).toMatchObject({ concepts: [], words: [], facts: [], places: [] })
    expect(read('sushi restaurant').concepts).toEqual([])
    expect(read('sushi restaurant').words.map(({ text }) => text)).toEqual(['sushi', 'restaurant'])
  })
  it('is not bent into something known', () => {
    for (const text of ['milk', 'phim hoạt hình', '김치찌개', 'asdf', 'nước mắm', 'wine tasting'])
      expect(
        ids(text).filter((id) => id.includes('.')),
        text,
      ).toEqual([])
  })
})

describe('question sentences', () => {
  it('leave only what carries meaning', () => {
    const korean = read('하노이에서 쓸 수 있는 누수 탐지 기술을 가진 업체가 있나요?')
    expect(korean.concepts.map(({ id }) => id)).toEqual(['water.leak'])
    expect(korean.places.map(({ id }) => id)).toEqual(['vn-hn'])
    expect(korean.words).toEqual([])
    const vietnamese = read('Làm thế nào để phát hiện rò rỉ, có công ty nào ở Đà Nẵng không?')
    expect(vietnamese.concepts.map(({ id }) => id)).toEqual(['water.leak'])
    expect(vietnamese.words).toEqual([])
    expect(read('Which Korean companies can help us with leak detection?').words).toEqual([])
  })
  it('are read across other words', () => {
    expect(ids('how do we detect small leaks')).toContain('water.leak')
    expect(ids('노후 하수관을 땅 파지 않고 보수')).toContain('water.sewer')
  })
})

describe('facts, places and denial', () => {
  it('are taken apart from the words', () => {
    const { facts, places, words } = read(
      'wastewater treatment Bình Dương, TRL ≥ 8, NET 900, under 3 billion VND',
    )
    expect(facts.map(({ kind }) => kind)).toEqual(['trl', 'certificate', 'money'])
    expect(places.map(({ id, kind }) => [id, kind])).toEqual([['vn-hcm', 'former']])
    expect(words).toEqual([])
  })
  it('marks what is not wanted', () => {
    const { concepts } = read('xử lý nước thải, không cần trạm bơm')
    expect(concepts.map(({ id, negated }) => [id, negated])).toEqual(
      expect.arrayContaining([
        ['water.sewage', false],
        ['water.pump', true],
      ]),
    )
  })
  it('knows facts and places that are not wanted', () => {
    const denied = (text: string) => {
      const { facts, places, denied } = read(text)
      return {
        asked: [...facts.map(({ kind }) => kind), ...places.map(({ id }) => id)],
        denied: [...denied.facts.map(({ kind }) => kind), ...denied.places.map(({ id }) => id)],
        needless: denied.needless.map(({ kind }) => kind),
      }
    }
    for (const text of [
      '누수 탐지 서울 제외',
      '서울 외 지역 누수 탐지',
      'leak detection outside Seoul',
    ])
      expect(denied(text), text).toEqual({ asked: [], denied: ['kr-se'], needless: [] })
    for (const text of ['xử lý nước thải không ở Hà Nội', 'leak detection, not in Hanoi'])
      expect(denied(text), text).toEqual({ asked: [], denied: ['vn-hn'], needless: [] })
    expect(denied('합작 말고 수출')).toEqual({
      asked: ['cooperation'],
      denied: ['cooperation'],
      needless: [],
    })
    expect(denied('không cần ISO 9001, ở Hà Nội')).toEqual({
      asked: ['vn-hn'],
      denied: [],
      needless: ['certificate'],
    })
    expect(denied('giải pháp ngoài trời Hà Nội')).toEqual({
      asked: ['vn-hn'],
      denied: [],
      needless: [],
    })
  })
  it('takes what stands right behind a denied fact for wanted', () => {
    expect(ids('không cần ISO 9001 trạm bơm')).toEqual(['water.pump'])
  })
  it('takes "no" for a denial in English only, and not where something is lacking', () => {
    const negated = (text: string) =>
      read(text)
        .concepts.filter((concept) => concept.negated)
        .map(({ id }) => id)
    expect(negated('wastewater treatment, no pumping station')).toEqual(['water.pump'])
    expect(negated('there is no wastewater treatment here')).toEqual([])
    expect(negated('project no 5 leak detection')).toEqual([])
    expect(negated('chong chay no tram bom')).toEqual([])
  })
  it('leaves no word of denial among the words that it looks for', () => {
    for (const text of ['누수 탐지, 양수 펌프 제외', 'leak detection without pumping station'])
      expect(read(text).words, text).toEqual([])
  })
  it('offers the senses of a word that has several', () => {
    expect(read('plant').senses).toEqual([
      { text: 'plant', span: { start: 0, end: 5 }, conceptIds: ['energy', 'transport.signal'] },
    ])
    expect(read('power plant').senses).toEqual([])
  })
})

describe('slips of typing', () => {
  const repaired = (text: string) => {
    const { concepts, repairs } = read(text)
    return [concepts[0]?.id, repairs[0]?.kind]
  }
  it('leaves alone what is understood', () => {
    for (const text of ['누수 탐지', 'phát hiện rò rỉ', 'phat hien ro ri', 'leak detection'])
      expect(read(text).repairs, text).toEqual([])
  })
  it('mends the wrong keyboard layout, both ways', () => {
    expect(repaired('sntn xkawl')).toEqual(['water.leak', 'keyboard'])
    expect(repaired('ㅣㄷ마 ㅇㄷㅅㄷㅊ샤ㅐㅜ')).toEqual(['water.leak', 'keyboard'])
  })
  it('mends raw Telex and VNI', () => {
    expect(repaired('phats hieenj rof rir')).toEqual(['water.leak', 'telex'])
    expect(repaired('ddieeuf khieenr ddenf tins hieeuj')).toEqual(['transport.signal', 'telex'])
    expect(repaired('pha1t hie65n ro2 ri3')).toEqual(['water.leak', 'vni'])
  })
  it('mends wrong diacritics and mixed-up sounds', () => {
    expect(repaired('phạt hiện ró ri')).toEqual(['water.leak', 'diacritics'])
    expect(repaired('sử lý nước thải')).toEqual(['water.sewage', 'sound'])
    expect(repaired('su ly nuoc thai')).toEqual(['water.sewage', 'sound'])
  })
  it('mends one letter or jamo, split and joined words', () => {
    expect(repaired('누수 탐치')).toEqual(['water.leak', 'spelling'])
    expect(repaired('wastewater treatmnet')).toEqual(['water.sewage', 'spelling'])
    expect(repaired('phathienrori')).toEqual(['water.leak', 'split'])
    expect(repaired('sewer rehabili tation')).toEqual(['water.sewer', 'joined'])
  })
})

describe('every understanding', () => {
  const pieces = fc.constantFrom(
    '누수 탐지',
    '누수를',
    'phát hiện rò rỉ',
    'ro ri',
    'không cần',
    'Hà Nội',
    'NET 900',
    '12 tỷ',
    'TRL 8',
    'leak',
    'detection',
    'sntn',
    '?',
    ',',
    '  ',
    '\u200b',
    '👩‍🔧',
    'ㅋㅋ',
    'plant',
    'hoà'.normalize('NFD'),
  )
  const texts = fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join(' '))
  it('points into the text that it gives, and is the same in every normal form', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { clean, concepts, words, contentWords, facts, places } = read(text)
        const spans = [
          ...concepts.map(({ span }) => span),
          ...words.map(({ span }) => span),
          ...contentWords.map(({ span }) => span),
          ...facts,
          ...places,
        ]
        expect(
          spans.every(({ start, end }) => start >= 0 && start < end && end <= clean.length),
        ).toBe(true)
        expect(words.every(({ text, span }) => clean.slice(span.start, span.end) === text)).toBe(
          true,
        )
        expect(
          concepts
            .filter(({ loose }) => !loose)
            .every(
              ({ span, label }) =>
                exactKey(clean.slice(span.start, span.end)).length > 0 && label.length > 0,
            ),
        ).toBe(true)
        expect(read(text.normalize('NFD'))).toEqual(read(text.normalize('NFC')))
      }),
      { seed: 31, numRuns: 200 },
    )
  })
})
