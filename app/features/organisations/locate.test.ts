import { describe, expect, it } from 'vitest'
import { placeName } from '#search/vocabulary/places'
import { locate } from './locate'

describe('locating what was written', () => {
  it('keeps a text that names no place, and one that names two', () => {
    expect(locate('Văn phòng đại diện')).toEqual({ place: null, placeText: 'Văn phòng đại diện' })
    expect(locate('Hà Nội và Đà Nẵng').place).toBeNull()
    expect(locate('Việt Nam').place).toBeNull()
    expect(locate('  ')).toEqual({ place: null, placeText: null })
  })

  it.each([
    ['Bình Dương', 'Thành phố Hồ Chí Minh'],
    ['TP.HCM', 'Thành phố Hồ Chí Minh'],
    ['Sài Gòn', 'Thành phố Hồ Chí Minh'],
    ['Ba Ria - Vung Tau', 'Thành phố Hồ Chí Minh'],
    ['Thừa Thiên Huế', 'Huế'],
    ['Thua Thien–Hue', 'Huế'],
    ['Hà Giang', 'Tuyên Quang'],
    ['Quang Nam', 'Đà Nẵng'],
    ['Quảng Bình', 'Quảng Trị'],
    ['Kon Tum', 'Quảng Ngãi'],
  ])('takes %s to the present unit and keeps the old name beside it', (written, unit) => {
    const { place, placeText } = locate(written)
    expect(place && placeName(place, 'vi').replace('TP. ', 'Thành phố ')).toBe(unit)
    expect(placeText).toBe(written)
  })

  it('finds the one place of an address', () => {
    expect(locate('Số 5 đường Trần Phú, phường Hải Châu, Đà Nẵng').place).toBe(
      locate('Đà Nẵng').place,
    )
    expect(locate('경기도 성남시 분당구 판교로 1').place).toBe(locate('경기').place)
  })
})
