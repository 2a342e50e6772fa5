import { describe, expect, it } from 'vitest'
import { loadThesaurus } from '../load'
import { understand } from '../understand'

const thesaurus = loadThesaurus()
const repairs = (text: string) => understand(thesaurus, text).repairs
const concepts = (text: string) => understand(thesaurus, text).concepts.map(({ id }) => id)

describe('what is written right', () => {
  it('is not bent into a label one letter, jamo or mark away', () => {
    for (const text of [
      'sữa chua',
      'bảo hiểm nhân thọ',
      'mật đường',
      'bánh trung thu',
      'wedding planning',
      'who sells warm bread',
      '전지 작업',
      '하루 세 번',
    ]) {
      expect(repairs(text), text).toEqual([])
      expect(concepts(text), text).toEqual([])
    }
  })
  it('is not bent in a compound of which a part is understood', () => {
    for (const text of [
      '수질감사',
      '교통신문',
      '교통방송',
      '하수도요금',
      '도로공사장',
      '환경교사',
      '도시농부',
      '전기장판',
      '안전교육장',
      '가로등지기',
      '누수보험금',
      '하수처리장',
      '교량점검원',
      '폐기물관리법',
      '에너지음료',
      '태양광펜션',
      '주차장사업자',
      '소방공무원',
      '교통체증',
      '교통섬',
      '교통순경',
      '하수냄새',
      '하수찌꺼기',
      '누수신고',
      '누수부위',
      '도로점용',
      '터널조명',
      '전기자전거',
      '가스누출',
      '환경미화원',
      '도시락통',
      '산불조심',
      '신호위반',
      '정수기필터',
      '드론택시',
      '철도사고',
      '소음민원',
      '원격진료',
      '교통 good service',
      'traffic 신호 demo',
      '센서 gksl',
    ])
      expect(repairs(text), text).toEqual([])
  })
  it('stays what it is beside something that is understood', () => {
    expect(repairs('하루 1만톤 정수장')).toEqual([])
    expect(repairs('giao trong vòng 2 tháng')).toEqual([])
    expect(repairs('driver warned that the underpass is flooded')).toEqual([])
  })
})

describe('slips', () => {
  const mended = (text: string) => repairs(text).map(({ from, to }) => `${from} → ${to}`)
  it('of Vietnamese marks and sounds are mended at their place', () => {
    expect(mended('canh bao lủ quét')).toEqual(['canh bao lủ quét → cảnh báo lũ quét'])
    expect(mended('quan chắc môi trường')).toEqual(['quan chắc môi trường → quan trắc môi trường'])
    expect(mended('nhà máy cần xe buýt diện')).toEqual(['xe buýt diện → xe buýt điện'])
  })
  it('of a jamo in a short word are mended by the word beside it', () => {
    expect(mended('누스 감지 센서')).toEqual(['누스 → 누수'])
    expect(mended('하스 처리')).toEqual(['하스 → 하수'])
  })
  it('of the space bar are mended across words', () => {
    expect(mended('giao thôngthông minh')).toEqual(['giao thôngthông minh → giao thông thông minh'])
    expect(mended('leakde tection')).toEqual(['leakde tection → leak detection'])
  })
  it('of a missing input method are mended where some words were understood as they stand', () => {
    expect(concepts('thu gom racs thair')).toContain('waste')
    expect(repairs('thu gom racs thair').map(({ kind }) => kind)).toEqual(['telex'])
  })
  it('of a jamo in a compound are mended by the part that is understood', () => {
    expect(mended('교통신허')).toEqual(['교통신허 → 교통신호'])
    expect(mended('누수탐치 센서')).toEqual(['누수탐치 → 누수탐지'])
    expect(mended('하수처라 설비')).toEqual(['하수처라 → 하수처리'])
    expect(concepts('교통신허 제어')).toEqual(concepts('교통신호 제어'))
  })
  it('of the keyboard layout are mended in the part that has them', () => {
    expect(mended('교통 tlsgh')).toEqual(['tlsgh → 신호'])
    expect(concepts('sntn 센서')).toEqual(concepts('누수 센서'))
    expect(mended('누수 ㄴ두내ㄱ')).toEqual(['ㄴ두내ㄱ → sensor'])
  })
  it('leave capitals alone, which tell LEED from a word', () => {
    const read = understand(thesaurus, 'LEED certified façade')
    expect(read.facts.map(({ kind }) => kind)).toEqual(['certificate'])
    expect(read.concepts.map(({ id }) => id)).toContain('buildings.facade')
  })
})

it('a word with marks is no function word without them: đèn is a lamp, đến is to', () => {
  const words = (text: string) => understand(thesaurus, text).contentWords.map((word) => word.text)
  expect(words('đèn')).toEqual(['đèn'])
  expect(words('ống khí')).toEqual(['ống', 'khí'])
  expect(words('từ đâu đến')).toEqual([])
})

describe('words of several senses', () => {
  const senses = (text: string) =>
    understand(thesaurus, text).senses.map(({ conceptIds }) => [...conceptIds].sort())
  it('offer them where nothing decides', () => {
    expect(senses('망 관리')).toEqual([['energy.grid', 'telecom.network', 'water.distribution']])
    expect(senses('막')).toEqual([['construction.spaceframe', 'water.membrane']])
    expect(senses('mạng')).toEqual([['telecom.network', 'water.distribution']])
    expect(senses('plants')[0]).toContain('environment.green-space')
  })
  it('are settled by the words around', () => {
    expect(concepts('상수 망 관리')).toContain('water.distribution')
    expect(concepts('통신 망 장애')).toEqual(['telecom.network'])
    expect(concepts('지붕 막')).toContain('construction.spaceframe')
    expect(concepts('여과 막 세정')).toContain('water.membrane')
    expect(concepts('sửa đường ổ gà')).toContain('infrastructure.road')
    expect(concepts('nhà máy đường mía')).toEqual([])
  })
  it('are no verb that looks like one with its particle, and no part of a longer word', () => {
    for (const text of ['물을 막을 방법', '전망', '관리', '막대기'])
      expect(senses(text), text).toEqual([])
  })
})
