import { describe, expect, it } from 'vitest'
import { keptForms } from '#db/schema'
import {
  discardForm,
  forgetOldForms,
  keepAndReturn,
  keepForm,
  keepForVisitor,
  keepPageForVisitor,
  readKeptPage,
} from './keep-form.server'
import { readStep } from './read-step.server'
import { aDesk, BASICS, begin, post, stepOf, technologyOf } from './testing.server'

describe('what is typed and not saved', () => {
  const form = (slug: string) => ({
    kind: 'technology' as const,
    slug,
    step: 'basics' as const,
    lang: null,
  })

  it('comes back to its writer alone, wrong as it may be, and goes with the save', () => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id)
    const typed = { ...BASICS, title: '가'.repeat(250), window: 'a', version: '1' }
    keepForm(desk.supplier, form(slug), typed, 0)
    expect(readStep(desk.supplier, stepOf(slug, 'basics'))).toMatchObject({
      values: { title: typed.title },
    })
    expect(readStep(desk.colleague, stepOf(slug, 'basics'))).toMatchObject({
      kept: null,
      values: { title: BASICS.title },
    })
    expect(technologyOf(desk, slug).title.ko).toBe(BASICS.title)
    post(
      desk.supplier,
      slug,
      'basics',
      { ...BASICS, version: '1' },
      { kept: { version: 1, window: 'a', token: null } },
    )
    expect(desk.ctx.db.select().from(keptForms).all()).toEqual([])
  })

  it('is not overwritten by another window that did not see it', () => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id)
    expect(keepForm(desk.supplier, form(slug), { title: 'a1', window: 'a' }, 0)).toMatchObject({
      state: 'kept',
      version: 1,
    })
    expect(keepForm(desk.supplier, form(slug), { title: 'a2', window: 'a' }, 0)).toMatchObject({
      state: 'kept',
      version: 2,
    })
    expect(keepForm(desk.supplier, form(slug), { title: 'b1', window: 'b' }, 0)).toEqual({
      state: 'elsewhere',
    })
    expect(() =>
      keepAndReturn(desk.supplier, form(slug), { title: 'b1', window: 'b' }, 0),
    ).toThrowDomainError('listing.typedElsewhere')
    expect(readStep(desk.supplier, stepOf(slug, 'basics')).values.title).toBe('a2')
    // Saving the other window leaves it alone as well.
    post(
      desk.supplier,
      slug,
      'basics',
      { ...BASICS, version: '1' },
      { kept: { version: 0, window: 'b', token: null } },
    )
    expect(readStep(desk.supplier, stepOf(slug, 'basics')).values.title).toBe('a2')
    discardForm(desk.supplier, form(slug))
    expect(readStep(desk.supplier, stepOf(slug, 'basics')).values.title).toBe(BASICS.title)
  })

  it('waits for a session that ended in the middle: found again by its token, by nobody else', () => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id)
    const token = keepForVisitor(desk.visitor, form(slug), {
      ...BASICS,
      title: '긴 글',
      version: '1',
    })
    expect(readStep(desk.supplier, stepOf(slug, 'basics', { token }))).toMatchObject({
      values: { title: '긴 글' },
    })
    expect(readStep(desk.supplier, stepOf(slug, 'basics', { token: 'guessed' }))).toMatchObject({
      kept: null,
    })
    expect(readStep(desk.supplier, stepOf(slug, 'details', { token }))).toMatchObject({
      kept: null,
    })
    expect(() => readStep(desk.buyer, stepOf(slug, 'basics', { token }))).toThrowDomainError(
      'notFound',
    )
    const stored = desk.ctx.db.select().from(keptForms).all()
    expect(JSON.stringify(stored)).not.toContain(token)
    post(
      desk.supplier,
      slug,
      'basics',
      { ...BASICS, title: '긴 글', version: '1' },
      { kept: { version: 0, window: 'c', token } },
    )
    expect(desk.ctx.db.select().from(keptForms).all()).toEqual([])
  })

  it('into the form of any other page waits as well: under its token, on that page, for somebody signed in', () => {
    const desk = aDesk()
    const typed = { address: '서울', version: '1' }
    const token = keepPageForVisitor(desk.visitor, '/ko/organisations/hanbit/edit', typed)
    expect(readKeptPage(desk.supplier, '/ko/organisations/hanbit/edit', token)).toEqual(typed)
    expect(readKeptPage(desk.supplier, '/ko/organisations/songbo/edit', token)).toBeNull()
    expect(readKeptPage(desk.supplier, '/ko/organisations/hanbit/edit', 'guessed')).toBeNull()
    expect(readKeptPage(desk.visitor, '/ko/organisations/hanbit/edit', token)).toBeNull()
  })

  it('is bounded, and forgotten when nobody comes back', () => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id)
    expect(() =>
      keepForVisitor(desk.visitor, form(slug), { title: 'x'.repeat(400_000) }),
    ).toThrowDomainError('form.tooLarge')
    for (let count = 0; count < 205; count++)
      keepForVisitor(desk.visitor, form(slug), { title: String(count) })
    expect(desk.ctx.db.select().from(keptForms).all()).toHaveLength(200)
    keepForm(desk.supplier, form(slug), { title: 'own' }, 0)
    const later = (days: number) => ({
      ...desk.ctx,
      now: () => new Date(desk.ctx.now().getTime() + days * 86_400_000),
    })
    forgetOldForms(later(2))
    expect(desk.ctx.db.select().from(keptForms).all()).toHaveLength(1)
    forgetOldForms(later(100))
    expect(desk.ctx.db.select().from(keptForms).all()).toEqual([])
  })
})
