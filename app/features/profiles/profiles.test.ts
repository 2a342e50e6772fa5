import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { organisations, technologies } from '#db/schema'
import type { Locale } from '#db/domain'
import { addPicture, setLogo } from '#app/features/media'
import { createOrganisation } from '#app/features/organisations'
import { aListing } from '#app/features/requests/testing.server'
import type { Context } from '#app/platform/context.server'
import { aContext, aPerson, as } from '#app/platform/testing.server'
import { cut } from './model'
import { textOfPdf } from './pdf-text.testing'
import { organisationProfilePdf, technologyProfilePdf } from './profile-pdf.server'
import { readOrganisationProfile, readTechnologyProfile } from './read-profile.server'

const VI = 'Nghiễm Ỷ Ẫm Đường: phát hiện rò rỉ đường ống cấp nước bằng cảm biến âm thanh'
const KO = '꿰뚫음 음향 센서로 상수관 누수를 찾는 시스템'

function aStory() {
  const ctx = aContext()
  const firm = createOrganisation(ctx, {
    legalName: { ko: '(주)한빛', en: 'Hanbit Co., Ltd.' },
    country: 'KR',
    registrationNumber: '124-81-00998',
    contactEmail: 'kim@hanbit.example',
    contactName: '김도현',
    contactPhone: '02-123-4567',
  })
  const technology = aListing(ctx.db, 'technology', firm.id)
  const change = (columns: Partial<typeof technologies.$inferInsert>) =>
    ctx.db.update(technologies).set(columns).where(eq(technologies.id, technology)).run()
  change({
    title: { ko: KO, vi: VI },
    summary: { ko: '누수음을 감지합니다.', vi: 'Nghe âm thanh rò rỉ trong đêm.' },
    sourceLocale: 'ko',
    trl: 9,
    certifications: [
      { type: 'net', number: '900', issuer: '국토교통부', verification: 'verified' },
      { type: 'iso9001', verification: 'unverified' },
    ],
  })
  const visitor = (locale: Locale): Context => ({ ...as(ctx, { kind: 'visitor' }), locale })
  return { ctx, firm, technology, change, visitor }
}
/** Words stand where they stand, not between spaces: a line may break at each. */
const flat = (text: string) => text.replace(/\s+/g, '')
const said = async (pdf: Promise<Uint8Array>) => {
  const { pages, text } = textOfPdf(await pdf)
  return { pages, text: flat(text) }
}

describe('the profile of a technology', () => {
  it('is for whoever sees it, and of what is public about the firm', () => {
    const { technology, change, visitor, ctx } = aStory()
    const profile = readTechnologyProfile(visitor('ko'), technology)
    expect(profile.address).toBe(`http://localhost:3000/ko/technologies/${technology}`)
    expect(JSON.stringify(profile)).not.toMatch(/kim@hanbit|김도현|123-4567/)
    change({ status: 'draft' })
    for (const who of [visitor('ko'), as(ctx, aPerson(ctx.db))])
      expect(() => readTechnologyProfile(who, technology)).toThrowDomainError('notFound')
  })

  it('says in Korean and Vietnamese letter by letter what the page says', async () => {
    const { technology, visitor, ctx, firm } = aStory()
    const logo = await sharp({
      create: {
        width: 300,
        height: 90,
        channels: 4,
        background: { r: 15, g: 94, b: 87, alpha: 0.5 },
      },
    })
      .png()
      .toBuffer()
    await setLogo(ctx, firm.slug, logo)
    await addPicture(ctx, technology, { alt: { ko: '센서' } }, logo)
    const vi = await said(technologyProfilePdf(visitor('vi'), technology))
    expect(vi.pages).toBe(1)
    for (const words of [
      VI,
      'Nghe âm thanh rò rỉ trong đêm.',
      'TRL 9',
      'ban tổ chức đã xác minh',
      'chưa xác minh',
      `/vi/technologies/${technology}`,
    ])
      expect(vi.text).toContain(flat(words))
    const ko = await said(technologyProfilePdf(visitor('ko'), technology))
    for (const words of [KO, '누수음을 감지합니다.', '기술 소개서', '국토교통부'])
      expect(ko.text).toContain(flat(words))
  }, 60_000)

  it('fits on one page however much there is to say, and says where the rest is', async () => {
    const { technology, change, visitor } = aStory()
    const long = (words: string, times: number) => ({ en: words.repeat(times) })
    change({
      title: { en: 'Acoustic leak detection for water networks '.repeat(4) },
      summary: { en: 'A very long summary about sensors and pipes. '.repeat(6) },
      sourceLocale: 'en',
      description: long('Every sensor listens at night, and the server compares. ', 140),
      advantages: long('No digging. ', 300),
      certifications: Array.from({ length: 40 }, (_, n) => ({
        text: `Certificate ${n} of a board with a long name`,
        issuer: 'Ministry of Land, Infrastructure and Transport of Korea',
        verification: 'unverified' as const,
      })),
      references: Array.from({ length: 40 }, (_, n) => ({
        project: `Project ${n} in a city of medium size`,
        result: 'From 24 % to 19 % of water that nobody pays for, within eight months',
      })),
      targetRegions: Array.from({ length: 60 }, (_, n) => `Region ${n}`),
      partnerSought: { text: long('A contractor who installs and maintains. ', 25) },
    })
    const { pages, text } = await said(technologyProfilePdf(visitor('en'), technology))
    expect(pages).toBe(1)
    expect(text).toContain('…')
    expect(text).toMatch(/and\d+moreonthepage/)
    expect(text).toContain(`/en/technologies/${technology}`)
  }, 60_000)
})

describe('the profile of an organisation', () => {
  it('holds what everybody sees, whoever asks', async () => {
    const { ctx, firm, change, visitor } = aStory()
    const hidden = aListing(ctx.db, 'need', firm.id, { title: 'Secret need', confidential: true })
    const owner = as(ctx, aPerson(ctx.db, { member: { organisationId: firm.id } }))
    ctx.db
      .update(organisations)
      .set({ about: { ko: '상수도 누수 탐지 전문 기업입니다.' } })
      .where(eq(organisations.id, firm.id))
      .run()
    const { pages, text } = await said(
      organisationProfilePdf({ ...owner, locale: 'ko' }, firm.slug),
    )
    expect(pages).toBe(1)
    for (const words of ['한빛', 'Hanbit Co., Ltd.', '124-81-00998', KO, '전문 기업입니다'])
      expect(text).toContain(flat(words))
    expect(text).not.toMatch(/Secret|kim@hanbit|김도현/)
    change({ visibility: 'members' })
    const lists = JSON.stringify(readOrganisationProfile(owner, firm.slug).lists)
    expect(lists).not.toContain('누수')
    expect(lists).not.toContain(hidden)
    expect(readOrganisationProfile(visitor('vi'), firm.slug).kind).toBe('Giới thiệu tổ chức')
  }, 60_000)
})

it.each([
  ['one two three', 20, 'one two three'],
  ['one two three', 9, 'one two…'],
  ['상수도누수탐지', 4, '상수도…'],
  ['a,  b', 1, '…'],
])('cuts %s to %i characters at most', (text, most, result) => {
  expect(cut(text, most)).toBe(result)
  expect(Array.from(cut(text, most)).length).toBeLessThanOrEqual(most)
})
