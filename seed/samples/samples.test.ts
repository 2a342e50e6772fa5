import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import iconv from 'iconv-lite'
import readXlsxFile from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { koreanFirms, organisations } from '#seed/demo/organisations'
import { needHeader, needRows } from './needs-vietnamese'
import { cp949Rows } from './survey-cp949'
import { koreanSurvey } from './survey-korean'

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url))

describe('the sample files', () => {
  it('are of firms that the demo does not know', () => {
    const numbers = new Set(organisations.map((organisation) => organisation.registrationNumber?.replaceAll('-', '')))
    const sampled = [...koreanSurvey.map((firm) => String(firm.registrationNumber)), ...cp949Rows.map((row) => row[1] ?? ''), ...needRows.map((row) => String(row[2]))]
    expect(sampled.filter((number) => number !== '' && numbers.has(number.replaceAll('-', '')))).toEqual([])
    const names = new Set(koreanFirms.map((firm) => firm.displayName))
    expect(koreanSurvey.filter((firm) => names.has(firm.firm))).toEqual([])
  })

  it('hold a Korean sheet with title, two-row header, merged firms and a footer note', async () => {
    const rows = await sheet('survey-korean.xlsx')
    expect(rows[0]?.[0]).toContain('수요조사')
    expect(rows[1]?.slice(0, 5)).toEqual(['연번', '기업명', '사업자등록번호', '소재지', '담당자'])
    expect(rows[2]?.slice(8, 11)).toEqual(['기술명', '기술 개요', 'TRL'])
    expect(rows.at(-1)?.[0]).toBe('※ 합계: 10개사 12개 기술. 참고 가격은 부가가치세 별도임.')
    const records = rows.slice(3, -2)
    expect(records).toHaveLength(12)
    expect(records.filter((row) => row[1] === null)).toHaveLength(2)
    expect(records.filter((row) => row[8] === null)).toHaveLength(1)
    expect(records.filter((row) => row[12] instanceof Date)).toHaveLength(2)
  })

  it('hold a CSV that only CP949 can read', async () => {
    const bytes = await readFile(path('survey-cp949.csv'))
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow()
    const text = iconv.decode(bytes, 'cp949')
    expect(text).toContain('길샾정보(주)')
    expect(text).toContain('나믜영')
    expect(text).not.toContain('\uFFFD')
    expect(bytes.includes(Buffer.from([0x98, 0xde]))).toBe(true) // 샾: its lead byte lies below EUC-KR's 0xA1
  })

  it('hold Vietnamese needs under one header row', async () => {
    const rows = await sheet('needs-vietnamese.xlsx')
    expect(rows[1]).toEqual(needHeader)
    expect(rows.slice(2, 12).map((row) => row[4])).toEqual(needRows.map((row) => row[4]))
  })
})

async function sheet(name: string) {
  const [first] = await readXlsxFile(path(name))
  return first?.data ?? []
}
