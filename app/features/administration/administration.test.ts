import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { outbox, people } from '#db/schema'
import { createOrganisation, updateOrganisation } from '#app/features/organisations'
import { aMatchmaking } from '#app/features/requests/testing.server'
import type { Context } from '#app/platform/context.server'
import { newId } from '#app/platform/ids'
import { idleHandlers, OutboxRunner } from '#app/platform/jobs/runner.server'
import { TEST_NOW, aContext, aPerson, as } from '#app/platform/testing.server'
import { readAudit } from './audit-queries.server'
import type { AuditFilter } from './audit-queries.server'
import { readOrganisations } from './organisation-queries.server'
import { actOnOutbox, readOutbox } from './outbox.server'
import { readPeople, readPerson } from './people-queries.server'
import { readStatus } from './queries.server'

let ctx: Context
let administrator: Context
beforeEach(() => {
  ctx = aContext()
  administrator = as(ctx, aPerson(ctx.db, { name: 'Bùi Khánh An', staff: ['administrator'] }))
})
const filter = (given: Partial<AuditFilter> = {}): AuditFilter => ({
  who: '',
  what: '',
  kind: '',
  record: '',
  from: '',
  until: '',
  page: 1,
  ...given,
})

describe('the status', () => {
  it('tells each backup with whether files lie beside it, and the last restore', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'hvb-status-'))
    try {
      expect(await readStatus(administrator, dataDir)).toMatchObject({
        backups: [],
        restoredAt: null,
      })
      mkdirSync(join(dataDir, 'backups', 'hvb-b-by-hand.files'), { recursive: true })
      for (const name of ['hvb-a-before-migration.db.gz', 'hvb-b-by-hand.db.gz', '.hvb-c.db'])
        writeFileSync(join(dataDir, 'backups', name), 'x')
      for (const day of ['03', '07', '05'])
        writeFileSync(join(dataDir, `app.db.replaced-2026-05-${day}T08-09-10-123Z`), '')
      const { backups, restoredAt } = await readStatus(administrator, dataDir)
      expect(backups.map(({ name, hasFiles }) => [name, hasFiles]).sort()).toEqual([
        ['hvb-a-before-migration.db.gz', false],
        ['hvb-b-by-hand.db.gz', true],
      ])
      expect(restoredAt).toEqual(new Date('2026-05-07T08:09:10Z'))
    } finally {
      rmSync(dataDir, { recursive: true })
    }
  })
})

describe('the rooms of the administration', () => {
  it('are open to administrators only', () => {
    const firm = createOrganisation(ctx, { legalName: { ko: '한빛' }, country: 'KR' })
    const refused: [Context, string][] = [
      [as(ctx, { kind: 'visitor' }), 'signInFirst'],
      [as(ctx, aPerson(ctx.db)), 'notFound'],
      [as(ctx, aPerson(ctx.db, { staff: ['organiser'] })), 'notFound'],
      [
        as(ctx, aPerson(ctx.db, { member: { organisationId: firm.id, role: 'owner' } })),
        'notFound',
      ],
      [aMatchmaking({ ctx }).desk, 'notFound'],
    ]
    for (const [who, code] of refused)
      for (const room of [
        () => readPeople(who, { q: '', page: 1 }),
        () => readPerson(who, 'x'),
        () => readOrganisations(who, { q: '', page: 1 }),
        () => readAudit(who, filter()),
        () => readOutbox(who),
        () => actOnOutbox(who, { act: 'retryAll' }),
      ])
        expect(room).toThrowDomainError(code)
  })
})

describe('people', () => {
  it('are found by name, address and state, page by page; words typed are text', () => {
    for (let n = 0; n < 60; n++) aPerson(ctx.db, { name: `Nguyễn ${String(n).padStart(2, '0')}` })
    const find = (q: string, page = 1) => readPeople(administrator, { q, page })
    expect(find('Nguyễn')).toMatchObject({ total: 60, pages: 2 })
    expect(find('Nguyễn', 2).people).toHaveLength(10)
    expect(find('%').total).toBe(0)
    expect(find("'; DROP TABLE people; --").total).toBe(0)
    const person = aPerson(ctx.db, { name: '김하늘' })
    expect(find(person.email.toUpperCase()).people).toMatchObject([
      { name: '김하늘', state: 'active' },
    ])
    ctx.db.update(people).set({ suspendedAt: TEST_NOW }).where(eq(people.id, person.id)).run()
    expect(readPeople(administrator, { q: '', state: 'suspended', page: 1 }).total).toBe(1)
    expect(readPeople(administrator, { q: '', state: 'staff', page: 1 }).people).toMatchObject([
      { staff: ['administrator'] },
    ])
  })
  it('stand in the order of the reader’s language, over all pages', () => {
    for (const name of ['Em', 'Đào', 'Dương', 'An', 'Đức', 'Ân', 'Ăn', 'Ánh', 'Dũng'])
      aPerson(ctx.db, { name: `${name} Z` })
    const names = readPeople({ ...administrator, locale: 'vi' }, { q: ' Z', page: 1 }).people
    expect(names.map((one) => one.name.slice(0, -2))).toEqual([
      'An',
      'Ánh',
      'Ăn',
      'Ân',
      'Dũng',
      'Dương',
      'Đào',
      'Đức',
      'Em',
    ])
  })
  it('who were erased show no address', () => {
    const person = aPerson(ctx.db)
    ctx.db
      .update(people)
      .set({ erasedAt: TEST_NOW, name: '—' })
      .where(eq(people.id, person.id))
      .run()
    expect(readPerson(administrator, person.id).person).toMatchObject({
      email: '',
      state: 'erased',
    })
    expect(() => readPerson(administrator, 'nobody')).toThrowDomainError('notFound')
  })
})

