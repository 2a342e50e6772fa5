import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { parseTable } from './parse-table'
import { UnreadableTable } from './table'
import { fileNameOf, isNamedAs, readNamed } from './table-ending'
import { aWorkbook, sheetRows } from './testing'

const CSV = Buffer.from('회사명,기술명\n한빛,가로등\n')
const XLSX = aWorkbook({ rows: sheetRows([['회사명'], ['한빛']]) })
const OLD = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
const PAGE = Buffer.from('<table><tr><td>회사명</td></tr></table>')
const TCVN = iconv.encode('Tên doanh nghiệp,Nhu cầu\nSông Bồ,Phát hiện rò rỉ\n', 'tcvn')

const read = (name: string, bytes: Buffer, byContent?: boolean) =>
  readNamed(name, byContent, () => parseTable(bytes))
/** Why a file is refused, with what its message says of it; the format where it is not. */
const answerTo = (name: string, bytes: Buffer, byContent?: boolean) =>
  read(name, bytes, byContent).then(
    ({ format }) => format,
    (error: unknown) => {
      if (!(error instanceof UnreadableTable)) throw error
      const { content, name: said } = error.params
      return [error.code, ...(content ? [content] : []), said]
    },
  )

describe('a table whose name says another kind than it holds', () => {
  it.each([
    ['survey.csv', XLSX, 'xlsx'],
    ['survey.txt', XLSX, 'xlsx'],
    ['survey.xls', XLSX, 'xlsx'],
    ['survey.xlsm', XLSX, 'xlsx'],
    ['survey.xlsx', CSV, 'csv'],
    ['조사표.xls', CSV, 'csv'],
    ['survey.exe', CSV, 'csv'],
    ['survey.html', CSV, 'csv'],
    ['survey.csv.exe', CSV, 'csv'],
    ['survey', CSV, 'csv'],
    ['survey.', CSV, 'csv'],
    ['csv', CSV, 'csv'],
    ['survey.csv (1)', CSV, 'csv'],
    ['', CSV, 'csv'],
  ])('%j is refused, until somebody says that the content counts', async (name, bytes, format) => {
    expect(await answerTo(name, bytes)).toEqual(['otherTable', format, name])
    expect(await answerTo(name, bytes, true)).toBe(format)
  })

  it.each([
    ['survey.xls', OLD, 'oldExcel'],
    ['survey.xlsx', OLD, 'oldExcel'],
    ['survey.csv', OLD, 'oldExcel'],
    ['survey.xls', PAGE, 'notTable', 'page'],
    ['survey.html', PAGE, 'notTable', 'page'],
    ['survey.xlsx', Buffer.from('%PDF-1.7\n1 0 obj'), 'notTable', 'pdf'],
    ['survey.csv', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'notTable', 'picture'],
    ['survey.csv', Buffer.from('MZ\u0090\u0000\u0003\u0000\u0004'.repeat(90)), 'notTable', 'other'],
  ])('%j of a kind that is not read is refused in any case', async (name, bytes, ...why) => {
    expect(await answerTo(name, bytes)).toEqual([...why, name])
    expect(await answerTo(name, bytes, true)).toEqual([...why, name])
  })

  it('is asked about before its encoding', async () => {
    expect(await answerTo('survey.xlsx', TCVN)).toEqual(['otherTable', 'csv', 'survey.xlsx'])
    expect(await answerTo('survey.xlsx', TCVN, true)).toEqual(['encodingUnknown', 'survey.xlsx'])
    expect(await answerTo('survey.csv', TCVN)).toEqual(['encodingUnknown', 'survey.csv'])
  })
})

describe('a table whose name says what it holds', () => {
  it.each([
    ['survey.csv', CSV],
    ['SURVEY.CSV', CSV],
    ['수요조사 (2차) v1.2.csv ', CSV],
    ['survey.tsv', CSV],
    ['survey.txt', iconv.encode('회사명\t기술명\n한빛\t가로등\n', 'utf-16le', { addBOM: true })],
    ['khảo sát.xlsx', XLSX],
    ['survey.csv.xlsx', XLSX],
  ])('%j is read', async (name, bytes) => {
    expect(['csv', 'xlsx']).toContain(await answerTo(name, bytes))
  })

  it('keeps its ending however long it is, and no folder', () => {
    const name = fileNameOf(`../..\\etc/${'가'.repeat(400)}.xlsx`)
    expect([name.length, /[\\/]/.test(name), isNamedAs(name, 'xlsx')]).toEqual([200, false, true])
  })
})
