import iconv from 'iconv-lite'
import { describe, expect, it, vi } from 'vitest'
import { aWorkbook, sheetRows } from '#app/platform/files/testing'
import { aDatabase } from '#app/platform/testing.server'
import { planFile } from './files.server'
import { fieldOfHeading } from './headers'
import { readDate } from './dates'
import { readMoney, readNumber, unitOfHeading } from './numbers'
import type { ImportKind } from './fields'
import { mergeInto } from './merge'
import { spokenIn } from './words'
import type { LanguageLevel } from '#db/domain'

vi.mock('#app/platform/files/read-table.server', async () => ({
  readTable: (await import('#app/platform/files/parse-table')).parseTable,
}))

const { db } = aDatabase()
const plan = (bytes: Buffer | string, kind?: ImportKind) =>
  planFile(
    db,
    {
      name: bytes instanceof Buffer && bytes[0] === 0x50 ? 'survey.xlsx' : 'survey.csv',
      bytes: Buffer.from(bytes),
    },
    { ...(kind && { kind }) },
  )
const records = async (bytes: Buffer | string, kind?: ImportKind) =>
  (await plan(bytes, kind)).rows.map((row) => row.record)

describe('surveys as they arrive', () => {
  it('reads a Korean CP949 file with all its syllables', async () => {
    const report = await plan(
      iconv.encode(
        '회사명,사업자등록번호,기술명,담당자\n똠방이엔지(주),124-81-00998,누수 탐지,설믜라\n펲테크,,신호 제어,김하나\n(주)가람토건,,3D 모델,박솔\n',
        'cp949',
      ),
    )
    expect(report.encoding).toBe('cp949')
    expect(report.rows.map((row) => row.fate)).toEqual(['created', 'created', 'created'])
    expect(JSON.stringify(report)).toContain('설믜라')
    expect(JSON.stringify(report)).not.toContain('\ufffd')
  })

  it('maps the first column behind a byte-order mark', async () => {
    const report = await plan('\ufeff회사명,기술명\n누리기술,가로등\n한빛,정수장\n')
    expect(report.mapping).toEqual({ 회사명: 'organisation', 기술명: 'title' })
    expect(JSON.stringify(report)).not.toContain('\ufeff')
  })

  it('reads semicolons, a sep= line, decimal commas and old provinces', async () => {
    const report = await plan(
      '\ufeffsep=;\nTên doanh nghiệp;Mã số thuế;Nhu cầu;Tỉnh/Thành phố;Ngân sách (tỷ đồng)\nCông ty TNHH Nhà Việt;0300588569;Đèn tín hiệu;Bình Dương;"12,5"\nSở Xây dựng;;Rò rỉ nước;Thừa Thiên Huế;3\n',
    )
    expect([report.kind, report.columns.length, report.rows.length]).toEqual(['needs', 5, 2])
    expect(report.rows[0]?.record).toMatchObject({
      need: { province: 'Bình Dương', budget: { min: 12.5e9, max: 12.5e9, currency: 'VND' } },
    })
  })

  it('keeps lines and quotes in a cell; blank rows are counted, not refused', async () => {
    const report = await plan(
      '회사명,소개,담당자\n"(주)한강","1. 탐지\n2. ""스마트"" 관망",이서준\n\n,,\n"새벽","한 줄",최유나\n',
    )
    expect([report.rows.length, report.emptyRows]).toEqual([2, 2])
    expect(report.rows[0]?.record).toMatchObject({
      organisation: { about: { ko: '1. 탐지\n2. "스마트" 관망' } },
    })
  })

  it('finds headings in two rows, spreads joined cells, leaves out title and sum', async () => {
    const rows = sheetRows([
      ['2021년 수요조사 (작성일: 2021.3.1)', null, null, null, null, null],
      ['회사명', '담당자', null, '기술', null, '비고'],
      [null, '성명', '연락처', '기술명', 'TRL', null],
      ['(주)누리수', '이서준', '02-555-0110', '누수 탐지', 8, null],
      [null, null, null, '정수장 자동화', 9, null],
      ['한빛기술', '최유나', '02-555-0111', '가로등', 7, null],
      [null, null, null, null, null, null],
      ['※ 합계: 2개사 3개 기술', null, null, null, null, null],
    ])
    const merges = [
      'A1:F1',
      'B2:C2',
      'D2:E2',
      'A2:A3',
      'F2:F3',
      'A4:A5',
      'B4:B5',
      'C4:C5',
      'A8:F8',
    ].map((ref) => `<mergeCell ref="${ref}"/>`)
    const report = await plan(
      aWorkbook({ rows, after: `<mergeCells>${merges.join('')}</mergeCells>` }),
    )
    expect(report.headerRows).toEqual([2, 3])
    expect(report.columns).toEqual([
      '회사명',
      '담당자 성명',
      '담당자 연락처',
      '기술명',
      'TRL',
      '비고',
    ])
    expect(report.rows.map((row) => [row.row, row.fate])).toEqual([
      [1, 'skipped'],
      [4, 'created'],
      [5, 'created'],
      [6, 'created'],
      [8, 'skipped'],
    ])
    expect(report.rows[2]?.record).toMatchObject({
      organisation: { legalName: { ko: '(주)누리수' }, contactName: '이서준' },
      technology: { title: { ko: '정수장 자동화' }, trl: 9 },
    })
  })

  it('fills an empty firm from the row above where a text file has no joined cells, and says so', async () => {
    const report = await plan('회사명,기술명\n(주)누리수,누수 탐지\n,정수장 자동화\n')
    expect(report.rows[1]).toMatchObject({
      fate: 'created',
      record: { organisation: { legalName: { ko: '(주)누리수' } } },
    })
    expect(report.rows[1]?.flags).toHaveLength(1)
  })

  it.each(['UTC', 'Asia/Seoul', 'America/Los_Angeles'])(
    'reads dates as days, flags what is ambiguous, refuses what does not exist (%s)',
    async (zone) => {
      const before = process.env.TZ
      process.env.TZ = zone
      try {
        const cells = [
          ['회사명', '인증명', '유효기간 시작', '유효기간 끝'],
          ['가', 'NET 제900호', { raw: 's="1"><v>45182</v>' }, { raw: 's="1"><v>47008</v>' }],
          ['나', 'NET 제901호', '2021.3.1', '13/09/2023'],
          ['다', 'NET 제902호', 20230913, '상시'],
          ['라', 'NET 제903호', '03/04/2023', '2023-02-30'],
        ]
        const report = await plan(aWorkbook({ rows: sheetRows(cells), formats: ['yyyy-mm-dd'] }))
        const dates = report.rows
          .map(
            (row) => (row.record?.certifications as { validFrom?: string; validTo?: string }[])[0],
          )
          .map((one) => [one?.validFrom, one?.validTo])
        expect(dates.slice(0, 3)).toEqual([
          ['2023-09-13', '2028-09-12'],
          ['2021-03-01', '2023-09-13'],
          ['2023-09-13', undefined],
        ])
        expect(report.rows[2]?.record).toMatchObject({ asWritten: { certificationTo: '상시' } })
        expect(report.rows[3]).toMatchObject({ fate: 'rejected' })
        expect(report.rows[3]?.reason).toContain('유효기간 끝')
        expect(report.rows[3]?.flags.join()).toContain('03/04/2023')
      } finally {
        if (before === undefined) delete process.env.TZ
        else process.env.TZ = before
      }
    },
  )

  it('reads numbers that were meant as texts, links, formulas and errors; refuses what can be neither', async () => {
    const rows = sheetRows([
      ['회사명', '사업자등록번호/MST', '연락처', '이메일', 'TRL', '예산'],
      [
        '(주)가람',
        1248100998,
        1055500101,
        { raw: 't="inlineStr"><is><r><t>info@</t></r><r><t>garam.example</t></r></is>' },
        { raw: '><f>4+4</f><v>8</v>' },
        1500000000,
      ],
      [
        'Công ty Đường Sắt',
        300588569,
        901234567,
        'ke toan@viet.example',
        { raw: 't="e"><f>X</f><v>#N/A</v>' },
        '12,5 tỷ',
      ],
      [
        '한빛',
        '124-81-00997',
        '010.5550.0101',
        'a@b.example; c@d.example',
        'TRL 7~8',
        '2억 5천만원',
      ],
      ['새벽', 0.30000000000000004, true, null, 9, -5],
    ])
    const after =
      '<hyperlinks><hyperlink ref="D2" r:id="rId1"/><hyperlink ref="D3" r:id="rId2"/></hyperlinks>'
    const report = await plan(
      aWorkbook({
        rows,
        after,
        links: { rId1: 'mailto:info@garam.example', rId2: 'mailto:ketoan@viet.example' },
      }),
    )
    const [garam, rail, hanbit, dawn] = report.rows
    expect(garam).toMatchObject({
      fate: 'created',
      flags: [],
      record: {
        trl: 8,
        organisation: {
          registrationNumber: '124-81-00998',
          contactPhone: '+821055500101',
          contactEmail: 'info@garam.example',
        },
      },
    })
    expect(rail).toMatchObject({
      fate: 'created',
      record: {
        organisation: {
          registrationNumber: '0300588569',
          contactPhone: '+84901234567',
          contactEmail: 'ketoan@viet.example',
        },
        budget: { max: 12.5e9, currency: 'VND' },
      },
    })
    expect(rail?.flags).toHaveLength(3)
    expect(hanbit).toMatchObject({
      fate: 'rejected',
      record: {
        asWritten: { trl: 'TRL 7~8', contactEmail: 'a@b.example; c@d.example' },
        budget: { max: 250_000_000, currency: 'KRW' },
      },
    })
    expect(hanbit?.reason).toContain('124-81-00997')
    expect(hanbit?.flags).toHaveLength(2)
    expect(dawn).toMatchObject({ fate: 'rejected' })
    for (const cell of ['0.30000000000000004', 'TRUE', '-5']) expect(dawn?.reason).toContain(cell)
    expect(JSON.stringify(report)).not.toContain('[object')
  })

  it('takes names of one letter, with an apostrophe or in NFD whole, and formulas as text', async () => {
    const people = (
      await records(
        `name,latin,company\n${'Nguyễn Thị Ánh Tuyết'.normalize('NFD')},Nguyen Thi Anh Tuyet,A\nSukarno,,B\nH'Hen Niê,H'Hen Nie,C\n김,Kim,D\n@SUM(1+1),,-테크\n`,
      )
    ).map((record) => (record?.delegate as { name: string }).name)
    expect(people).toEqual(['Nguyễn Thị Ánh Tuyết', 'Sukarno', "H'Hen Niê", '김', '@SUM(1+1)'])
  })

  it('counts two rows of one entry once, whatever the spelling of the firm', async () => {
    const report = await plan(
      '회사명,기술명\n(주)한빛,누수 탐지\n주식회사 한빛,누수탐지\n한빛,신호 제어\n',
    )
    expect(report.rows.map((row) => row.fate)).toEqual(['created', 'skipped', 'created'])
  })

  it('refuses a row without a firm and keeps a technology that says too much', async () => {
    const report = await plan(
      `회사명,기술명,기술개요\n,외톨이 기술,\n한빛,${'긴'.repeat(201)},\n한빛,누수,${'관로의 소리를 듣습니다. '.repeat(40)}\n`,
    )
    expect(report.rows.map((row) => row.fate)).toEqual(['rejected', 'rejected', 'created'])
    const { summary, description } = report.rows[2]?.record?.technology as {
      summary: { ko: string }
      description: { ko: string }
    }
    expect(summary.ko.length).toBeLessThanOrEqual(300)
    expect(summary.ko).toMatch(/듣습니다\.$/)
    expect(description.ko.length).toBeGreaterThan(500)
  })
})

