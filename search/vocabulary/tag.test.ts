import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conceptSchema } from './concept'
import type { Concept } from './concept'
import { exactKey } from './normalise'
import { tagListing, tagText } from './tag'
import { buildThesaurus } from './thesaurus'

/** A small vocabulary of its own, so that these tests say how tagging behaves, not what the concept files hold. */
function concept(
  id: string,
  ko: string[],
  vi: string[],
  en: string[],
  more: Partial<Concept> = {},
): Concept {
  const [koPref = '', ...koAlt] = ko
  const [viPref = '', ...viAlt] = vi
  const [enPref = '', ...enAlt] = en
  return conceptSchema.parse({
    id,
    scheme: id.split('.')[0],
    prefLabel: { ko: koPref, vi: viPref, en: enPref },
    altLabel: { ko: koAlt, vi: viAlt, en: enAlt },
    ...more,
  })
}

const thesaurus = buildThesaurus([
  concept('water', ['물'], ['Nước'], ['Water']),
  concept('water.pipe', ['상수도관', '관'], ['Đường ống', 'đường ống nước'], ['Water pipe'], {
    broader: ['water'],
    sense: { 관: { near: ['상수도', '배관'], not: ['전시', '체육'] } },
  }),
  concept(
    'water.leak',
    ['누수 탐지'],
    ['Phát hiện rò rỉ', 'dò tìm rò rỉ nước'],
    ['Leak detection'],
    { broader: ['water'] },
  ),
  concept('water.drain', ['배수'], ['Hệ thống thoát nước'], ['Drainage'], { broader: ['water'] }),
  concept('water.storm', ['우수 배제'], ['Thoát nước mưa'], ['Stormwater drainage'], {
    broader: ['water.drain'],
  }),
  concept('water.groundwater', ['지하수'], ['Nước ngầm'], ['Groundwater'], { broader: ['water'] }),
  concept('water.sewage', ['하수', '수도'], ['Nước thải'], ['Wastewater', 'waste water'], {
    broader: ['water'],
  }),
  concept('environment', ['환경'], ['Môi trường'], ['Environment']),
  concept('environment.air', ['대기'], ['Không khí'], ['Air quality'], {
    broader: ['environment'],
  }),
  concept('environment.plant', ['식생'], ['Thực vật'], ['Vegetation', 'plant'], {
    broader: ['environment'],
    sense: { plant: { near: ['tree', 'species', 'green'], not: ['treatment', 'power'] } },
  }),
  concept('energy', ['에너지'], ['Năng lượng'], ['Energy']),
  concept('energy.works', ['발전소'], ['Nhà máy điện'], ['Power station', 'plant'], {
    broader: ['energy'],
    sense: { plant: { near: ['power', 'boiler', 'treatment'], not: ['tree', 'species'] } },
  }),
  concept('energy.solar', ['태양광'], ['Điện mặt trời'], ['Solar power', 'solar panel'], {
    broader: ['energy'],
  }),
  concept('transport', ['교통'], ['Giao thông'], ['Transport']),
  concept('transport.bridge', ['교량'], ['Cầu'], ['Bridge'], { broader: ['transport'] }),
  concept('transport.signal', ['교통신호 제어'], ['Điều khiển đèn tín hiệu'], ['Signal control'], {
    broader: ['transport'],
  }),
  concept('construction', ['건설'], ['Xây dựng'], ['Construction']),
  concept('construction.digging', ['굴착', '터파기'], ['Đào đường'], ['Excavation', 'digging'], {
    broader: ['construction'],
  }),
  concept('telecom', ['통신'], ['Viễn thông'], ['Telecom']),
  concept('telecom.ai', ['인공지능'], ['Trí tuệ nhân tạo'], ['Artificial intelligence', 'AI'], {
    broader: ['telecom'],
  }),
  concept('transport.its', ['지능형교통체계'], ['Giao thông thông minh'], ['ITS'], {
    broader: ['transport'],
  }),
  concept('safety', ['안전'], ['An toàn'], ['Safety']),
  concept('safety.forest', ['산림 감시'], ['Giám sát cháy rừng'], ['Forest watch'], {
    broader: ['safety'],
  }),
  concept('safety.vibration', ['진동'], ['Rung động', 'rung'], ['Vibration'], {
    broader: ['safety'],
  }),
  concept('safety.fire', ['화재 안전'], ['Phòng cháy', 'PCCC'], ['Fire safety'], {
    broader: ['safety'],
  }),
  concept('telecom.stock', ['재고'], ['Hàng tồn kho'], ['Stock'], { broader: ['telecom'] }),
  concept('energy.solar-lamp', ['태양광 가로등'], ['Đèn đường mặt trời'], ['Solar street light'], {
    broader: ['energy'],
  }),
  concept('certification', ['인증'], ['Chứng nhận'], ['Certification']),
  concept('certification.new', ['신기술'], ['Công nghệ mới'], ['New technology'], {
    broader: ['certification'],
  }),
  concept('telecom.it', ['정보기술'], ['Công nghệ thông tin'], ['Information technology', 'IT'], {
    broader: ['telecom'],
  }),
])

