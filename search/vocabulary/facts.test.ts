import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fact } from './facts'
import { cooperationModesOf, factsIn, fundingSourceOf, quantitiesIn, trlIn } from './facts'
import { certificatesIn, certificateType } from './facts/certificates'
import { moneyIn } from './facts/money'
import { parseNumber } from './facts/numbers'
import { datesIn, deliveryWeeks, durationsIn, FIRST_DAY, LAST_DAY } from './facts/times'

describe('certificates', () => {
  it('are not seen in ordinary words', () => {
    for (const text of [
      'net zero buildings',
      'the edge of the road',
      'edge computing',
      '신기술을 개발하는 회사',
      'a net increase',
      'công nghệ xanh',
      'ul li',
    ])
      expect(certificatesIn(text), text).toEqual([])
    for (const text of ['', '없음', 'không có', 'n/a', '특허 10-1234567'])
      expect(certificateType(text), text).toBeNull()
  })
  it('keep their number, and 900 is not 901', () => {
    const numbers = (text: string) => certificatesIn(text).map(({ type, number }) => [type, number])
    for (const text of [
      '건설신기술 제900호',
      'NET 건설 제 900호',
      '제900호 건설신기술',
      'công nghệ xây dựng mới số 900',
      'construction NET No. 900',
    ])
      expect(numbers(text), text).toEqual([['netConstruction', '900']])
    expect(numbers('NET 900')).toEqual([['net', '900']])
    expect(numbers('net 900')).toEqual([['net', '900']])
    expect(numbers('NET 제901호')).toEqual([['net', '901']])
    expect(numbers('ISO 37122')).toEqual([[null, 'ISO 37122']])
    expect(numbers('đạt ISO 37120, TCVN 7957:2008 và QCVN 40:2011/BTNMT')).toEqual([
      ['iso37120', 'ISO 37120'],
      ['qcvnTcvn', 'TCVN 7957:2008'],
      ['qcvnTcvn', 'QCVN 40:2011/BTNMT'],
    ])
    expect(numbers('KS F 2405')).toEqual([['ks', 'KS F 2405']])
    expect(numbers('iso27001')).toEqual([['iso27001', 'ISO 27001']])
  })
  it('are told from free text of a certificate field', () => {
    const types: [string, string][] = [
      ['건설신기술', 'netConstruction'],
      ['NET (건설)', 'netConstruction'],
      ['NET', 'net'],
      ['nep', 'nep'],
      ['신제품(NEP) 인증', 'nep'],
      ['ISO/IEC 27001:2022', 'iso27001'],
      ['TCVN', 'qcvnTcvn'],
      ['TCVN ISO 37120', 'iso37120'],
      ['Lotus', 'lotus'],
      ['우수조달물품', 'excellentProduct'],
      ['GS인증 1등급', 'gs'],
      ['KC', 'kc'],
      ['환경신기술', 'environmentalNewTech'],
      ['doanh nghiệp khoa học & công nghệ', 'vnScienceEnterprise'],
      ['Nhãn sinh thái', 'vnEcoLabel'],
      ['EDGE Advanced', 'edge'],
      ['chứng nhận CE', 'ce'],
      ['venture company', 'venture'],
      ['혁신제품', 'innovativeProduct'],
      ['방재신기술 2021-12호', 'disasterPrevention'],
      ['IEC 62443-4-2', 'iec62443'],
      ['ISO14001', 'iso14001'],
    ]
    for (const [text, type] of types) expect(certificateType(text), text).toBe(type)
  })
})

