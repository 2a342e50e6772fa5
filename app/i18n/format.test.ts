import { describe, expect, it } from 'vitest'
import {
  canonicalZone,
  dayOf,
  formatDay,
  formatMoney,
  formatPeriod,
  formatSpan,
  formatTime,
  instantIn,
  zoneOffset,
} from './format'

describe('dates without a time', () => {
  it.each([
    ['ko', '2020. 5. 11. ~ 2028. 5. 10.', '2020. 5. 11.부터', '2028. 5. 10.까지'],
    ['vi', '11/5/2020 – 10/5/2028', 'từ 11/5/2020', 'đến 10/5/2028'],
    ['en', '11 May 2020 – 10 May 2028', 'from 11 May 2020', 'until 10 May 2028'],
  ] as const)('make a period as people write it in %s', (locale, both, from, until) => {
    expect(formatPeriod('2020-05-11', '2028-05-10', locale)).toBe(both)
    expect(formatPeriod('2020-05-11', null, locale)).toBe(from)
    expect(formatPeriod(undefined, '2028-05-10', locale)).toBe(until)
    expect(formatPeriod(null, undefined, locale)).toBe('')
  })
  it('never move to another day, wherever the server stands', () => {
    expect(formatDay('2026-10-15', 'ko')).toBe('2026. 10. 15.(목)')
    expect(formatDay('2026-10-15', 'vi')).toBe('thứ Năm, 15/10/2026')
    expect(formatDay('2026-10-15', 'en')).toBe('Thu 15 Oct 2026')
  })
  it('keep what is no date as it was written', () => {
    expect(formatDay('상시', 'ko')).toBe('상시')
  })
})

describe('event time', () => {
  const start = new Date('2026-10-05T02:00:00Z')
  it('is the clock of the venue', () => {
    expect(formatTime(start, 'Asia/Ho_Chi_Minh')).toBe('09:00')
    expect(formatTime(start, 'Asia/Seoul')).toBe('11:00')
    expect(formatSpan(start, new Date('2026-10-05T02:20:00Z'), 'Asia/Ho_Chi_Minh', 'ko')).toBe(
      '09:00~09:20',
    )
    expect(formatSpan(start, new Date('2026-10-05T02:20:00Z'), 'Asia/Ho_Chi_Minh', 'vi')).toBe(
      '09:00–09:20',
    )
  })
  it('knows Asia/Saigon as the same zone', () => {
    expect(canonicalZone('Asia/Saigon')).toBe('Asia/Ho_Chi_Minh')
    expect(formatTime(start, 'Asia/Saigon')).toBe('09:00')
    expect(zoneOffset(start, 'Asia/Saigon')).toBe(420)
  })
  it('turns wall clock into an instant and back without odd seconds', () => {
    const instant = instantIn('Asia/Ho_Chi_Minh', '2023-09-13', '08:30')
    expect(instant.toISOString()).toBe('2023-09-13T01:30:00.000Z')
    expect(dayOf(instant, 'Asia/Ho_Chi_Minh')).toBe('2023-09-13')
    expect(dayOf(new Date('2023-09-12T18:00:00Z'), 'Asia/Ho_Chi_Minh')).toBe('2023-09-13')
  })
})

describe('money', () => {
  it('reads in the units of each language', () => {
    const price = { min: 1_150_000, max: 1_480_000, currency: 'KRW', unit: '센서' } as const
    expect(formatMoney(price, 'ko')).toBe('115~148만\u00a0원 / 센서')
    expect(formatMoney({ min: 18e9, max: 25e9, currency: 'VND' }, 'vi')).toBe(
      '18–25\u00a0tỷ\u00a0đồng',
    )
    expect(formatMoney({ min: 18e9, max: 25e9, currency: 'VND' }, 'en')).toBe(
      'VND\u00a018–25\u00a0billion',
    )
    expect(formatMoney({ min: 12.5e9, currency: 'VND' }, 'vi')).toBe('12,5\u00a0tỷ\u00a0đồng')
    expect(formatMoney({ max: 50_000_00, currency: 'USD' }, 'en')).toBe('USD\u00a050,000')
  })
  it('says nothing where nothing is known', () => {
    expect(formatMoney({ currency: 'KRW' }, 'ko')).toBe('')
  })
})
