import { afterAll, describe, expect, it } from 'vitest'
import { and, eq, lte } from 'drizzle-orm'
import { exclusions, organisationMembers, outbox, savedSearches, technologies } from '#db/schema'
import { aMailbox } from '#app/features/accounts/testing.server'
import { createNeed, createTechnology } from '#app/features/catalogue'
import { createOrganisation } from '#app/features/organisations'
import type { Context } from '#app/platform/context.server'
import { aContext, aPerson, TEST_NOW } from '#app/platform/testing.server'
import { saveSearch } from './save-search.server'
import { alertOfNewListings } from './search-alerts.server'
import { switchAlerts } from './switch-alerts.server'

const DAY_MS = 24 * 3_600_000
const mailbox = await aMailbox()
afterAll(() => mailbox.close())

function aStory() {
  const ctx = aContext()
  const owner = createOrganisation(ctx, { legalName: { ko: '수관' }, country: 'KR' })
  const mai = aPerson(ctx.db, { locale: 'vi' })
  const onDay = (day: number): Context => ({
    ...ctx,
    now: () => new Date(TEST_NOW.getTime() + day * DAY_MS),
  })
  return {
    ctx,
    mai,
    owner,
    save: (alerts: boolean) =>
      saveSearch(
        { ...ctx, actor: mai },
        { intent: 'save', name: 'Rò rỉ', kind: 'technology', query: 'q=ro ri duong ong', alerts },
      ),
    publish: (day: number, title: string) =>
      createTechnology(
        onDay(day),
        { organisationId: owner.id, sourceLocale: 'ko', title: { ko: title } },
        { status: 'published' },
      ),
    /** Looks at what is due on a day and gives the mails that came of it. */
    wakeOn: async (day: number) => {
      const then = onDay(day)
      const due = and(eq(outbox.kind, 'searchAlert'), lte(outbox.runAt, then.now()))
      const lines = ctx.db.delete(outbox).where(due).returning().all()
      await alertOfNewListings(then, lines)
      return mailbox.deliver(then)
    },
  }
}

describe('alerts of a saved search', () => {
  it('tell once a day of what was published since, in the reader’s language', async () => {
    const { save, publish, wakeOn } = aStory()
    publish(-3, '관로 누수 탐지 로봇')
    save(true)
    publish(0.2, '음향식 누수 탐지 센서')
    publish(0.3, '교통신호 제어기')
    expect(await wakeOn(0.5)).toEqual([])
    const [mail, ...others] = await wakeOn(1.1)
    expect(others).toEqual([])
    expect(mail?.subject).toContain('Mục mới cho “Rò rỉ”: 1')
    expect(mail?.text).toContain('음향식 누수 탐지 센서')
    expect(mail?.text).not.toContain('로봇')
    expect(await wakeOn(2.2)).toEqual([])
    publish(2.5, '상수도 누수 감지 로거')
    expect((await wakeOn(3.3))[0]?.text).toContain('로거')
  })

  it('name nothing that was taken back before the mail went', async () => {
    const { ctx, save, publish, wakeOn } = aStory()
    save(true)
    const { id } = publish(0.2, '음향식 누수 탐지 센서')
    const then = { ...ctx, now: () => new Date(TEST_NOW.getTime() + 1.1 * DAY_MS) }
    const waiting = ctx.db.select().from(outbox).where(eq(outbox.kind, 'searchAlert')).all()
    await alertOfNewListings(then, waiting)
    expect(ctx.db.select().from(outbox).where(eq(outbox.kind, 'mail')).all()).toHaveLength(1)
    await alertOfNewListings(then, waiting)
    expect(ctx.db.select().from(outbox).where(eq(outbox.kind, 'mail')).all()).toHaveLength(1)
    ctx.db.update(technologies).set({ status: 'archived' }).where(eq(technologies.id, id)).run()
    expect(await mailbox.deliver(then)).toEqual([])
    expect(await wakeOn(1.2)).toEqual([])
  })

  it('tell nothing of whom the person’s organisation is kept apart from', async () => {
    const { ctx, mai, owner, save, publish, wakeOn } = aStory()
    const own = createOrganisation(ctx, { legalName: { vi: 'Sông Bồ' }, country: 'VN' })
    ctx.db
      .insert(organisationMembers)
      .values({ organisationId: own.id, personId: mai.id, role: 'owner' })
      .run()
    ctx.db
      .insert(exclusions)
      .values({ organisationId: owner.id, excludedOrganisationId: own.id, createdAt: TEST_NOW })
      .run()
    save(true)
    publish(0.2, '음향식 누수 탐지 센서')
    expect(await wakeOn(1.1)).toEqual([])
  })

  it('tell of a confidential need without its owner, also where the owner is kept apart', async () => {
    const { ctx, mai, wakeOn } = aStory()
    const reader = createOrganisation(ctx, { legalName: { ko: '한빛' }, country: 'KR' })
    const owner = createOrganisation(ctx, { legalName: { vi: 'Cấp nước Sông Bồ' }, country: 'VN' })
    ctx.db
      .insert(organisationMembers)
      .values({ organisationId: reader.id, personId: mai.id, role: 'owner' })
      .run()
    // That the mail stayed away would say whose the need is.
    ctx.db
      .insert(exclusions)
      .values({ organisationId: owner.id, excludedOrganisationId: reader.id, createdAt: TEST_NOW })
      .run()
    saveSearch(
      { ...ctx, actor: mai },
      { intent: 'save', name: 'Rò rỉ', kind: 'need', query: 'q=ro ri duong ong', alerts: true },
    )
    createNeed(
      { ...ctx, now: () => new Date(TEST_NOW.getTime() + 0.2 * DAY_MS) },
      {
        organisationId: owner.id,
        sourceLocale: 'vi',
        title: { vi: 'Tìm rò rỉ trên đường ống cấp nước' },
        confidential: true,
      },
      { status: 'open' },
    )
    const [mail] = await wakeOn(1.1)
    expect(mail?.text).toContain('Tìm rò rỉ trên đường ống cấp nước')
    expect(mail?.text).not.toContain('Sông Bồ')
    expect(mail?.text).not.toContain(owner.slug)
  })

  it('are asked for, and switched off and on by nobody else', async () => {
    const { ctx, mai, save, publish, wakeOn } = aStory()
    const { id } = save(false)
    publish(0.2, '음향식 누수 탐지 센서')
    expect(await wakeOn(1.1)).toEqual([])
    const stranger = { ...ctx, actor: aPerson(ctx.db) }
    expect(() => switchAlerts(stranger, { id, alerts: true })).toThrow('notFound')
    const visitor = { ...ctx, actor: { kind: 'visitor' as const } }
    expect(() => switchAlerts(visitor, { id, alerts: true })).toThrow('signInFirst')
    const own = (day: number): Context => ({
      ...ctx,
      actor: mai,
      now: () => new Date(TEST_NOW.getTime() + day * DAY_MS),
    })
    switchAlerts(own(2), { id, alerts: true })
    expect(ctx.db.select().from(savedSearches).get()?.alerts).toBe(true)
    expect(await wakeOn(3.1)).toEqual([])
    publish(3.2, '상수도 누수 감지 로거')
    switchAlerts(own(3.3), { id, alerts: false })
    expect(await wakeOn(4.2)).toEqual([])
  })
})
