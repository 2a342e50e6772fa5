import { describe, expect, it } from 'vitest'
import { aContext, aPerson, as } from '#app/platform/testing.server'
import { auditEntries } from '#db/schema'
import { createOrganisation } from './create-organisation.server'
import { findOrganisation } from './find-organisation.server'
import { readOrganisation } from './read-organisation.server'
import type { OrganisationInput } from './schema'
import { updateOrganisation } from './update-organisation.server'

const hanbit: OrganisationInput = {
  legalName: { ko: '주식회사 한빛', en: 'Hanbit Co., Ltd.' },
  country: 'KR',
  registrationNumber: '1248100998',
}
const department: OrganisationInput = {
  legalName: { vi: 'Sở Xây dựng Đà Nẵng' },
  country: 'VN',
  kind: 'departmentOfConstruction',
  province: 'Đà Nẵng',
}

describe('entering an organisation', () => {
  it('refuses a visitor, and a person without the right', () => {
    const ctx = aContext()
    expect(() => createOrganisation(as(ctx, { kind: 'visitor' }), hanbit)).toThrowDomainError(
      'signInFirst',
    )
    expect(() => createOrganisation(as(ctx, aPerson(ctx.db)), hanbit)).toThrowDomainError(
      'notFound',
    )
  })

  it('refuses a wrong check digit at its field', () => {
    const ctx = aContext()
    expect(() =>
      createOrganisation(ctx, { ...hanbit, registrationNumber: '124-81-00997' }),
    ).toThrowDomainError('registrationNumber.checkDigit')
    expect(() =>
      createOrganisation(ctx, { ...department, registrationNumber: '300588569' }),
    ).toThrowDomainError('registrationNumber.leadingZero')
  })

  it('refuses the number of an organisation that is already there', () => {
    const ctx = aContext()
    createOrganisation(ctx, hanbit)
    expect(() =>
      createOrganisation(ctx, { ...hanbit, legalName: { ko: '다른 회사' } }),
    ).toThrowDomainError('organisation.numberTaken')
  })

  it('refuses a phone number that is none, and a name in no language', () => {
    const ctx = aContext()
    expect(() => createOrganisation(ctx, { ...hanbit, contactPhone: '12' })).toThrowDomainError(
      'phone.unknown',
    )
    expect(() =>
      createOrganisation(ctx, { ...hanbit, legalName: { ko: '  ' } }),
    ).toThrowDomainError('field.required')
  })

  it('takes a department without a number and records why there is none', () => {
    const row = createOrganisation(aContext(), department)
    expect(row).toMatchObject({
      registrationNumber: null,
      registrationNumberAbsence: 'publicBody',
      placeText: 'Đà Nẵng',
      slug: 'so-xay-dung-da-nang',
    })
  })

  it('stores numbers and phones in one form, a readable slug and a short name', () => {
    const ctx = aContext()
    const row = createOrganisation(ctx, {
      ...hanbit,
      contactPhone: '02-555-0101',
      contactEmail: ' Contact@Hanbit.example ',
    })
    expect(row).toMatchObject({
      registrationNumber: '124-81-00998',
      contactPhone: '+8225550101',
      contactEmail: 'contact@hanbit.example',
      displayName: '주식회사 한빛',
      shortName: '한빛',
      slug: 'hanbit',
    })
    expect(createOrganisation(ctx, { legalName: { ko: '한빛 (주)' }, country: 'KR' }).slug).toBe(
      'hanbit-2',
    )
  })

  it('writes names and contacts as marks into the audit trail', () => {
    const ctx = aContext()
    createOrganisation(ctx, { ...hanbit, contactEmail: 'contact@hanbit.example' })
    expect(JSON.stringify(ctx.db.select().from(auditEntries).all())).not.toContain(
      'contact@hanbit.example',
    )
  })

  it('lets only the system say that one is verified', () => {
    const ctx = aContext()
    const organiser = as(ctx, aPerson(ctx.db, { staff: ['organiser'] }))
    expect(
      createOrganisation(organiser, hanbit, { verification: 'verified', demo: true }),
    ).toMatchObject({ verification: 'unverified', demo: false })
  })
})