const ids = (text: string, locale?: 'ko' | 'vi' | 'en') =>
  tagText(thesaurus, text, locale ? { locale } : {})
    .map(({ conceptId }) => conceptId)
    .sort()

describe('what must not be tagged', () => {
  it('a label inside another Korean word', () => {
    expect(ids('대기업과 협력하는 수도권 운전기사')).toEqual([])
    expect(ids('지하수를 관리')).toEqual(['water.groundwater'])
  })
  it('a Vietnamese word that differs by a diacritic', () => {
    expect(ids('dương ông và rõ ri, câu chuyện của chúng tôi')).toEqual([])
    expect(ids('nhu cầu và yêu cầu của nhà nước trên toàn cầu')).toEqual([])
  })
  it('a bare syllable in a text that has diacritics elsewhere', () => {
    expect(ids('cau hỏi của người dân về việc này')).toEqual([])
  })
  it('a label across the end of a sentence or clause', () => {
    expect(ids('Tìm đường. Ống thép')).toEqual([])
    expect(ids('신호 누수, 탐지')).toEqual([])
  })
  it('an acronym that is an ordinary word there', () => {
    expect(ids('it is not what ai thinks about it for us')).not.toContain('telecom.it')
    expect(ids('Ai cần giải pháp này?')).toEqual([])
    expect(ids('IT and AI for cities')).toEqual(['telecom.ai', 'telecom.it'])
  })
  it('a pronoun for the plural or the singular of an abbreviation', () => {
    expect(ids('a city and its roads, for it and for us')).toEqual([])
    expect(ids('ITS for cities')).toEqual(['transport.its'])
  })
  it('a word of the vocabulary for a slip in another one', () => {
    expect(ids('giám sát cháy rung')).not.toContain('safety.forest')
    expect(ids('giám sat cháy rừng')).toContain('safety.forest')
  })
  it('a noun where a verb measures something', () => {
    expect(ids('무게를 재고 판정한다')).toEqual([])
    expect(ids('재고 관리')).toEqual(['telecom.stock'])
  })
  it('what begins in the middle of one word and ends in the next', () => {
    expect(ids('최신 기술을 쓴다')).toEqual([])
    expect(ids('신 기술 지정')).toEqual(['certification.new'])
  })
  it('what the text denies', () => {
    expect(ids('Phát hiện rò rỉ mà không cần đào đường')).toEqual(['water.leak'])
    expect(ids('굴착 없이 누수를 찾는 누수 탐지')).toEqual(['water.leak'])
    expect(ids('하수와 지하수는 제외하고 상수도관만')).toEqual(['water.pipe'])
    expect(ids('Leak detection without digging')).toEqual(['water.leak'])
  })
  it('a denial goes no further than its clause, and "not only" is none', () => {
    expect(ids('Không cần đào đường, phát hiện rò rỉ')).toEqual(['water.leak'])
    expect(ids('without digging but with leak detection')).toEqual(['water.leak'])
    expect(ids('Not only bridges')).toEqual(['transport.bridge'])
    expect(ids('Không chỉ đường ống')).toEqual(['water.pipe'])
    expect(ids('교량뿐만 아니라 지하수도')).toEqual(['transport.bridge', 'water.groundwater'])
  })
  it('hardly, what the firm also does', () => {
    for (const text of [
      'Leak detection for old networks. We also sell solar panels.',
      'Leak detection for old networks. The company is also active in solar power.',
      '노후관 누수 탐지 전문. 태양광도 취급합니다.',
      'Phát hiện rò rỉ cho mạng cũ. Công ty còn phân phối điện mặt trời.',
    ]) {
      const tags = tagText(thesaurus, text)
      const weight = (id: string) => tags.find(({ conceptId }) => conceptId === id)?.weight ?? 0
      expect(weight('energy.solar'), text).toBeLessThan(weight('water.leak') / 3)
    }
  })
  it('what it is not for', () => {
    expect(ids('본 장비는 누수 탐지용이고 교량에는 쓰지 않습니다')).toEqual(['water.leak'])
    expect(ids('Phát hiện rò rỉ, không dành cho nước thải')).toEqual(['water.leak'])
    expect(ids('Leak detection, not suitable for bridges')).toEqual(['water.leak'])
  })
})

