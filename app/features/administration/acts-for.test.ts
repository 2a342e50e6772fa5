import { describe, expect, it } from 'vitest'
import { readHistory } from '#app/features/editing'
import { BASICS, aDesk, begin, post } from '#app/features/editing/testing.server'
import { leaveOrganisation } from '#app/features/accounts'
import { updateOrganisation } from '#app/features/organisations'
import { readActsFor } from './acts-for.server'

/** Whom `aDesk` calls its administrator. */
const STAFF = 'Trần Thị Mai'

describe('what was done in the name of an organisation', () => {
  it('names listings that staff wrote, for its people and in the history, and none of their own', () => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id)
    post(desk.administrator, slug, 'basics', {
      ...BASICS,
      summary: '관리자가 고친 요약',
      version: '1',
    })
    post(desk.colleague, slug, 'basics', { ...BASICS, summary: '다시 고친 요약', version: '2' })
    const { acts, mayOpen } = readActsFor(desk.supplier, desk.hanbit.slug)
    expect(acts).toMatchObject([
      {
        action: 'technology.updated',
        by: STAFF,
        listing: { kind: 'technology', slug, title: { text: BASICS.title } },
      },
    ])
    expect(mayOpen).toBe(true)
    expect(readActsFor(desk.reader, desk.hanbit.slug)).toMatchObject({ acts, mayOpen: false })
    expect(() => readActsFor(desk.buyer, desk.hanbit.slug)).toThrowDomainError('notFound')
    const { entries } = readHistory(desk.supplier, 'technology', slug)
    expect(entries.map(({ who }) => who)).toEqual([
      '류하늘',
      `${STAFF}, for ${desk.hanbit.displayName}`,
      '김도현',
    ])
  })
  it('takes no one for staff who was of the organisation then and has left it since', () => {
    const desk = aDesk()
    updateOrganisation(desk.colleague, {
      id: desk.hanbit.id,
      version: 1,
      website: 'hanbit.example',
    })
    leaveOrganisation(desk.colleague, { slug: desk.hanbit.slug })
    expect(readActsFor(desk.supplier, desk.hanbit.slug).acts).toEqual([])
    updateOrganisation(desk.administrator, { id: desk.hanbit.id, version: 2, address: '대전' })
    expect(readActsFor(desk.supplier, desk.hanbit.slug).acts).toMatchObject([
      { action: 'organisation.updated', by: STAFF },
    ])
  })
})
