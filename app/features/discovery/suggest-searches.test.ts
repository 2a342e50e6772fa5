import { beforeAll, describe, expect, it } from 'vitest'
import { createNeed, createTechnology } from '#app/features/catalogue'
import { createOrganisation } from '#app/features/organisations'
import type { Context } from '#app/platform/context.server'
import { aContext } from '#app/platform/testing.server'
import { warmUpVocabulary } from '#search/warm-up'
import { suggestSearches } from './suggest-searches.server'

const asVisitor = (ctx: Context): Context => ({ ...ctx, actor: { kind: 'visitor' }, locale: 'vi' })
const lines = async (ctx: Context, input: unknown) =>
  (await suggestSearches(asVisitor(ctx), input)).groups.flatMap((group) => group.lines)

beforeAll(() => warmUpVocabulary(), 120_000)

function aMarket() {
  const ctx = aContext()
  const owner = createOrganisation(ctx, {
    legalName: { vi: 'Công ty TNHH Thủy Lâm' },
    country: 'VN',
  })
  return { ctx, owner }
}

describe('suggesting while somebody types', () => {
  it.each([{}, { q: '' }, { q: '   ' }, { q: 'a'.repeat(101) }, { q: 'rò rỉ', in: 'people' }])(
    'suggests nothing for %j',
    async (input) => {
      const { ctx } = aMarket()
      expect(await lines(ctx, input)).toEqual([])
    },
  )

  it('shows a visitor neither drafts nor confidential needs, nor who stands behind them', async () => {
    const { ctx, owner } = aMarket()
    const title = { vi: 'Khảo sát tuyến ống ngầm' }
    const listing = { organisationId: owner.id, sourceLocale: 'vi' as const, title }
    createTechnology(ctx, listing)
    createNeed(ctx, { ...listing, confidential: true }, { status: 'open' })
    for (const scope of ['technologies', 'needs'])
      for (const q of ['khảo sát', 'khao s', 'thủy lâm', 'thuy l'])
        expect(
          (await lines(ctx, { q, in: scope })).filter(({ to }) => !to.includes('?concept=')),
          `${q} ${scope}`,
        ).toEqual([])
  })

  it('leads to the listing, its owner, its concept and its place, in the reader’s language', async () => {
    const { ctx, owner } = aMarket()
    createNeed(
      ctx,
      {
        organisationId: owner.id,
        sourceLocale: 'vi',
        title: { vi: 'Phát hiện rò rỉ đường ống nước' },
        province: 'Thừa Thiên Huế',
      },
      { status: 'open' },
    )
    const needs = (q: string) => lines(ctx, { q, in: 'needs' })
    expect(await needs('누수 ㅌ')).toContainEqual({
      label: 'Phát hiện rò rỉ nước',
      note: '누수 탐지',
      to: '/vi/needs?concept=water.leak-detection',
    })
    expect((await needs('phat hien ro ri d')).map(({ to }) => to)).toContainEqual(
      expect.stringMatching(/^\/vi\/needs\/phat-hien/),
    )
    expect((await needs('thuy l')).map(({ label }) => label)).toEqual([owner.displayName])
    expect(await needs('thua thien')).toEqual([
      { label: 'Huế', note: 'Thừa Thiên Huế', to: '/vi/needs?place=vn-hue' },
    ])
    expect((await lines(ctx, { q: 'phat hien ro ri d', in: 'technologies' })).length).toBe(0)
  })
})
