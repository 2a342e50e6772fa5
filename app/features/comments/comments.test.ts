import { eq } from 'drizzle-orm'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { auditEntries, keptForms, listingComments, outbox } from '#db/schema'
import { exportOwn, forgetPerson } from '#app/features/accounts'
import { listingBySlug } from '#app/features/catalogue'
import { actOnComments, readStep, sayTyped } from '#app/features/editing'
import { aDesk, begin, post, stepOf } from '#app/features/editing/testing.server'
import { mergeOrganisations } from '#app/features/merges'
import { renderMail } from '#app/features/notifications'
import { createOrganisation, organisationById } from '#app/features/organisations'
import { exportOrganisation } from '#app/features/privacy'
import { decideReview, latestReview, submitListing } from '#app/features/reviews'
import type { Context, Person } from '#app/platform/context.server'
import { DomainError } from '#app/platform/domain-error'
import { TEST_NOW } from '#app/platform/testing.server'
import { readComments } from './read-comments.server'
import { COMMENT_LENGTH } from './schema'
import { settleComment } from './settle-comment.server'
import { nextMorning } from './tell-concerned.server'
import { writeComment } from './write-comment.server'
import type { WriteComment } from './schema'

function aDraft() {
  const desk = aDesk()
  const slug = begin(desk.supplier, desk.hanbit.id)
  const of = { kind: 'technology' as const, slug }
  const listing = () => listingBySlug(desk.ctx.db, 'technology', slug)
  const say = (ctx: Context, text: string, more: Partial<WriteComment> = { field: 'summary' }) =>
    writeComment(ctx, { ...of, text, ...more }).commentId
  const threads = (ctx: Context) => readComments(ctx, listing()).threads
  const stored = () => desk.ctx.db.select().from(listingComments).all()
  const settle = (ctx: Context, thread: string, version: number, settled = true) =>
    settleComment(ctx, { ...of, thread, version, settled })
  return { ...desk, slug, of, listing, say, threads, stored, settle }
}

/** The same, handed in. */
function waiting() {
  const desk = aDraft()
  post(desk.supplier, desk.slug, 'basics', {
    title: '음향 센서 누수 탐지 시스템',
    summary: '관로의 누수음을 감지합니다.',
    trl: '9',
    version: '1',
  })
  post(desk.supplier, desk.slug, 'terms', {
    cooperationModes: 'export',
    'price.currency': 'KRW',
    availability: 'available',
    version: '2',
  })
  post(desk.supplier, desk.slug, 'publication', {
    visibility: 'public',
    coreTechnology: 'no',
    technologyTransfer: 'no',
    version: '3',
  })
  submitListing(desk.supplier, { ...desk.of, version: desk.listing().version })
  return desk
}
const refusalOf = (work: () => void) => {
  try {
    work()
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, field: error.field }
  }
  return null
}
const idOf = (ctx: Context) => (ctx.actor as Person).id

