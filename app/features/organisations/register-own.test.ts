import { eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  auditEntries,
  exclusions,
  organisationMembers,
  organisationNameKeys,
  organisations,
} from '#db/schema'
import { actorOf } from '#app/features/accounts'
import type { Context, Person } from '#app/platform/context.server'
import { aContext, aPerson, as } from '#app/platform/testing.server'
import { createOrganisation } from './create-organisation.server'
import {
  excludeOrganisation,
  includeOrganisation,
  readExclusions,
} from './exclude-organisation.server'
import { findLookalikes } from './find-lookalikes.server'
import { fillNameKeys } from './keep-name-keys.server'
import { readOrganisation } from './read-organisation.server'
import { readOwnRecord } from './read-own-record.server'
import { registerOwnOrganisation } from './register-own-organisation.server'
import { readRegistration } from './register-steps.server'
import { saveRecord } from './save-record.server'
import { editSchema } from './schema'
import type { RegisterOwn } from './schema'

let ctx: Context
let person: Person
beforeEach(() => {
  ctx = aContext()
  person = aPerson(ctx.db)
})
const me = () => as(ctx, actorOf(ctx.db, person.id))
const visitor = () => as(ctx, { kind: 'visitor' })
const register = (input: Partial<RegisterOwn> = {}, who = me()) =>
  registerOwnOrganisation(
    who,
    {
      country: 'KR',
      kind: 'sme',
      registrationNumber: '124-81-00998',
      legalName: { ko: '주식회사 한빛' },
      ...input,
    },
    { secure: false },
  )
const lookFor = (name: string, country: 'KR' | 'VN' = 'KR') =>
  findLookalikes(ctx.db, { country, legalName: { en: name } }).map(
    (one) => `${one.organisation.displayName}: ${one.by}`,
  )

describe('lookalikes', () => {
  beforeEach(() => {
    createOrganisation(ctx, { legalName: { ko: '주식회사 한빛' }, country: 'KR' })
    createOrganisation(ctx, { legalName: { ko: '현대수자원' }, country: 'KR' })
    createOrganisation(ctx, {
      legalName: { vi: 'Công ty Cổ phần Cấp nước Sông Bồ' },
      country: 'VN',
    })
  })
  it('are found by the same name in any script and with any legal form', () => {
    for (const name of [
      '(주)한빛',
      '㈜한빛',
      '한빛 주식회사',
      'Hanbit Co., Ltd.',
      'HANBIT CO.,LTD',
    ])
      expect(lookFor(name), name).toEqual(['주식회사 한빛: name'])
    for (const name of [
      'CTCP Cấp nước Sông Bồ',
      'cty cp cap nuoc song bo',
      'Công ty TNHH Cấp nước Sông Bồ',
    ])
      expect(lookFor(name, 'VN'), name).toEqual(['Công ty Cổ phần Cấp nước Sông Bồ: name'])
  })
  it('are found by names that begin or sound alike, and said to be only similar', () => {
    expect(lookFor('Hanbit Engineering')).toEqual(['주식회사 한빛: similar'])
    expect(lookFor('Hyundai Sujawon')).toEqual(['현대수자원: similar'])
    expect(lookFor('Song Bo Water Supply JSC', 'VN')).toEqual([
      'Công ty Cổ phần Cấp nước Sông Bồ: similar',
    ])
  })
  it('are not found in another country, nor for another name', () => {
    expect(lookFor('Hanbit', 'VN')).toEqual([])
    expect(lookFor('Garam')).toEqual([])
  })
  it('follow a change of the name, and records of before there were keys get theirs', () => {
    ctx.db.delete(organisationNameKeys).run()
    expect(lookFor('한빛')).toEqual([])
    fillNameKeys(ctx)
    expect(lookFor('한빛')).toHaveLength(1)
    fillNameKeys(ctx)
    const row = ctx.db.select().from(organisations).all()[0]
    if (!row) throw new Error('no record')
    // Entered when a legal form was not known yet.
    ctx.db
      .update(organisationNameKeys)
      .set({ key: sql`'x' || key` })
      .run()
    ctx.db.update(organisations).set({ nameKey: 'x' }).run()
    fillNameKeys(ctx)
    expect(lookFor('한빛')).toHaveLength(1)
    expect(ctx.db.select().from(organisations).all()).toContainEqual(row)
    saveRecord(
      ctx,
      row.slug,
      edited(row.slug, {
        legalName: { ko: '주식회사 새빛' },
        displayName: '새빛',
        shortName: '새빛',
      }),
    )
    expect(lookFor('한빛')).toEqual([])
    expect(lookFor('Saebit')).toEqual(['새빛: name'])
  })
})