describe('money', () => {
  const amounts = (text: string) =>
    moneyIn(text).map(({ min, max, currency }) => [min, max, currency])
  it('is no bare number', () => {
    for (const text of ['ISO 9001', '300 km', '2023', '25 m', 'TRL 7', 'DN 300', '10 ngày', '3 d'])
      expect(amounts(text), text).toEqual([])
  })
  it('is read with Vietnamese unit words', () => {
    expect(amounts('ngân sách 18–25 tỷ đồng')).toEqual([[18e9, 25e9, 'VND']])
    expect(amounts('khoảng 12,5 tỷ')).toEqual([[12.5e9, 12.5e9, 'VND']])
    expect(amounts('dưới 500 triệu đồng')).toEqual([[undefined, 500e6, 'VND']])
    expect(amounts('1.200 tỷ')).toEqual([[1200e9, 1200e9, 'VND']])
    expect(amounts('tren 2 trieu usd')).toEqual([[2e6, undefined, 'USD']])
    expect(amounts('50.000.000 đồng')).toEqual([[50e6, 50e6, 'VND']])
  })
  it('is read as it is said', () => {
    expect(amounts('700tr')).toEqual([[700e6, 700e6, 'VND']])
    expect(amounts('2 tỉ rưỡi')).toEqual([[2.5e9, 2.5e9, 'VND']])
    expect(amounts('1 tỷ 200 triệu')).toEqual([[1.2e9, 1.2e9, 'VND']])
    expect(amounts('vốn đầu tư 5 tỷ')).toEqual([[5e9, 5e9, 'VND']])
    expect(amounts('1억5천')).toEqual([[1.5e8, 1.5e8, 'KRW']])
  })
  it('takes the words of price and limit along', () => {
    const spans = (text: string) => moneyIn(text).map((fact) => text.slice(fact.start, fact.end))
    expect(spans('xử lý rác ngân sách dưới 5 tỷ')).toEqual(['ngân sách dưới 5 tỷ'])
    expect(spans('예산 2억원 이하 센서')).toEqual(['예산 2억원 이하'])
    expect(spans('a pump, budget up to USD 300')).toEqual(['budget up to USD 300'])
  })
  it('is read with Korean unit words', () => {
    expect(amounts('예산 3억 5천만원')).toEqual([[3.5e8, 3.5e8, 'KRW']])
    expect(amounts('5~10억원 이내')).toEqual([[5e8, 10e8, 'KRW']])
    expect(amounts('1,000만원 이하')).toEqual([[undefined, 1e7, 'KRW']])
    expect(amounts('100억 동')).toEqual([[1e10, 1e10, 'VND']])
    expect(amounts('1조 2000억원')).toEqual([[1.2e12, 1.2e12, 'KRW']])
    expect(amounts('5만 달러')).toEqual([[5e4, 5e4, 'USD']])
  })
  it('is read with English unit words', () => {
    expect(amounts('USD 2.5 million')).toEqual([[2.5e6, 2.5e6, 'USD']])
    expect(amounts('between $50k and up')).toEqual([[5e4, 5e4, 'USD']])
    expect(amounts('at least 3 billion VND')).toEqual([[3e9, undefined, 'VND']])
    expect(amounts('KRW 300,000,000')).toEqual([[3e8, 3e8, 'KRW']])
  })
})