describe('commenting on a field', () => {
  it.each([
    ['visitor', 'signInFirst'],
    ['buyer', 'notFound'],
    ['reader', 'notFound'],
    ['organiser', 'comment.notInCharge'],
    ['administrator', 'comment.notInCharge'],
  ] as const)('is not for a %s while nothing is handed in', (who, code) => {
    const desk = aDraft()
    const thread = desk.say(desk.supplier, '수치를 확인해 주십시오.')
    expect(() => desk.say(desk[who], 'x')).toThrowDomainError(code)
    expect(() => desk.settle(desk[who], thread, 1)).toThrowDomainError(code)
    expect(desk.stored()).toHaveLength(1)
  })

  it('is read by the people of the firm who edit, and by reviewers; by nobody else', () => {
    const desk = aDraft()
    desk.say(desk.supplier, '수치를 확인해 주십시오.')
    for (const who of ['supplier', 'colleague', 'organiser', 'administrator'] as const)
      expect(desk.threads(desk[who])).toMatchObject([
        {
          field: 'summary',
          comments: [{ by: '김도현', voice: 'organisation', text: '수치를 확인해 주십시오.' }],
        },
      ])
    for (const who of ['visitor', 'buyer', 'reader'] as const)
      expect(desk.threads(desk[who])).toEqual([])
  })

  it('refuses empty and endless texts, fields that there are not, and threads of another listing', () => {
    const desk = aDraft()
    const other = begin(desk.supplier, desk.hanbit.id, { title: '다른 기술' })
    const { commentId } = writeComment(desk.supplier, {
      kind: 'technology',
      slug: other,
      field: 'title',
      text: '가',
    })
    expect(() => desk.say(desk.supplier, ' \n ')).toThrowDomainError('field.required')
    expect(() => desk.say(desk.supplier, '가'.repeat(COMMENT_LENGTH + 1))).toThrowDomainError(
      'field.tooLong',
    )
    for (const field of ['budget', '__proto__', 'organisationId', ''])
      expect(() => desk.say(desk.supplier, '가', { field })).toThrowDomainError('field.choose')
    expect(() => desk.say(desk.supplier, '가', { thread: commentId })).toThrowDomainError(
      'notFound',
    )
    expect(() => desk.settle(desk.supplier, commentId, 1)).toThrowDomainError('notFound')
    expect(desk.stored()).toHaveLength(1)
  })

  it('writes once, however often the button is pressed, and keeps the words out of the audit trail', () => {
    const desk = aDraft()
    const key = { field: 'summary', key: 'window:comment-summary' }
    expect(desk.say(desk.supplier, '비밀 수치', key)).toBe(
      desk.say(desk.supplier, '비밀 수치', key),
    )
    expect(desk.stored()).toHaveLength(1)
    expect(JSON.stringify(desk.ctx.db.select().from(auditEntries).all())).not.toContain('비밀')
  })

  it('is for any reviewer while it waits, and then for the one who decided', () => {
    const desk = waiting()
    const thread = desk.say(desk.organiser, '시험 성적서가 있습니까?', { field: 'certifications' })
    desk.say(desk.administrator, '동의합니다.', { thread })
    expect(desk.threads(desk.supplier)[0]?.comments.map(({ voice }) => voice)).toEqual([
      'reviewer',
      'reviewer',
    ])
    const review = latestReview(desk.ctx.db, 'technology', desk.listing().id)
    decideReview(desk.organiser, {
      reviewId: review?.id ?? '',
      version: desk.listing().version,
      decision: 'return',
      reason: '성적서가 필요합니다.',
    })
    desk.say(desk.supplier, '첨부했습니다.', { thread })
    desk.say(desk.organiser, '확인했습니다.', { thread })
    expect(() => desk.say(desk.administrator, 'x', { thread })).toThrowDomainError(
      'comment.notInCharge',
    )
  })
})

describe('settling', () => {
  it('says who and when, twice is once, and an answer opens it again', () => {
    const desk = aDraft()
    const thread = desk.say(desk.supplier, '수치를 확인해 주십시오.')
    desk.settle(desk.colleague, thread, 1)
    desk.settle(desk.colleague, thread, 1)
    expect(desk.threads(desk.supplier)[0]).toMatchObject({ version: 2, settled: { by: '류하늘' } })
    desk.say(desk.supplier, '아직입니다.', { thread })
    expect(desk.threads(desk.supplier)[0]).toMatchObject({ version: 3, settled: null })
    desk.settle(desk.supplier, thread, 3)
    desk.settle(desk.supplier, thread, 4, false)
    expect(desk.threads(desk.supplier)[0]?.settled).toBeNull()
  })

  it('does not settle an answer that its page did not show', () => {
    const desk = aDraft()
    const thread = desk.say(desk.supplier, '수치를 확인해 주십시오.')
    desk.say(desk.colleague, '95 %가 맞습니다.', { thread })
    expect(() => desk.settle(desk.supplier, thread, 1)).toThrowDomainError('comment.changed')
    expect(desk.threads(desk.supplier)[0]?.settled).toBeNull()
  })
})

