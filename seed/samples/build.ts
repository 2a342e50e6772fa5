/**
 * Writes the three sample files of the survey import beside this program: `npx tsx seed/samples/build.ts`.
 * The files are what an organiser would receive by e-mail; their content is invented.
 */
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import iconv from 'iconv-lite'
import writeXlsxFile from 'write-excel-file/node'
import type { Cell, Row, SheetData } from 'write-excel-file/node'
import { needHeader, needRows } from './needs-vietnamese'
import { cp949Header, cp949Rows } from './survey-cp949'
import { koreanSurvey } from './survey-korean'
import type { SurveyFirm, SurveyTechnology } from './survey-korean'

type Typed = string | number | Date | null

await writeXlsxFile(koreanSheet(koreanSurvey), {
  sheet: '수요조사',
  columns: [6, 20, 18, 16, 10, 10, 16, 24, 34, 60, 8, 24, 13, 13, 18, 16, 20, 20].map((width) => ({ width })),
}).toFile(path('survey-korean.xlsx'))
await writeFile(path('survey-cp949.csv'), iconv.encode(csv([cp949Header, ...cp949Rows]), 'cp949'))
await writeXlsxFile(needSheet(), {
  sheet: 'Nhu cầu',
  columns: [5, 38, 14, 16, 44, 50, 50, 16, 16, 18, 10, 24, 26, 13, 22, 14, 28].map((width) => ({ width })),
}).toFile(path('needs-vietnamese.xlsx'))

function koreanSheet(firms: SurveyFirm[]): SheetData {
  const width = 18
  const count = firms.reduce((sum, firm) => sum + firm.technologies.length, 0)
  return [
    padded([{ value: '2026년 베트남 스마트시티·건설기술 해외진출 수요조사 (작성 기준일: 2026. 11. 2.)', columnSpan: width, fontWeight: 'bold' }], width),
    [
      tall('연번'), tall('기업명'), tall('사업자등록번호'), tall('소재지'),
      wide('담당자', 4), null, null, null,
      wide('보유 기술', 3), null, null,
      wide('인증', 3), null, null,
      tall('협력 희망 방식'), tall('진출 희망 지역'), tall('참고 가격'), tall('비고'),
    ],
    [
      null, null, null, null,
      head('성명'), head('직위'), head('연락처'), head('이메일'),
      head('기술명'), head('기술 개요'), head('TRL'),
      head('인증명'), head('유효기간 시작'), head('유효기간 끝'),
      null, null, null, null,
    ],
    ...firms.flatMap((firm, index) => firmRows(firm, index + 1)),
    padded([], width),
    padded([{ value: `※ 합계: ${firms.length}개사 ${count}개 기술. 참고 가격은 부가가치세 별도임.`, columnSpan: width }], width),
  ]
}

function firmRows(firm: SurveyFirm, number: number): Row[] {
  const rowSpan = firm.technologies.length
  const { contact } = firm
  const shared: Typed[] = [number, firm.firm, firm.registrationNumber, firm.place, contact.name, contact.position, contact.phone, contact.email]
  return firm.technologies.map((technology, index) => [
    ...(index === 0 ? shared.map((value) => typed(value, rowSpan)) : shared.map(() => null)),
    ...technologyCells(technology),
  ])
}

function technologyCells(technology: SurveyTechnology): Cell[] {
  return [
    technology.title, technology.summary, technology.trl, technology.certificate, technology.validFrom,
    technology.validTo, technology.cooperation, technology.regions, technology.price, technology.remark,
  ].map((value) => typed(value))
}

function needSheet(): SheetData {
  return [
    padded([{ value: 'TỔNG HỢP NHU CẦU CÔNG NGHỆ CỦA ĐỊA PHƯƠNG, DOANH NGHIỆP – ĐỢT 2 NĂM 2026', columnSpan: needHeader.length, fontWeight: 'bold' }], needHeader.length),
    needHeader.map(head),
    ...needRows.map((row) => row.map((value) => typed(value))),
    padded([], needHeader.length),
    padded([{ value: 'Ghi chú: đơn vị hành chính ghi theo văn bản của đơn vị gửi, có nơi còn dùng tên trước 01/7/2025.', columnSpan: needHeader.length }], needHeader.length),
  ]
}

function typed(value: Typed, rowSpan = 1): Cell {
  if (value === null || value === '') return null
  const span = rowSpan > 1 ? { rowSpan } : {}
  return value instanceof Date ? { value, format: 'yyyy-mm-dd', ...span } : { value, ...span }
}

function head(value: string): Cell {
  return { value, fontWeight: 'bold', align: 'center' }
}

function tall(value: string): Cell {
  return { value, fontWeight: 'bold', align: 'center', rowSpan: 2 }
}

function wide(value: string, columnSpan: number): Cell {
  return { value, fontWeight: 'bold', align: 'center', columnSpan }
}

function padded(row: Row, width: number): Row {
  return [...row, ...Array<null>(width - row.length).fill(null)]
}

/** RFC 4180 with CR LF, as Excel writes it. */
function csv(rows: string[][]): string {
  return rows.map((row) => row.map(quoted).join(',') + '\r\n').join('')
}

function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
}

function path(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url))
}