describe('other facts', () => {
  it('numbers mean the same in both ways of writing', () => {
    expect(
      ['12,5', '1.200', '1,200', '1.234.567', '1,234.5', '1.234,5', '0.5', '0,125'].map(
        parseNumber,
      ),
    ).toEqual([12.5, 1200, 1200, 1234567, 1234.5, 1234.5, 0.5, 0.125])
    expect(['', '1,2,3', 'x'].map(parseNumber)).toEqual([NaN, NaN, NaN])
  })
  it('impossible dates are none; 03/04 is marked', () => {
    const dates = (text: string) =>
      datesIn(text).map(({ from, to, ambiguous }) => [from, to, ambiguous])
    expect(dates('2023-02-30, 31/04/2023, 2023-13-01')).toEqual([])
    expect(dates('03/04/2023')).toEqual([['2023-04-03', '2023-04-03', true]])
    expect(dates('hạn 30/11/2026')).toEqual([['2026-11-30', '2026-11-30', false]])
    expect(dates('2026년 11월 30일')).toEqual([['2026-11-30', '2026-11-30', false]])
    expect(dates('ngày 5 tháng 10 năm 2026')).toEqual([['2026-10-05', '2026-10-05', false]])
    expect(dates('on 1 March 2027')).toEqual([['2027-03-01', '2027-03-01', false]])
    expect(dates('quý III/2026; 2026년 3분기; Q3 2026')).toEqual(
      Array(3).fill(['2026-07-01', '2026-09-30', false]),
    )
    expect(dates('tháng 2/2028')).toEqual([['2028-02-01', '2028-02-29', false]])
  })
  it('dates with a word of limit are open on one side; halves and years have both', () => {
    const days = (text: string) => datesIn(text).map(({ from, to }) => [from, to])
    for (const text of ['before 1 March 2027', 'trước ngày 1/3/2027', '2027년 3월 1일까지'])
      expect(days(text), text).toEqual([[FIRST_DAY, '2027-03-01']])
    for (const text of ['after 1 March 2027', 'từ ngày 1/3/2027', '2027년 3월 1일 이후'])
      expect(days(text), text).toEqual([['2027-03-01', LAST_DAY]])
    for (const text of ['first half of 2027', '2027년 상반기', '6 tháng đầu năm 2027'])
      expect(days(text), text).toEqual([['2027-01-01', '2027-06-30']])
    for (const text of ['in 2027', '2027년', 'năm 2027'])
      expect(days(text), text).toEqual([['2027-01-01', '2027-12-31']])
    expect(days('trước tháng 6 năm 2027')).toEqual([[FIRST_DAY, '2027-06-30']])
    expect(days('TCVN 9385:2012, khoảng 2027 cái')).toEqual([])
  })
  it('TRL levels, alone, as a least and as a range', () => {
    const levels = (text: string) => trlIn(text).map(({ min, max }) => [min, max])
    expect(levels('TRL 0, TRL 12')).toEqual([])
    expect(levels('TRL 7')).toEqual([[7, 7]])
    expect(levels('TRL ≥ 8; TRL8 이상; từ TRL 8 trở lên')).toEqual([
      [8, 9],
      [8, 9],
      [8, 9],
    ])
    expect(levels('TRL 7~8')).toEqual([[7, 8]])
    expect(levels('TRL 5 이하; TRL tối đa 5; up to TRL 5')).toEqual([
      [1, 5],
      [1, 5],
      [1, 5],
    ])
    expect(levels('TRL 6 미만; TRL dưới 6; below TRL 6')).toEqual([
      [1, 5],
      [1, 5],
      [1, 5],
    ])
    expect(levels('기술성숙도 9단계')).toEqual([[9, 9]])
  })
  it('delivery times in weeks', () => {
    expect(deliveryWeeks('상시')).toBeNull()
    expect(deliveryWeeks('3개월 이내')).toEqual({ max: 13 })
    expect(deliveryWeeks('6-8 weeks after order')).toEqual({ min: 6, max: 8 })
    expect(deliveryWeeks('45 ngày')).toEqual({ min: 7, max: 7 })
    expect(
      durationsIn('bảo hành 5 năm; giao hàng trong vòng 2 tháng')
        .map(({ delivery }) => delivery)
        .at(-1),
    ).toBe(true)
  })
  it('cooperation modes, funding and capacities', () => {
    expect(cooperationModesOf('합작투자, 기술이전 및 총판')).toEqual([
      'jointVenture',
      'licence',
      'distribution',
    ])
    expect(cooperationModesOf('tìm nhà phân phối; liên doanh')).toEqual([
      'distribution',
      'jointVenture',
    ])
    expect(fundingSourceOf('vốn ODA của Hàn Quốc')).toBe('oda')
    expect(fundingSourceOf('chưa rõ')).toBeNull()
    expect(
      quantitiesIn('công suất 10.000 m3/ngày; 하루 500톤/일; 5 MW').map(({ value, unit }) => [
        value,
        unit,
      ]),
    ).toEqual([
      [10000, 'm3/day'],
      [500, 't/day'],
      [5000, 'kW'],
    ])
  })
  it('capacities by the hour, by the second and as they are said', () => {
    const capacities = (text: string) =>
      quantitiesIn(text).map(({ value, unit }) => `${value} ${unit}`)
    expect(capacities('bơm 100 m3/h, 100 m³/giờ')).toEqual(['2400 m3/day', '2400 m3/day'])
    expect(capacities('500 l/s')).toEqual(['43200 m3/day'])
    expect(capacities('rác 200 tấn mỗi ngày; 200 tpd; 200 tonnes per day')).toEqual(
      Array(3).fill('200 t/day'),
    )
    expect(capacities('하루 1만톤 정수장')).toEqual(['10000 m3/day'])
    expect(capacities('일 처리용량 300㎥ 오수처리')).toEqual(['300 m3/day'])
    expect(capacities('소각로 일 200톤')).toEqual(['200 t/day'])
    expect(capacities('5톤 트럭, 저수조 300㎥')).toEqual([])
  })
  it('delivery times take their words along', () => {
    const spans = (text: string) =>
      durationsIn(text).map(({ start, end, delivery }) => [text.slice(start, end), delivery])
    expect(spans('giao hàng trong 8 tuần cảm biến')).toEqual([['giao hàng trong 8 tuần', true]])
    expect(spans('3개월 내 납품 센서')).toEqual([['3개월 내 납품', true]])
    expect(spans('valve, ships in 10 days')).toEqual([['ships in 10 days', true]])
    expect(spans('bảo hành 5 năm')).toEqual([['5 năm', false]])
  })
  it('stay inside the text and never overlap, whatever is typed', () => {
    const pieces = fc.constantFrom(
      'ISO 9001',
      'NET',
      '900',
      '제900호',
      '건설신기술',
      '12,5 tỷ',
      '3억',
      '$',
      'TRL',
      '7',
      '30/11/2026',
      '3개월',
      ' ',
      ', ',
      '투자',
      'ODA',
      '\u0301',
      'ﷺ',
      '5 km',
      '~',
      'usd',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
        const text = parts.join('')
        const facts: Fact[] = factsIn(text)
        return facts.every(
          (fact, i) =>
            fact.start >= 0 &&
            fact.start < fact.end &&
            fact.end <= text.length &&
            (i === 0 || fact.start >= (facts[i - 1]?.end ?? 0)),
        )
      }),
      { seed: 21, numRuns: 600 },
    )
  })
})