describe('changing an organisation', () => {
  it('refuses to write over a version that the person has not seen', () => {
    const ctx = aContext()
    const { id } = createOrganisation(ctx, hanbit)
    updateOrganisation(ctx, { id, version: 1, foundedYear: 1999 })
    expect(() => updateOrganisation(ctx, { id, version: 1, foundedYear: 2001 })).toThrowDomainError(
      'organisation.changed',
    )
  })

  it('refuses a member of another organisation as if there were none', () => {
    const ctx = aContext()
    const { id } = createOrganisation(ctx, hanbit)
    const other = createOrganisation(ctx, department)
    const stranger = as(ctx, aPerson(ctx.db, { member: { organisationId: other.id } }))
    expect(() =>
      updateOrganisation(stranger, { id, version: 1, foundedYear: 1999 }),
    ).toThrowDomainError('notFound')
  })

  it('keeps what is not named, clears what is emptied, and never moves the address', () => {
    const ctx = aContext()
    const { id } = createOrganisation(ctx, {
      ...hanbit,
      website: 'hanbit.example',
      sectors: ['상수도'],
      foundedYear: 1999,
    })
    const after = updateOrganisation(ctx, {
      id,
      version: 1,
      legalName: { ko: '주식회사 새빛' },
      website: '',
    })
    expect(after).toMatchObject({
      version: 2,
      website: null,
      foundedYear: 1999,
      sectors: ['상수도'],
      slug: 'hanbit',
      shortName: '새빛',
      registrationNumber: '124-81-00998',
    })
  })
})

describe('the public page', () => {
  it('says sectors and countries in the reader’s language, and what it does not know as it was typed', () => {
    const ctx = aContext()
    const { slug } = createOrganisation(ctx, {
      ...hanbit,
      sectors: ['누수 탐지', '설계 검토', '한빛만의 분야'],
      exportExperience: ['베트남', '튀르키예', '어딘가'],
    })
    const shown = (locale: 'ko' | 'vi' | 'en') => {
      const { sectors, exportExperience } = readOrganisation({ ...ctx, locale }, slug)
      return [...sectors, ...exportExperience].map(({ text, lang, typed }) =>
        typed ? `${text} (${typed.lang})` : (lang ?? text),
      )
    }
    expect(shown('ko')).toEqual(['누수 탐지', '설계 검토', 'ko', '베트남', '튀르키예', 'ko'])
    expect(shown('vi')).toEqual([
      'Phát hiện rò rỉ nước',
      'Tối ưu giá trị (ko)',
      'ko',
      'Việt Nam',
      'Thổ Nhĩ Kỳ',
      'ko',
    ])
    expect(shown('en')).toEqual([
      'Water leak detection',
      'Value engineering (ko)',
      'ko',
      'Vietnam',
      'Türkiye',
      'ko',
    ])
  })
})

describe('recognising an organisation', () => {
  it('takes a namesake with another number for somebody else', () => {
    const ctx = aContext()
    createOrganisation(ctx, hanbit)
    expect(findOrganisation(ctx.db, 'KR', '220-81-62517', '(주)한빛')).toBeNull()
  })

  it('finds it by number first, then by any way to write its name', () => {
    const ctx = aContext()
    const { id } = createOrganisation(ctx, hanbit)
    expect(findOrganisation(ctx.db, 'KR', '124-81-00998', '전혀 다른 이름')).toMatchObject({
      by: 'registrationNumber',
      organisation: { id },
    })
    expect(findOrganisation(ctx.db, 'KR', null, '㈜한빛')).toMatchObject({
      by: 'name',
      organisation: { id },
    })
    expect(findOrganisation(ctx.db, 'VN', null, '㈜한빛')).toBeNull()
  })
})