describe('languages as written', () => {
  it.each([
    ['영어(능숙)', [{ locale: 'en', level: 'fluent' }]],
    ['tiếng Hàn (giao tiếp)'.normalize('NFD'), [{ locale: 'ko', level: 'working' }]],
    ['Vietnamese – native', [{ locale: 'vi', level: 'native' }]],
    ['한국어 B2', [{ locale: 'ko', level: 'working' }]],
    ['Korean', [{ locale: 'ko' }]],
    // Whose level it is is not said.
    ['한국어/영어 능숙', [{ locale: 'ko' }, { locale: 'en' }]],
    ['French', []],
  ])('%s', (text, spoken) => expect(spokenIn(text)).toEqual(spoken))
})

describe('how well a language is spoken', () => {
  it('is added to a record that did not say so, and changes no other', () => {
    const before = { languages: [{ locale: 'ko', level: 'native' }, { locale: 'en' }] }
    const merged = (languages: LanguageLevel[]) =>
      mergeInto(before, { languages }).changes.languages
    expect(merged([{ locale: 'en', level: 'fluent' }])).toEqual([
      { locale: 'ko', level: 'native' },
      { locale: 'en', level: 'fluent' },
    ])
    expect(merged([{ locale: 'ko', level: 'basic' }, { locale: 'en' }])).toBeUndefined()
  })
})

