import { describe, expect, it } from 'vitest'
import { choicesIn } from './act'
import { aDesk, BASICS, begin, post, technologyOf } from './testing.server'

describe('two people at once', () => {
  const changed = { ...BASICS, title: '내 제목', version: '1' }

  it('what each changed alone is kept', () => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id)
    post(desk.colleague, slug, 'basics', {
      ...BASICS,
      trl: '8',
      summary: '동료의 요약',
      version: '1',
    })
    const saved = post(desk.supplier, slug, 'basics', {
      title: '내 제목',
      summary: '관로의 누수음을 감지합니다.',
      version: '1',
    })
    expect(saved.state).toBe('saved')
    expect(technologyOf(desk, slug)).toMatchObject({
      title: { ko: '내 제목' },
      summary: { ko: '동료의 요약' },
      trl: 8,
    })
  })

  it('what both changed is shown side by side and not written, until somebody chooses', () => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id)
    post(desk.colleague, slug, 'basics', { ...BASICS, title: '동료 제목', version: '1' })
    const met = post(desk.supplier, slug, 'basics', changed)
    if (met.state !== 'conflict') throw new Error('no conflict')
    expect(met.conflict).toMatchObject({
      who: '류하늘',
      version: 2,
      fields: [{ name: 'title', mine: '내 제목', theirs: '동료 제목' }],
    })
    expect(technologyOf(desk, slug)).toMatchObject({ title: { ko: '동료 제목' }, version: 2 })
    const theirs = choicesIn({ 'choose.title': 'theirs' })
    post(desk.supplier, slug, 'basics', { ...changed, against: '2' }, { choices: theirs })
    expect(technologyOf(desk, slug).title.ko).toBe('동료 제목')
    const mine = choicesIn({ 'choose.title': 'mine' })
    post(desk.supplier, slug, 'basics', { ...changed, against: '2' }, { choices: mine })
    expect(technologyOf(desk, slug).title.ko).toBe('내 제목')
  })

  it('a choice made against one version says nothing of a later one', () => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id)
    post(desk.colleague, slug, 'basics', { ...BASICS, title: '동료 제목', version: '1' })
    post(desk.colleague, slug, 'basics', { ...BASICS, title: '동료 제목 2', version: '2' })
    const again = post(
      desk.supplier,
      slug,
      'basics',
      { ...changed, against: '2' },
      { choices: { title: 'mine' } },
    )
    expect(again.state).toBe('conflict')
    expect(technologyOf(desk, slug).title.ko).toBe('동료 제목 2')
  })

  it('the same person meets their own other window too', () => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id)
    post(desk.supplier, slug, 'basics', { ...BASICS, title: '첫째 창', version: '1' })
    const met = post(desk.supplier, slug, 'basics', { ...BASICS, title: '둘째 창', version: '1' })
    expect(met).toMatchObject({
      state: 'conflict',
      conflict: { who: '김도현' },
    })
  })

  it('a change of another language is no conflict', () => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id)
    post(desk.colleague, slug, 'basics', { title: 'Leak detection', version: '1' }, { lang: 'en' })
    expect(post(desk.supplier, slug, 'basics', changed).state).toBe('saved')
    expect(technologyOf(desk, slug).title).toEqual({ ko: '내 제목', en: 'Leak detection' })
  })

  it('a version that the trail does not know makes every difference a conflict', () => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id)
    expect(post(desk.supplier, slug, 'basics', { ...changed, version: '0' }).state).toBe('conflict')
    const { version: _version, ...unseen } = changed
    expect(post(desk.supplier, slug, 'basics', unseen).state).toBe('conflict')
  })
})
