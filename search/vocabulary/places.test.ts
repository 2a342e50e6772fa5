import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from './normalise'
import { PLACES, findPlace, placeName, placesIn } from './places'

const idOf = (text: string) => findPlace(text)?.id ?? null

describe('finding the place that a text names', () => {
  it('gives nothing for what is no place', () => {
    for (const text of ['', '   ', 'Atlantis', '회사', 'công ty', '123', 'Hà', 'n/a'])
      expect(idOf(text), text).toBeNull()
  })
  it('knows former units by every spelling', () => {
    expect(idOf('Bình Dương')).toBe('vn-hcm')
    expect(idOf('BA RIA - VUNG TAU')).toBe('vn-hcm')
    expect(idOf('Thua Thien–Hue')).toBe('vn-hue')
    expect(idOf('tỉnh Hà Giang')).toBe('vn-tq')
    expect(idOf('Kon Tum')).toBe('vn-qng')
    expect(idOf('Quang Nam'.normalize('NFD'))).toBe('vn-dn')
    expect(findPlace('Quảng Bình')).toEqual({ id: 'vn-qt', name: 'Quảng Bình', kind: 'former' })
  })
  it('knows the short names of cities', () => {
    for (const text of [
      'TP.HCM',
      'Tp. Hồ Chí Minh',
      'tphcm',
      'Sài Gòn',
      'HCMC',
      '호찌민',
      '호치민시',
      '사이공',
      'Ho Chi Minh City, Vietnam',
    ])
      expect(idOf(text), text).toBe('vn-hcm')
    for (const text of ['하노이', 'Hanoi', 'Ha Noi', 'HÀ NỘI', 'TP Hà Nội'])
      expect(idOf(text), text).toBe('vn-hn')
  })
  it('knows Korean provinces in three scripts and forms', () => {
    for (const text of ['경기', '경기도', 'Gyeonggi-do', 'tỉnh Gyeonggi', '경기도 성남시'])
      expect(idOf(text), text).toBe('kr-gg')
    expect(idOf('서울특별시')).toBe('kr-se')
    expect(idOf('Busan, Korea')).toBe('kr-bs')
    expect(idOf('전라북도')).toBe('kr-jb')
  })
  it('tells Hà Nam from Hanam', () => {
    expect(idOf('Hà Nam')).toBe('vn-nb')
    expect(idOf('하남시')).toBe('kr-gg')
    expect(idOf('Hanam')).toBe('kr-gg')
  })
  it('takes a country for a country only where no province is named', () => {
    expect(idOf('Việt Nam')).toBe('VN')
    expect(idOf('Hà Nội, Việt Nam')).toBe('vn-hn')
    expect(placeName('VN', 'ko')).toBe('베트남')
    expect(placeName('vn-hue', 'ko')).toBe('후에')
  })
})

describe('places within a text', () => {
  const found = (text: string) =>
    placesIn(text).map(({ id, start, end }) => [id, text.slice(start, end)])

  it('are not read out of other words', () => {
    expect(found('경기 침체와 대기업, 전남편, 부산물을')).toEqual([])
    expect(found('vì hòa bình và phát triển của nhân loại trên thế giới')).toEqual([])
    expect(found('the hue of the light in this picture is warm')).toEqual([])
    expect(found('DN và HN là chữ viết tắt')).toEqual([])
  })
  it('are found with particles, titles and former names', () => {
    expect(found('하노이의 상수도와 부산항에서')).toEqual([
      ['vn-hn', '하노이'],
      ['kr-bs', '부산'],
    ])
    expect(found('Dự án tại tỉnh Bình Dương và Thừa Thiên Huế')).toEqual([
      ['vn-hcm', 'Bình Dương'],
      ['vn-hue', 'Thừa Thiên Huế'],
    ])
    expect(found('chong ngap o tp hcm')).toEqual([['vn-hcm', 'tp hcm']])
    expect(found('leak detection Da Nang')).toEqual([['vn-dn', 'Da Nang']])
  })
})

describe('the table of places', () => {
  it('has 34 and 17 units with one tile each', () => {
    expect(PLACES.filter(({ country }) => country === 'VN')).toHaveLength(34)
    expect(PLACES.filter(({ country }) => country === 'KR')).toHaveLength(17)
    for (const key of ['tile', 'position'] as const) {
      const all = PLACES.map(
        (place) =>
          `${place.country} ${key === 'tile' ? place.tile : `${place.column},${place.row}`}`,
      )
      expect(new Set(all).size).toBe(51)
    }
    expect(new Set(PLACES.map(({ id }) => id)).size).toBe(51)
    expect(PLACES.flatMap(({ former }) => former)).toHaveLength(29)
  })
  it('finds every unit by each of its names, with and without diacritics, in any case and form', () => {
    const names = PLACES.flatMap((place) =>
      [...Object.values(place.names), ...place.also, ...place.former.flat()].map(
        (name) => [place.id, name] as const,
      ),
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.constantFrom<(s: string) => string>(
          (s) => s,
          fold,
          (s) => s.toUpperCase(),
          (s) => s.normalize('NFD'),
        ),
        ([id, name], change) => {
          expect(idOf(change(name)), change(name)).toBe(
            name === 'Hà Nam' && change === fold ? idOf('ha nam') : id,
          )
        },
      ),
      { seed: 5, numRuns: 1500 },
    )
  })
})