describe('headings', () => {
  it.each([
    ['① 기술명(국문)', 'title'],
    ['E-mail', 'contactEmail'],
    ['Ngân sách (tỷ đồng)', 'budget'],
    ['TÊN DOANH NGHIỆP', 'organisation'],
    ['Company name', 'organisation'],
    ['사업자등록번호/MST', 'registrationNumber'],
    ['수출 희망 기술명을 적어 주십시오', 'title'],
  ])('%s means %s', (heading, field) => expect(fieldOfHeading(heading)?.field).toBe(field))

  it.each(['비고', '연번', 'STT', 'Ghi chú', ''])('%j means nothing', (heading) =>
    expect(fieldOfHeading(heading)).toBeNull(),
  )
})

describe('numbers, money and dates as written', () => {
  it.each([
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['12,5', 12.5],
    ['1 500 000', 1_500_000],
    ['1.500.000', 1_500_000],
    ['-5', -5],
  ])('%s is %d', (text, value) => expect(readNumber(text)?.value).toBe(value))
  it('says when a mark may be thousands or decimals', () =>
    expect(readNumber('12,500')).toEqual({ value: 12_500, ambiguous: true }))
  it.each(['', 'abc', '1,2,3', '1.2.3,4,5x'])('%j is no number', (text) =>
    expect(readNumber(text)).toBeNull(),
  )

  it.each([
    ['2억 5천만원', 'KRW', 250_000_000, 250_000_000],
    ['18–25 tỷ đồng', 'VND', 18e9, 25e9],
    ['18~25', 'VND', 18e9, 25e9],
    ['USD 1.2 million', 'USD', 120_000_000, 120_000_000],
    ['300백만원', 'KRW', 300_000_000, 300_000_000],
    ['약 3억 원 이내', 'KRW', 300_000_000, 300_000_000],
  ])('%s is %s %d to %d', (text, currency, min, max) => {
    expect(readMoney(text, unitOfHeading('Ngân sách (tỷ đồng)'), 'KRW')?.range).toEqual({
      currency,
      min,
      max,
    })
  })
  it.each(['협의', '-3억', '', '1~2~3'])('%j is no amount', (text) =>
    expect(readMoney(text, { factor: 1, currency: null }, 'KRW')).toBeNull(),
  )

  it.each([
    ['2021.3.1', '2021-03-01'],
    ['2021년 3월 1일', '2021-03-01'],
    ['13/09/2023', '2023-09-13'],
    ['09/13/2023', '2023-09-13'],
    ['ngày 3 tháng 4 năm 2023', '2023-04-03'],
    [20230913, '2023-09-13'],
    [45182, '2023-09-13'],
    ['2024-02-29', '2024-02-29'],
  ])('%s is the day %s', (written, day) =>
    expect(readDate(written)).toMatchObject({ kind: 'day', day }),
  )
  it.each(['2023-02-30', '2023-02-29', 20231301, '31/04/2023', 0.5])('%s is no day', (written) =>
    expect(readDate(written).kind).toBe('impossible'),
  )
  it('does not decide between day and month', () =>
    expect(readDate('03/04/2023').kind).toBe('ambiguous'))
})
