import { beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'drizzle-orm'
import type { Db } from '#db/client'
import { FIGURES, readFigureRecords, readStatistics } from '#app/features/reports'
import { searchListings } from '#app/features/discovery'
import { aDatabase } from '#app/platform/testing.server'
import { verifySearch, isClean } from '#search/verify'
import { fillWithDemo } from './seed-demo'
import { seedContext } from './seed-context'

let db: Db
beforeAll(async () => {
  db = aDatabase().db
  await fillWithDemo(db)
}, 180_000)

const ctx = () => ({
  ...seedContext(db, '', 'http://localhost:3000'),
  actor: { kind: 'visitor' as const },
})

describe('the demo', () => {
  it('counts 27 Korean firms and 31 technologies in the survey of 2021', () => {
    expect(readStatistics(ctx(), 'survey-2021')).toMatchObject({
      firms: { KR: 27, VN: 0 },
      technologies: 31,
    })
  })
  it('counts 52 exchanges between 16 and 16 firms in the exhibition of 2022, booked and held apart', () => {
    expect(readStatistics(ctx(), 'exhibition-2022')).toMatchObject({
      firms: { KR: 16, VN: 16 },
      exchanges: 52,
      scheduled: 48,
      held: 44,
      noShows: 3,
    })
  })
  it('has the meeting of 2023 ready to schedule', () => {
    const figures = readStatistics(ctx(), 'network-meeting-2023')
    expect(figures.accepted).toBeGreaterThan(40)
    expect(figures.scheduled).toBe(0)
  })
  it('opens for every figure exactly the records that it counts', () => {
    for (const slug of ['survey-2021', 'exhibition-2022', 'network-meeting-2023']) {
      const { firms, ...counts } = readStatistics(ctx(), slug)
      const values: Record<string, number> = { ...counts, firmsKR: firms.KR, firmsVN: firms.VN }
      for (const figure of FIGURES)
        expect([slug, figure, readFigureRecords(ctx(), slug, figure).length]).toEqual([
          slug,
          figure,
          values[figure],
        ])
    }
  })
  it('gives each account of a firm something that its people keep, with notes', () => {
    const kept = db.all<{ owner: string; entries: number; notes: number }>(
      sql`SELECT o.slug AS owner, count(DISTINCT e.id) AS entries, count(n.id) AS notes
          FROM shortlist_entries e JOIN organisations o ON o.id = e.organisation_id
          JOIN shortlist_notes n ON n.entry_id = e.id GROUP BY o.slug ORDER BY o.slug`,
    )
    expect(kept).toEqual([
      { owner: 'kr-daon', entries: 2, notes: 3 },
      { owner: 'kr-mulgil', entries: 1, notes: 1 },
      { owner: 'vn-songbo', entries: 2, notes: 3 },
      { owner: 'vn-sxd-danang', entries: 1, notes: 1 },
    ])
  })
  it('names a confidential need nowhere beside its owner', () => {
    const confidential = db.all<{ id: string; slug: string }>(
      sql`SELECT id, slug FROM needs WHERE confidential = 1`,
    )
    expect(confidential.length).toBeGreaterThan(0)
    const slugs = new Set(confidential.map((need) => need.slug))
    for (const slug of ['exhibition-2022', 'network-meeting-2023'])
      for (const figure of FIGURES)
        for (const record of readFigureRecords(ctx(), slug, figure))
          expect(slugs.has(record.subject?.slug ?? '')).toBe(false)
  })
  it('tells the owner of a confidential need by neither address nor words', () => {
    const told = db.all(
      sql`SELECT n.slug, o.short_name FROM needs n JOIN organisations o ON o.id = n.organisation_id
          WHERE n.confidential = 1 AND (instr(n.slug, substr(o.slug, 4)) > 0 OR instr(
            n.title || n.summary || n.problem || n.desired_outcome || n.constraints || n.current_situation,
            o.short_name) > 0)`,
    )
    expect(told).toEqual([])
  })
  it('has every record marked as demo, with its audit line', () => {
    for (const table of [
      'organisations',
      'technologies',
      'needs',
      'events',
      'people',
      'registrations',
    ])
      expect(
        db.get<{ n: number }>(sql.raw(`SELECT count(*) AS n FROM ${table} WHERE demo = 0`))?.n,
      ).toBe(0)
    expect(
      db.get<{ n: number }>(
        sql`SELECT count(*) AS n FROM technologies WHERE id NOT IN (SELECT record_id FROM audit_entries)`,
      )?.n,
    ).toBe(0)
  })
  it('is found across the languages', async () => {
    for (const query of [
      'phat hien som chay rung',
      '산불 조기감지',
      'early detection of forest fires',
    ]) {
      const { results } = await searchListings({ ...ctx(), locale: 'vi' }, 'technology', {
        query,
        exactly: false,
        without: [],
        filters: {},
        sort: 'relevance',
        page: 1,
        view: 'list',
        compare: [],
      })
      expect(results[0]?.title.text).toBe('산불 조기감지 AI 카메라')
      expect(results[0]?.why[0]?.text).toMatch(/cháy rừng/i)
    }
  })
  it('leaves the search index in step with the records', async () => {
    expect(isClean(await verifySearch(db, undefined))).toBe(true)
  })
})