describe('organisations', () => {
  it('are found by name in any script, by number, and by what is to be done about them', () => {
    createOrganisation(ctx, {
      legalName: { ko: '주식회사 한빛' },
      country: 'KR',
      registrationNumber: '124-81-00998',
    })
    createOrganisation(ctx, { legalName: { en: 'Hanbit Inc.' }, country: 'KR' })
    const find = (q: string) =>
      readOrganisations(administrator, { q, page: 1 }).organisations.map((one) => one.name)
    expect(find('hanb').sort()).toEqual(['Hanbit Inc.', '주식회사 한빛'])
    expect(find('한빛').sort()).toEqual(['Hanbit Inc.', '주식회사 한빛'])
    expect(find('8100998')).toEqual(['주식회사 한빛'])
    expect(find('nothing')).toEqual([])
    const alike = readOrganisations(administrator, { q: '', filter: 'alike', page: 1 })
    expect(alike.organisations.map((one) => one.twins.length)).toEqual([1, 1])
    expect(readOrganisations(administrator, { q: '', filter: 'verified', page: 1 }).total).toBe(0)
  })
})

describe('the audit trail', () => {
  it('is searched by who, what, when and which record, newest first', () => {
    const firm = createOrganisation(ctx, { legalName: { ko: '한빛' }, country: 'KR' })
    const editor = as(
      ctx,
      aPerson(ctx.db, { name: '류하늘', member: { organisationId: firm.id, role: 'editor' } }),
    )
    const later = { ...editor, now: () => new Date('2026-11-22T18:00:00Z') }
    updateOrganisation(later, { id: firm.id, version: 1, foundedYear: 1999 })
    const find = (given: Partial<AuditFilter>) => readAudit(administrator, filter(given)).lines
    expect(find({ who: '하늘' })).toMatchObject([
      { action: 'organisation.updated', actor: '류하늘' },
    ])
    expect(find({ who: '하늘' })[0]?.changes).toContainEqual({
      field: 'foundedYear',
      before: '',
      after: '1999',
    })
    expect(find({ what: 'organisation.' })).toHaveLength(2)
    expect(find({ what: 'organisation%' })).toHaveLength(2)
    expect(find({ record: firm.id, kind: 'organisation' })).toHaveLength(2)
    // 18:00 UTC is the next day in Hà Nội.
    expect(find({ from: '2026-11-23', until: '2026-11-23' })).toHaveLength(1)
    expect(find({ from: '2026-11-22', until: '2026-11-22' })).toHaveLength(0)
    expect(find({ from: 'yesterday' }).length).toBeGreaterThan(0)
    expect(find({ who: 'nobody here' })).toEqual([])
  })
})

describe('the outbox', () => {
  const dead = (id = newId()) => {
    ctx.db
      .insert(outbox)
      .values({
        id,
        kind: 'mail',
        payload: { template: 'joinAsked', to: {}, params: {} },
        state: 'dead',
        attempts: 8,
        runAt: TEST_NOW,
        lastError: 'ECONNREFUSED',
        createdAt: TEST_NOW,
      })
      .run()
    return id
  }
  it('shows what was given up, and tries it again: then it runs', async () => {
    const id = dead()
    expect(readOutbox(administrator).dead).toMatchObject([
      { id, about: 'joinAsked', lastError: 'ECONNREFUSED' },
    ])
    actOnOutbox(administrator, { act: 'retry', id })
    expect(readOutbox(administrator)).toMatchObject({ dead: [], waiting: [{ id, attempts: 0 }] })
    expect(() => actOnOutbox(administrator, { act: 'retry', id })).toThrowDomainError(
      'outbox.changed',
    )
    const handled: string[] = []
    const mail = (lines: { id: string }[]) =>
      Promise.resolve(void handled.push(...lines.map((line) => line.id)))
    await new OutboxRunner(
      ctx.db,
      { ...idleHandlers, mail },
      { warn: () => undefined, error: () => undefined },
      ctx.now,
    ).drain()
    expect(handled).toEqual([id])
  })
  it('tries all again, or drops one for good', () => {
    const [first] = [dead(), dead()]
    actOnOutbox(administrator, { act: 'discard', id: first })
    expect(() => actOnOutbox(administrator, { act: 'discard', id: first })).toThrowDomainError(
      'outbox.changed',
    )
    actOnOutbox(administrator, { act: 'retryAll' })
    expect(readOutbox(administrator).waiting).toHaveLength(1)
    expect(() => actOnOutbox(administrator, { act: 'retryAll' })).toThrowDomainError(
      'outbox.changed',
    )
  })
})