describe('in the editor', () => {
  const values = (more = {}) => ({
    title: '음향 센서 누수 탐지 시스템',
    summary: '고친 요약',
    trl: '',
    window: 'w1',
    keptVersion: '0',
    ...more,
  })
  const place = (slug: string) =>
    ({ kind: 'technology', slug, step: 'basics', lang: null }) as const

  it('comments are counted at their step, and what else was typed stays typed', () => {
    const desk = aDraft()
    const typed = values({ 'comment-summary': '수치를 확인해 주십시오.', 'comment-trl': '나중에' })
    actOnComments(desk.supplier, place(desk.slug), typed, { name: 'comment', value: 'summary' })
    const page = readStep(desk.supplier, stepOf(desk.slug, 'basics'))
    expect(page.steps.map(({ id, comments }) => [id, comments])).toContainEqual(['basics', 1])
    expect(page.values).toMatchObject({ summary: '고친 요약', 'comment-trl': '나중에' })
    expect(page.values['comment-summary']).toBeUndefined()
    expect(desk.listing().summary.ko).not.toBe('고친 요약')
  })

  it('a form that says nothing new is not kept for a comment', () => {
    const desk = aDraft()
    const saved = readStep(desk.supplier, stepOf(desk.slug, 'basics')).values
    const typed = { ...saved, window: 'w1', keptVersion: '0', 'comment-title': '좋습니다.' }
    actOnComments(desk.supplier, place(desk.slug), typed, { name: 'comment', value: 'title' })
    expect(desk.ctx.db.select().from(keptForms).all()).toEqual([])
    expect(desk.threads(desk.supplier)).toHaveLength(1)
  })

  it('an empty or a too long one is refused at its own box', () => {
    const desk = aDraft()
    const act = { name: 'comment' as const, value: 'summary' }
    const send = (text: string) => () =>
      actOnComments(desk.supplier, place(desk.slug), values({ 'comment-summary': text }), act)
    for (const [text, code] of [
      ['', 'field.required'],
      ['가'.repeat(COMMENT_LENGTH + 1), 'field.tooLong'],
    ] as const)
      expect(refusalOf(send(text))).toEqual({ code, field: 'comment-summary' })
  })

  it('saving the step says what was typed beside it', () => {
    const desk = aDraft()
    const thread = desk.say(desk.colleague, '수치?')
    sayTyped(
      desk.supplier,
      place(desk.slug),
      values({ [`answer-${thread}`]: '95 %', 'comment-title': '제목은?' }),
    )
    expect(desk.stored()).toHaveLength(3)
  })
})

