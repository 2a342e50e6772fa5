import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { createNeed, createTechnology } from '#app/features/catalogue'
import { createOrganisation } from '#app/features/organisations'
import { aContext } from '#app/platform/testing.server'
import { createSearch } from '../create'
import type { SearchEngine } from '../engine'

const named = async (search: SearchEngine, text: string, kind: 'technology' | 'need') =>
  (await search.suggest({ kind, text, locale: 'vi', limit: 5 })).flatMap((one) =>
    one.kind === 'listing' ? one.title : one.kind === 'organisation' ? one.name : [],
  )

function aMarket() {
  const ctx = aContext()
  const songBo = createOrganisation(ctx, {
    legalName: { vi: 'Công ty TNHH Cấp nước Sông Bồ' },
    country: 'VN',
  })
  const hanbit = createOrganisation(ctx, { legalName: { ko: '(주)한빛' }, country: 'KR' })
  return { ctx, songBo, hanbit }
}

describe('suggesting from the records', () => {
  it('names neither a confidential need nor its owner, until the owner shows itself', async () => {
    const { ctx, songBo } = aMarket()
    const need = {
      organisationId: songBo.id,
      sourceLocale: 'vi' as const,
      title: { vi: 'Khảo sát tuyến ống' },
    }
    createNeed(ctx, { ...need, confidential: true }, { status: 'open' })
    expect(await named(ctx.search, 'song bo', 'need')).toEqual([])
    expect(await named(ctx.search, 'khao sat', 'need')).toEqual([])
    createNeed(ctx, { ...need, title: { vi: 'Thay đồng hồ nước' } }, { status: 'open' })
    expect(await named(ctx.search, 'song bo', 'need')).toEqual([songBo.displayName])
    expect(await named(ctx.search, 'khao sat', 'need')).toEqual([])
  })

  it('knows the names of a database from before there were suggestions', async () => {
    const { ctx, hanbit } = aMarket()
    createTechnology(
      ctx,
      { organisationId: hanbit.id, sourceLocale: 'ko', title: { ko: '누수 탐지 센서' } },
      { status: 'published' },
    )
    ctx.db.run(sql`DELETE FROM search_names`)
    expect(await named(ctx.search, '눗', 'technology')).toEqual([])
    const restarted = createSearch({
      db: ctx.db,
      meili: undefined,
      log: { warn: () => undefined },
    })
    expect(await named(restarted, '눗', 'technology')).toEqual(['누수 탐지 센서'])
    expect(await named(restarted, '한ㅂ', 'technology')).toEqual([hanbit.displayName])
  })
})