const edited = (slug: string, changes: Record<string, unknown> = {}, who: Context = ctx) => {
  const { version, values } = readOwnRecord(who, slug)
  const form: Record<string, unknown> = { version, languages: {}, legalName: {}, about: {} }
  for (const [name, value] of Object.entries(values)) {
    const [field = '', locale] = name.split('.')
    if (!locale) form[field] = value
    else Object.assign(form[field] as object, { [locale]: value })
  }
  return editSchema.parse({ ...form, ...changes })
}

describe('registering one’s own organisation', () => {
  it('asks one question after the other, and says what will not do at its field', () => {
    expect(() => readRegistration(visitor(), 'kind', {})).toThrowDomainError('signInFirst')
    const at = (step: string, answers: Record<string, unknown>) =>
      readRegistration(me(), step, answers)
    expect(at('number', {})).toMatchObject({ step: 'kind', errors: [{ field: 'country' }] })
    const kind = { country: 'KR', kind: 'sme' }
    expect(at('number', kind)).toMatchObject({ step: 'number', errors: [] })
    expect(at('name', kind)).toMatchObject({
      step: 'number',
      errors: [{ field: 'registrationNumber', code: 'registrationNumber.orReason' }],
    })
    expect(at('name', { ...kind, registrationNumber: '124-81-00997' }).errors).toMatchObject([
      { code: 'registrationNumber.checkDigit', params: { expected: '123-45-67890' } },
    ])
    expect(
      at('name', { country: 'VN', kind: 'sme', registrationNumber: '300588569' }).errors,
    ).toMatchObject([
      { code: 'registrationNumber.leadingZero', params: { suggestion: '0300588569' } },
    ])
    expect(at('name', { country: 'VN', kind: 'departmentOfConstruction' })).toMatchObject({
      step: 'name',
    })
    const numbered = { ...kind, registrationNumber: '1248100998' }
    expect(at('details', numbered)).toMatchObject({
      step: 'name',
      errors: [{ field: 'legalName' }],
    })
    expect(at('details', { ...numbered, legalName: { ko: '한빛' } })).toMatchObject({
      step: 'details',
      errors: [],
    })
    expect(at('lookalikes', { ...numbered, legalName: { ko: '한빛' } }).step).toBe('details')
    expect(at('nonsense', { country: 'XX' })).toMatchObject({ step: 'kind' })
  })
  it('stops at lookalikes: a number is one organisation’s, a name may be another’s', () => {
    createOrganisation(ctx, {
      legalName: { ko: '(주)한빛' },
      country: 'KR',
      registrationNumber: '124-81-00998',
    })
    const answers = { country: 'KR', kind: 'sme', legalName: { en: 'Hanbit Inc.' } }
    const other = { ...answers, registrationNumber: '220-81-62517' }
    expect(readRegistration(me(), 'details', other)).toMatchObject({
      step: 'lookalikes',
      lookalikes: [{ by: 'name', hasPeople: false }],
    })
    expect(readRegistration(me(), 'lookalikes', other).lookalikes).toHaveLength(1)
    expect(readRegistration(me(), 'details', { ...other, distinct: 'on' }).step).toBe('details')
    const same = { ...answers, registrationNumber: '124 81 00998', distinct: 'on' }
    expect(readRegistration(me(), 'details', same)).toMatchObject({
      step: 'lookalikes',
      lookalikes: [{ by: 'registrationNumber' }],
    })
    expect(() =>
      register({ legalName: { en: 'Hanbit' }, registrationNumber: '220-81-62517' }),
    ).toThrowDomainError('organisation.alike')
    expect(() => register({ distinct: 'on' })).toThrowDomainError('organisation.alike')
    expect(
      register({ legalName: { en: 'Hanbit' }, registrationNumber: '220-81-62517', distinct: 'on' }),
    ).toHaveProperty('slug')
  })
  it('makes the person its owner, once: a second press gives the same record', () => {
    expect(() => register({}, visitor())).toThrowDomainError('signInFirst')
    expect(() => register({ legalName: { ko: ' ' } })).toThrowDomainError('field.required')
    expect(() => register({ kind: 'organiser' as 'sme' })).toThrowDomainError('field.choose')
    const stale = me()
    const { slug, cookies } = register({}, stale)
    expect(cookies).toHaveLength(1)
    expect(register({}, stale)).toEqual({ slug, cookies: [] })
    expect(actorOf(ctx.db, person.id)).toMatchObject({ memberships: [{ role: 'owner' }] })
    expect(() =>
      register({
        legalName: { ko: '다른' },
        registrationNumber: undefined,
        registrationNumberAbsence: '신설',
      }),
    ).toThrowDomainError('organisation.haveOne')
    expect(() => readRegistration(me(), 'kind', {})).toThrowDomainError('organisation.haveOne')
  })
  it('keeps nothing that the form does not have', () => {
    register({
      verification: 'verified',
      demo: true,
      id: 'x',
      slug: 'admin',
      version: 99,
    } as Partial<RegisterOwn>)
    expect(ctx.db.select().from(organisations).get()).toMatchObject({
      verification: 'unverified',
      demo: false,
      version: 1,
      slug: 'hanbit',
    })
  })
})