describe('telling', () => {
  const mails = (desk: ReturnType<typeof aDraft>) =>
    desk.ctx.db
      .select()
      .from(outbox)
      .where(eq(outbox.kind, 'mail'))
      .all()
      .map(({ payload, runAt }) => ({
        ...(payload as { to: { personId: string }; template: string; params: { since: number } }),
        runAt,
      }))
      .filter(({ template }) => template === 'commentsWaiting')
  const SITE = { publicOrigin: 'http://localhost:3000', secretKey: 'x'.repeat(32) }

  it('is one mail a person the next morning, whatever is written until then; never to its writer', () => {
    const desk = aDraft()
    const thread = desk.say(desk.supplier, '수치를 확인해 주십시오.')
    desk.say(desk.supplier, '제목도.', { field: 'title' })
    expect(mails(desk)).toMatchObject([{ to: { personId: idOf(desk.colleague) } }])
    desk.say(desk.colleague, '네.', { thread })
    expect(
      mails(desk)
        .map(({ to }) => to.personId)
        .sort(),
    ).toEqual([idOf(desk.colleague), idOf(desk.supplier)].sort())
    expect(new Set(mails(desk).map(({ runAt }) => runAt.toISOString()))).toEqual(
      new Set(['2026-11-21T01:00:00.000Z']),
    )
    expect(nextMorning(new Date('2026-11-20T17:30:00Z'))).toEqual(new Date('2026-11-21T01:00:00Z'))
  })

  it('names titles and fields and not the words, and falls silent when all is settled', () => {
    const desk = aDraft()
    const thread = desk.say(desk.supplier, '비밀 수치를 확인해 주십시오.')
    const [mail] = mails(desk)
    const render = () => mail && renderMail(desk.ctx.db, SITE, mail as never)
    expect(render()?.text).toContain('음향 센서 누수 탐지 시스템: Summary')
    expect(render()?.text).not.toContain('비밀')
    desk.settle(desk.colleague, thread, 1)
    expect(render()).toBeNull()
  })

  it('reaches a reviewer who wrote there, and not the rest of the staff', () => {
    const desk = waiting()
    const thread = desk.say(desk.organiser, '성적서?', { field: 'certifications' })
    desk.say(desk.supplier, '첨부했습니다.', { thread })
    const told = mails(desk).map(({ to }) => to.personId)
    expect(told).toContain(idOf(desk.organiser))
    expect(told).not.toContain(idOf(desk.administrator))
    const mail = mails(desk).find(({ to }) => to.personId === idOf(desk.organiser))
    expect(renderMail(desk.ctx.db, SITE, mail as never)?.text).toContain('/admin/reviews/')
  })

  it('says nothing to somebody who left the firm meanwhile', () => {
    const desk = aDraft()
    desk.say(desk.supplier, '수치?')
    const [mail] = mails(desk)
    forgetPersonOf(desk, desk.colleague)
    expect(mail && renderMail(desk.ctx.db, SITE, mail as never)).toBeNull()
  })
})

const forgetPersonOf = (desk: ReturnType<typeof aDraft>, who: Context) => {
  const { id, email } = who.actor as Person
  desk.ctx.db.transaction((tx) => forgetPerson(tx, desk.ctx, { id, email }))
}

describe('as personal data', () => {
  it('is in what a person and their organisation take out', () => {
    const desk = aDraft()
    desk.say(desk.colleague, '수치를 확인해 주십시오.')
    expect(exportOwn(desk.colleague).comments).toMatchObject([
      { field: 'summary', text: '수치를 확인해 주십시오.' },
    ])
    expect(exportOwn(desk.supplier).comments).toEqual([])
    const slug = organisationById(desk.ctx.db, desk.hanbit.id).slug
    const files = unzipSync(exportOrganisation(desk.supplier, slug))
    expect(strFromU8(files['private.json'] ?? new Uint8Array())).toContain('수치를 확인해')
    const other = organisationById(desk.ctx.db, desk.songBo.id).slug
    const theirs = unzipSync(exportOrganisation(desk.buyer, other))
    expect(strFromU8(theirs['private.json'] ?? new Uint8Array())).not.toContain('수치를 확인해')
  })

  const GONE = 'Someone whose account was erased'
  it('names nobody once its writer is erased, and stays with the listing', () => {
    const desk = aDraft()
    const thread = desk.say(desk.colleague, '수치를 확인해 주십시오.')
    desk.settle(desk.colleague, thread, 1)
    forgetPersonOf(desk, desk.colleague)
    expect(desk.threads(desk.supplier)).toMatchObject([
      {
        comments: [{ by: GONE, text: '수치를 확인해 주십시오.' }],
        settled: { by: GONE },
      },
    ])
  })

  it('moves with its listing when two records of a firm become one', () => {
    const desk = aDraft()
    desk.say(desk.supplier, '수치를 확인해 주십시오.')
    const keep = createOrganisation(desk.ctx, { legalName: { ko: '한빛' }, country: 'KR' })
    const before = organisationById(desk.ctx.db, desk.hanbit.id)
    mergeOrganisations(desk.administrator, {
      keepId: keep.id,
      otherId: before.id,
      keepVersion: 1,
      otherVersion: before.version,
    })
    expect(desk.listing().organisationId).toBe(keep.id)
    const owner = desk.member(keep.id)
    expect(desk.threads(owner)).toHaveLength(1)
    expect(TEST_NOW).toEqual(desk.stored()[0]?.createdAt)
  })
})
