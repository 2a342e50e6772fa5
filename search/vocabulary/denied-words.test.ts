import { describe, expect, it } from 'vitest'
import { loadThesaurus } from './load'
import { understand } from './understand'

const thesaurus = loadThesaurus()
const read = (text: string) => understand(thesaurus, text)
const negated = (text: string) =>
  read(text)
    .concepts.filter((concept) => concept.negated)
    .map(({ id }) => id)
const wanted = (text: string) =>
  read(text)
    .concepts.filter((concept) => !concept.negated)
    .map(({ id }) => id)

describe('a way of working that is denied', () => {
  it.each([
    ['xử lý rác không đốt', 'waste.incineration', 'waste'],
    ['xu ly rac khong dot', 'waste.incineration', 'waste'],
    ['tái chế nhựa không đốt rác', 'waste.incineration', 'waste.plastic'],
    ['파쇄하지 않는 재활용', 'waste.shredder', 'waste.recycling'],
    ['굴착하지 않는 관로 보수', 'construction.earthwork', 'water.pipe-rehab'],
    ['태우지 않는 쓰레기 처리', 'environment.burning', 'waste'],
  ])('is not asked for by %j', (text, denied, asked) => {
    expect(negated(text)).toEqual([denied])
    expect(wanted(text).some((id) => id === asked || id.startsWith(`${asked}.`))).toBe(true)
    expect(read(text).repairs).toEqual([])
  })
  it('leaves its words out where no concept has them', () => {
    for (const text of ['xử lý nước không dùng điện', 'sửa cống không đục đường']) {
      const { words, contentWords } = read(text)
      expect(words, text).toEqual([])
      expect(contentWords.map((word) => word.text).join(' '), text).not.toMatch(/điện|đục/)
    }
  })
})

describe('bare "không"', () => {
  it.each([
    ['cảm biến không dây', 'telecom.sensor'],
    ['chất lượng không khí', 'environment.air'],
    ['quy hoạch không gian ngầm', 'planning.underground-space-plan'],
    ['thu phí không dừng', 'transport.tolling'],
    ['kiểm tra không phá hủy', 'infrastructure.ndt'],
    ['máy bay không người lái', 'planning.drone'],
    ['không chỉ xử lý nước thải mà còn tái sử dụng', 'water.wastewater'],
  ])('is no denial in %j', (text, asked) => {
    expect(negated(text)).toEqual([])
    expect(wanted(text)).toContain(asked)
  })
  it.each([
    'đèn đường không sáng',
    'giao thông không an toàn',
    'rác không thu gom',
    'bơm không hút được nước',
    'có giải pháp đốt rác không',
  ])('tells what is wrong, or asks, in %j', (text) => {
    expect(negated(text)).toEqual([])
    expect(wanted(text).length).toBeGreaterThan(0)
  })
})

it('"trừ" in the name of what kills pests denies nothing', () => {
  for (const text of ['thuốc trừ sâu', 'phòng trừ mối công trình', 'thuốc diệt trừ cỏ dại'])
    expect(read(text).denied.words, text).toEqual([])
})