describe('the whole record', () => {
  const owned = () => {
    const { slug } = register()
    return slug
  }
  it('is edited by editors and owners only', () => {
    const slug = owned()
    const organisationId = ctx.db.select().from(organisations).get()?.id ?? ''
    const change = edited(slug, { address: '대전' }, me())
    const viewer = as(ctx, aPerson(ctx.db, { member: { organisationId, role: 'viewer' } }))
    const stranger = as(ctx, aPerson(ctx.db))
    for (const who of [viewer, stranger]) {
      expect(() => readOwnRecord(who, slug)).toThrowDomainError('notFound')
      expect(() => saveRecord(who, slug, change)).toThrowDomainError('notFound')
    }
    expect(() => saveRecord(visitor(), slug, change)).toThrowDomainError('signInFirst')
    const editor = as(ctx, aPerson(ctx.db, { member: { organisationId, role: 'editor' } }))
    saveRecord(editor, slug, change)
    expect(readOrganisation(visitor(), slug)).toMatchObject({ address: '대전' })
  })
  it('says what will not do, and clears what was emptied', () => {
    const slug = owned()
    const save = (changes: Record<string, unknown>) =>
      saveRecord(me(), slug, edited(slug, changes, me()))
    expect(() => save({ registrationNumber: '124-81-00997' })).toThrowDomainError(
      'registrationNumber.checkDigit',
    )
    expect(() => save({ contactPhone: '12' })).toThrowDomainError('phone.unknown')
    expect(() => edited(slug, { shortName: '열네글자보다긴이름은안됩니다열넷' }, me())).toThrow()
    save({
      website: 'hanbit.example',
      foundedYear: '1999',
      sectors: '상수도\n누수',
      languages: { ko: 'native', en: 'spoken', ja: '' },
      about: { vi: 'Giới thiệu' },
    })
    expect(readOwnRecord(me(), slug).values).toMatchObject({
      website: 'https://hanbit.example',
      foundedYear: '1999',
      sectors: '상수도\n누수',
      'languages.ko': 'native',
      'languages.en': 'spoken',
      'languages.ja': '',
      'about.vi': 'Giới thiệu',
    })
    save({ website: '', foundedYear: '', sectors: '', languages: undefined, about: {} })
    expect(readOwnRecord(me(), slug).values).toMatchObject({
      website: '',
      foundedYear: '',
      sectors: '',
      'languages.ko': '',
      'about.vi': '',
    })
  })
  it('takes how well a language is spoken, and keeps what only an import knows', () => {
    const slug = owned()
    const stored = () => ctx.db.select().from(organisations).get()?.languages
    ctx.db
      .update(organisations)
      .set({ languages: [{ locale: 'en', level: 'TOEIC 900' }, { locale: 'th' }] })
      .run()
    const save = (languages: Record<string, string>, more = {}) =>
      saveRecord(me(), slug, edited(slug, { languages, ...more }, me()))
    save({ en: 'spoken', vi: 'basic' })
    expect(stored()).toEqual([
      { locale: 'vi', level: 'basic' },
      { locale: 'en', level: 'TOEIC 900' },
      { locale: 'th' },
    ])
    expect(() => save({ en: 'perfect' })).toThrow()
    expect(() => save({ tlh: 'native' })).toThrow()
    const before = edited(slug, { languages: { en: 'fluent', vi: 'native' } }, me())
    save({ en: 'working' })
    saveRecord(me(), slug, { ...before, version: 3, choose: { languages: { en: 'theirs' } } })
    expect(stored()).toEqual(
      expect.arrayContaining([
        { locale: 'vi', level: 'native' },
        { locale: 'en', level: 'working' },
      ]),
    )
  })
  it('is not written over unseen: both versions are there to choose from, field by field', () => {
    const slug = owned()
    const mine = edited(slug, { address: '서울', website: 'mine.example' }, me())
    saveRecord(
      me(),
      slug,
      edited(slug, { address: '대전', legalName: { ko: '주식회사 한빛', en: 'Hanbit' } }, me()),
    )
    expect(() => saveRecord(me(), slug, mine)).toThrowDomainError('organisation.changed')
    expect(readOwnRecord(me(), slug).savedBy?.name).toBe(person.name)
    saveRecord(me(), slug, {
      ...mine,
      version: 2,
      choose: { address: 'theirs', legalName: { en: 'theirs' }, website: 'mine' },
    })
    expect(readOwnRecord(me(), slug).values).toMatchObject({
      address: '대전',
      'legalName.en': 'Hanbit',
      website: 'https://mine.example',
    })
  })
  it('sent twice is saved once, and the second press is the same answer', () => {
    const slug = owned()
    const mine = edited(slug, { address: '서울', contactPhone: '02-555-0101' }, me())
    expect(saveRecord(me(), slug, mine)).toEqual(saveRecord(me(), slug, mine))
    expect(readOwnRecord(me(), slug)).toMatchObject({ version: 2, values: { address: '서울' } })
    expect(() => saveRecord(me(), slug, { ...mine, address: '부산' })).toThrowDomainError(
      'organisation.changed',
    )
  })
  it('loses its verification with the number or a name that it was about, and only then', () => {
    const slug = owned()
    const verify = () =>
      ctx.db
        .update(organisations)
        .set({
          verification: 'verified',
          verifiedAt: '2026-11-01',
          verificationEvidence: 'businessRegistration',
        })
        .run()
    const state = () => readOrganisation(visitor(), slug).verification
    verify()
    saveRecord(
      me(),
      slug,
      edited(slug, { address: '대전', legalName: { ko: '주식회사 한빛', en: 'Hanbit' } }, me()),
    )
    expect(state()).toBe('verified')
    saveRecord(me(), slug, edited(slug, { registrationNumber: '220-81-62517' }, me()))
    expect(state()).toBe('unverified')
    verify()
    saveRecord(me(), slug, edited(slug, { legalName: { ko: '주식회사 새빛' } }, me()))
    expect(state()).toBe('unverified')
  })
})

