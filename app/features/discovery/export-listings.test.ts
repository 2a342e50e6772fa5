import { beforeEach, describe, expect, it } from 'vitest'
import { auditEntries, exclusions } from '#db/schema'
import { createNeed, createTechnology } from '#app/features/catalogue'
import { createOrganisation } from '#app/features/organisations'
import { analyse } from '#app/features/imports'
import { csvOf, xlsxOf } from '#app/platform/files/write-list.server'
import { parseTable } from '#app/platform/files/parse-table'
import { unzip } from '#app/platform/files/zip'
import type { Context } from '#app/platform/context.server'
import { aContext, aPerson, as, TEST_NOW } from '#app/platform/testing.server'
import { exportListings, MOST_EXPORTED } from './export-listings.server'
import { readParameters } from './parameters'

let ctx: Context
let songBo: { id: string }

const offer = (owner: { id: string }, title: string, more = {}) =>
  createTechnology(
    ctx,
    { organisationId: owner.id, sourceLocale: 'ko', title: { ko: title }, ...more },
    { status: 'published' },
  )
const state = (query = '') => readParameters(new URLSearchParams(query))
const reader = (given = {}) => as(ctx, aPerson(ctx.db, given))

beforeEach(() => {
  ctx = aContext()
  const hanbit = createOrganisation(ctx, {
    legalName: { ko: '한빛' },
    country: 'KR',
    province: '서울',
  })
  songBo = createOrganisation(ctx, { legalName: { vi: 'Sông Bồ' }, country: 'VN' })
  offer(hanbit, '=HYPERLINK("x") 누수 탐지', { trl: 8 })
  offer(hanbit, '＝전각', { trl: 7 })
  createNeed(
    ctx,
    { organisationId: songBo.id, sourceLocale: 'vi', title: { vi: 'Rò rỉ' }, confidential: true },
    { status: 'open' },
  )
})

describe('a search taken along as a list', () => {
  it('is for people who are signed in, and recorded without what was searched for', async () => {
    const visitor = as(ctx, { kind: 'visitor' })
    await expect(exportListings(visitor, 'technology', state())).rejects.toThrowDomainError(
      'signInFirst',
    )
    await exportListings(reader(), 'technology', state('q=누수'))
    const lines = ctx.db.select().from(auditEntries).all()
    expect(lines.at(-1)).toMatchObject({ action: 'search.exported', after: { rows: 1, found: 1 } })
    expect(JSON.stringify(lines.at(-1))).not.toContain('누수')
  })

  it('has text cells only, gives back the same when it is read, and is headed as the import reads it', async () => {
    for (const locale of ['ko', 'vi', 'en'] as const) {
      const rows = await exportListings({ ...reader(), locale }, 'technology', state('sort=trl'))
      expect(rows.slice(1).map((row) => row[3])).toEqual(['=HYPERLINK("x") 누수 탐지', '＝전각'])
      const csv = csvOf(rows)
      for (const line of csv.slice(1).trim().split('\r\n'))
        for (const field of line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/))
          expect(field.replace(/^"/, '')).not.toMatch(/^[=+\-@\t\r＝]/)
      const xlsx = await xlsxOf(rows)
      expect(
        [...unzip(xlsx, (name) => name.includes('sheet1'), 1e7).values()].map(String).join(),
      ).not.toContain('<f>')
      for (const bytes of [Buffer.from(csv), xlsx]) {
        const table = await parseTable(bytes, {})
        expect(table.rows[1]?.cells.map(String).slice(3, 4)).toEqual(['=HYPERLINK("x") 누수 탐지'])
      }
      const { mapping } = await analyse(Buffer.from(csv), { kind: 'technologies' })
      expect(Object.values(mapping)).toEqual(
        expect.arrayContaining(['organisation', 'country', 'title', 'summary', 'trl']),
      )
    }
  })

  it('names no owner of a confidential need and nobody that the reader is kept apart from', async () => {
    const stranger = reader()
    const needs = await exportListings(stranger, 'need', state())
    expect(needs).toHaveLength(2)
    expect(JSON.stringify(needs)).not.toContain('Sông Bồ')
    const other = createOrganisation(ctx, { legalName: { ko: '가람' }, country: 'KR' })
    offer(other, '가람의 센서')
    ctx.db
      .insert(exclusions)
      .values({ organisationId: other.id, excludedOrganisationId: songBo.id, createdAt: TEST_NOW })
      .run()
    const own = await exportListings(
      reader({ member: { organisationId: songBo.id } }),
      'technology',
      state(),
    )
    expect(JSON.stringify(own)).not.toContain('가람')
  })

  it('ends at its limit and says so in the last row, which an import leaves out', async () => {
    const many = {
      ...ctx.search,
      search: async (request: Parameters<typeof ctx.search.search>[0]) => ({
        ...(await ctx.search.search(request)),
        total: MOST_EXPORTED + 5,
      }),
    }
    const rows = await exportListings({ ...reader(), search: many }, 'technology', state())
    expect(rows.at(-1)).toEqual(['※ The first 2 of 1005. Narrow the search for the rest.'])
    const analysis = await analyse(Buffer.from(csvOf(rows)), { kind: 'technologies' })
    expect(analysis.rows.at(-1)?.skip).toBeTruthy()
  })
})
