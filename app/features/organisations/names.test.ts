import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameKey, shortNameOf, titleKey, withoutLegalForm } from './names'

describe('the key of a name', () => {
  it('keeps firms apart that only share their legal form', () => {
    expect(nameKey('(주)한빛')).not.toBe(nameKey('(주)한별'))
    expect(nameKey('Công ty TNHH Sông Bồ')).not.toBe(nameKey('Công ty TNHH Sông Hồng'))
  })

  it('is never empty for a name that is only a legal form or only signs', () => {
    expect(nameKey('주식회사')).not.toBe('')
    expect(nameKey('Công ty')).not.toBe('')
    expect(nameKey('★')).not.toBe('')
  })

  it.each([
    [['(주)한빛', '주식회사 한빛', '한빛 주식회사', '㈜ 한빛', '한빛(주)', '한빛']],
    [
      [
        'Công ty TNHH Sông Bồ',
        'CTY TNHH SONG BO',
        'Công ty TNHH MTV Sông Bồ',
        'Công ty TNHH Một thành viên Sông Bồ',
      ],
    ],
    [
      [
        'Công ty Cổ phần Vật liệu Đông Á',
        'CTCP Vật liệu Đông Á',
        'Cty CP vật liệu đông á',
        'Công ty CP  Vật liệu Đông Á',
      ],
    ],
    [
      [
        'Hanbit Engineering Co., Ltd.',
        'Hanbit Engineering',
        'HANBIT ENGINEERING CO.,LTD',
        'Hanbit Engineering Inc.',
      ],
    ],
    [
      [
        '(주)미르하이테크',
        '（주）미르 하이테크',
        '주)미르하이테크',
        '미르하이테크주식회사',
        '미르하이테크㈜',
        '유한회사 미르하이테크',
      ],
    ],
    [
      [
        'Công ty TNHH Thiết bị Nước Bình Minh',
        'CT TNHH Thiết bị nước Bình Minh',
        'C.ty TNHH Thiết bị nước Bình Minh',
        'Cty. TNHH 1 thành viên Thiết bị nước Bình Minh',
        'Công ty TNHH 1TV Thiết bị Nước Bình Minh',
        'Công ty TNHH (MTV) Thiết bị nước Bình Minh',
        'CÔNG TY T.N.H.H THIẾT BỊ NƯỚC BÌNH MINH',
        'Công ty TNHH hai thành viên trở lên Thiết bị nước Bình Minh',
        'Cong ty trach nhiem huu han Thiet bi nuoc Binh Minh',
      ],
    ],
    [
      [
        'Công ty Cổ phần Môi trường Tây Nguyên',
        'CTY CỔ PHẦN MÔI TRƯỜNG TÂY NGUYÊN',
        'C.T.C.P Môi trường Tây Nguyên',
        'Tổng công ty CP Môi trường Tây Nguyên - CTCP',
        'Công ty cổ phần Môi trường Tây Nguyên (CTCP)',
        'Môi trường Tây Nguyên JSC',
      ],
    ],
    [
      [
        'Tay Nguyen Environment JSC',
        'TAY NGUYEN ENVIRONMENT J.S.C.',
        'Tay Nguyen Environment Joint-Stock Co.',
        'Tay Nguyen Environment (Co., Ltd.)',
        'Tay Nguyen Environment One Member Limited Liability Company',
        'Tay Nguyen Environment Private Limited',
        'Tay Nguyen Environment L.L.C.',
      ],
    ],
  ])('is the same for all ways to write one: %j', (names) => {
    expect(new Set(names.map(nameKey)).size).toBe(1)
  })

  it('leaves words alone that only begin like a legal form', () => {
    expect(withoutLegalForm('주식회사나무')).toBe('나무')
    expect(withoutLegalForm('Cocoro')).toBe('Cocoro')
    expect(withoutLegalForm('Ctcare')).toBe('Ctcare')
    expect(withoutLegalForm('CT Group')).toBe('CT Group')
    expect(withoutLegalForm('대한(우주)')).toBe('대한(우주)')
    expect(withoutLegalForm('E-Company')).toBe('E-Company')
    expect(withoutLegalForm('Tập đoàn Sông Đà')).toBe('Sông Đà')
    expect(withoutLegalForm('Sở Xây dựng')).toBe('Sở Xây dựng')
  })

  it('does not depend on composition or letter width', () => {
    expect(nameKey('Cấp nước Huế'.normalize('NFD'))).toBe(nameKey('Cấp nước Huế'))
    expect(nameKey('ＬＨ한빛')).toBe(nameKey('LH 한빛'))
    expect(titleKey('누수 탐지  시스템 ')).toBe(titleKey('누수탐지 시스템'))
  })
})

describe('the short name', () => {
  it('has 1 to 14 characters whatever the name', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => /[\p{L}\p{N}]/u.test(text)),
        (name) => {
          const length = [...shortNameOf(name)].length
          expect(length).toBeGreaterThanOrEqual(1)
          expect(length).toBeLessThanOrEqual(14)
        },
      ),
      { seed: 7 },
    )
  })

  it('keeps the telling part of each language', () => {
    expect(shortNameOf('물길센싱 주식회사')).toBe('물길센싱')
    expect(shortNameOf('Công ty TNHH Cấp nước Sông Bồ')).toBe('Sông Bồ')
    expect(shortNameOf('Sở Xây dựng tỉnh Thừa Thiên Huế')).toBe('Thừa Thiên Huế')
    expect(shortNameOf('Daon Traffic Systems Inc.')).toBe('Daon Traffic')
    expect(shortNameOf('Nghiễmđườngkhôngkhoảngtrắng')).toHaveLength(14)
  })
})