describe('exclusions', () => {
  const story = () => {
    const { slug } = register()
    const other = createOrganisation(ctx, { legalName: { ko: '가람' }, country: 'KR' })
    const rival = as(ctx, aPerson(ctx.db, { member: { organisationId: other.id, role: 'owner' } }))
    return { slug, other, rival }
  }
  it('are kept by editors, and neither side finds the other any more', () => {
    const { slug, other, rival } = story()
    expect(() => excludeOrganisation(rival, slug, other.id)).toThrowDomainError('notFound')
    expect(() => readExclusions(visitor(), slug, '')).toThrowDomainError('signInFirst')
    expect(readExclusions(me(), slug, 'garam').found).toMatchObject([{ id: other.id }])
    excludeOrganisation(me(), slug, other.id)
    excludeOrganisation(me(), slug, other.id)
    expect(ctx.db.select().from(exclusions).all()).toHaveLength(1)
    expect(readExclusions(me(), slug, '가람')).toMatchObject({
      excluded: [{ id: other.id }],
      found: [],
    })
    expect(() => readOrganisation(rival, slug)).toThrowDomainError('notFound')
    expect(() => readOrganisation(me(), other.slug)).toThrowDomainError('notFound')
    includeOrganisation(me(), slug, other.id)
    expect(readOrganisation(rival, slug)).toMatchObject({ slug })
  })
  it('of oneself or of nobody are refused, and leave a line in the audit trail only when something changed', () => {
    const { slug } = story()
    const own = ctx.db.select().from(organisations).where(eq(organisations.slug, slug)).get()
    expect(() => excludeOrganisation(me(), slug, own?.id ?? '')).toThrowDomainError(
      'exclusion.self',
    )
    expect(() => excludeOrganisation(me(), slug, 'nobody')).toThrowDomainError('notFound')
    expect(
      ctx.db
        .select()
        .from(auditEntries)
        .all()
        .filter((line) => line.action.startsWith('exclusion')),
    ).toEqual([])
    expect(ctx.db.select().from(organisationMembers).all()).toHaveLength(2)
  })
})