describe('what must be tagged', () => {
  it('Korean labels with and without spaces, with particles and inside compounds', () => {
    for (const text of [
      '누수탐지',
      '누수 탐지',
      '누수탐지시스템을',
      '상수도누수탐지기술',
      '누수 탐지가 필요한',
      '누수를 탐지하는',
    ])
      expect(ids(text), text).toContain('water.leak')
    expect(ids('교통신호제어시스템')).toEqual(['transport.signal'])
    expect(ids('물을 아끼는 기술')).toEqual(['water'])
  })
  it('Vietnamese with and without diacritics, old and new tone placement, NFC and NFD', () => {
    for (const text of [
      'phát hiện rò rỉ',
      'phat hien ro ri',
      'PHÁT HIỆN RÒ RỈ'.normalize('NFD'),
      'phát hiện rò rĩ',
    ])
      expect(ids(text), text).toEqual(['water.leak'])
    expect(ids('Hệ thống cầu', 'vi')).toEqual(['transport.bridge'])
  })
  it('English plurals and words written as one', () => {
    expect(ids('Bridges and water pipes')).toEqual(['transport.bridge', 'water.pipe'])
    expect(ids('wastewater; waste-water')).toEqual(['water.sewage'])
  })
  it('the specific inside the general, when they only overlap', () => {
    expect(ids('hệ thống thoát nước mưa')).toEqual(['water.drain', 'water.storm'])
    expect(ids('stormwater drainage')).toEqual(['water.storm'])
  })
  it('an abbreviation in capitals, whatever the language of the text', () => {
    expect(ids('PCCC 설비를 점검한다')).toContain('safety.fire')
    expect(ids('PCCC equipment for the market of our town')).toContain('safety.fire')
  })
  it('full-width and mixed scripts', () => {
    expect(ids('ＡＩ기반 교량점검')).toEqual(['telecom.ai', 'transport.bridge'])
  })
})

describe('senses', () => {
  it('are chosen by the words around', () => {
    expect(ids('a green plant species for slopes')).toEqual(['environment.plant'])
    expect(ids('boiler of the power plant')).toEqual(['energy.works'])
    expect(ids('전시 관을 둘러본다')).toEqual([])
    expect(ids('상수도 배관, 관의 부식')).toContain('water.pipe')
  })
  it('stay open, each with less weight, where nothing decides', () => {
    const tags = tagText(thesaurus, 'a plant')
    expect(tags.map(({ conceptId }) => conceptId)).toEqual(['energy.works', 'environment.plant'])
    expect(tags[0]?.weight).toBeLessThan(0.5)
  })
})

describe('spans', () => {
  const pieces = fc.constantFrom(
    '누수 탐지',
    '누수탐지를',
    'phát hiện rò rỉ',
    'phat hien ro ri',
    'Leak  detection',
    ' ',
    ', ',
    '. ',
    'và',
    '시스템',
    '\u200b',
    'đường ống'.normalize('NFD'),
    '👷',
    'kỹ thuật',
    '①',
  )
  const texts = fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join(' '))
  const letters = (text: string) => exactKey(text).replace(/[^\p{L}\p{N}\p{M}]/gu, '')

  it('point at the words that led to the concept, in the text as given', () => {
    fc.assert(
      fc.property(texts, (text) =>
        tagText(thesaurus, text).every(
          ({ spans, weight }) =>
            weight > 0 &&
            weight <= 1 &&
            spans.every(({ start, end, label }) => {
              const bare = (value: string) =>
                letters(
                  value
                    .normalize('NFD')
                    .replace(/\p{Mn}/gu, '')
                    .replace(/đ/gi, 'd')
                    .normalize('NFC'),
                )
              return bare(text.slice(start, end)) === bare(label)
            }),
        ),
      ),
      { seed: 11, numRuns: 300 },
    )
  })
  it('and concepts are the same in every normal form', () => {
    const summary = (text: string) =>
      tagText(thesaurus, text).map(({ conceptId, weight }) => [conceptId, weight])
    fc.assert(
      fc.property(
        texts,
        (text) =>
          JSON.stringify(summary(text.normalize('NFD'))) ===
          JSON.stringify(summary(text.normalize('NFC'))),
      ),
      { seed: 12, numRuns: 300 },
    )
  })
})

describe('tagging a listing', () => {
  it('weighs the title above the description and counts a translation once', () => {
    const inTitle = tagListing(thesaurus, {
      title: { vi: 'Phát hiện rò rỉ' },
      description: { vi: 'Dùng cho cầu.' },
    })
    expect(inTitle.map(({ conceptId }) => conceptId)).toEqual(['water.leak', 'transport.bridge'])
    const translated = tagListing(thesaurus, {
      title: { vi: 'Phát hiện rò rỉ', ko: '누수 탐지', en: 'Leak detection' },
    })
    expect(translated[0]?.weight).toBe(inTitle[0]?.weight)
    expect(translated[0]?.spans.map(({ textLocale }) => textLocale)).toEqual(['ko', 'vi', 'en'])
  })
  it('reads the words of a label that stand apart in a title, for less', () => {
    const tags = tagListing(thesaurus, { title: { vi: 'Đèn đường LED chạy pin mặt trời' } })
    expect(tags.map(({ conceptId }) => conceptId)).toEqual(['energy.solar-lamp'])
    expect(tags[0]?.weight).toBeLessThan(0.6)
    expect(
      tagListing(thesaurus, { advantages: { vi: 'Đèn đường LED chạy pin mặt trời' } }),
    ).toEqual([])
  })
  it('gives nothing for an empty listing', () => {
    expect(tagListing(thesaurus, { title: {}, summary: undefined })).toEqual([])
  })
})
