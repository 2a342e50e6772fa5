import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { listingReviews, outbox, people, searchDocuments, technologies } from '#db/schema'
import { aMailbox } from '#app/features/accounts/testing.server'
import {
  listingById,
  listingBySlug,
  readNeed,
  readTechnology,
  updateTechnology,
} from '#app/features/catalogue'
import { aDesk, begin, post } from '#app/features/editing/testing.server'
import type { Context } from '#app/platform/context.server'
import { aPerson, as } from '#app/platform/testing.server'
import { archiveListing, confirmListing, reopenListing } from './archive-listing.server'
import { askValidity } from './ask-validity.server'
import { decideReview } from './decide-review.server'
import { countWaiting, latestReview, readReview, readReviewQueue } from './queries.server'
import { remindReviewers } from './remind-reviewers.server'
import { submitListing, withdrawListing } from './submit-listing.server'
import { verifyCertificate } from './verify-certificate.server'

const DAY_MS = 86_400_000

/** A technology with all that a review asks for. */
function aComplete(desk: ReturnType<typeof aDesk>) {
  const slug = begin(desk.supplier, desk.hanbit.id)
  post(desk.supplier, slug, 'basics', {
    title: '음향 센서 누수 탐지 시스템',
    summary: '관로의 누수음을 감지합니다.',
    trl: '9',
    version: '1',
  })
  post(desk.supplier, slug, 'terms', {
    cooperationModes: 'export',
    'price.currency': 'KRW',
    availability: 'available',
    version: '2',
  })
  post(desk.supplier, slug, 'publication', {
    visibility: 'public',
    coreTechnology: 'no',
    technologyTransfer: 'unsure',
    version: '3',
  })
  return slug
}
const seen = (desk: ReturnType<typeof aDesk>, slug: string) => ({
  kind: 'technology' as const,
  slug,
  version: rowOf(desk, slug).version,
})
const rowOf = (desk: ReturnType<typeof aDesk>, slug: string) =>
  listingBySlug(desk.ctx.db, 'technology', slug)

function inReview(desk = aDesk()) {
  const slug = aComplete(desk)
  submitListing(desk.supplier, seen(desk, slug))
  const review = latestReview(desk.ctx.db, 'technology', rowOf(desk, slug).id)
  if (!review) throw new Error('no review')
  return { desk, slug, reviewId: review.id, promisedBy: review.promisedBy }
}

describe('handing in', () => {
  it('says what is missing, and hands nothing in', () => {
    const desk = aDesk()
    const slug = begin(desk.supplier, desk.hanbit.id, { title: '어떤 제목', summary: '' })
    expect(() => submitListing(desk.supplier, seen(desk, slug))).toThrowDomainError(
      'listing.incomplete',
    )
    expect(rowOf(desk, slug).status).toBe('draft')
    expect(countWaiting(desk.ctx)).toBe(0)
  })

  it.each(['reader', 'buyer', 'organiser'] as const)('is not for a %s', (who) => {
    const desk = aDesk()
    const slug = aComplete(desk)
    expect(() => submitListing(desk[who], seen(desk, slug))).toThrowDomainError('notFound')
  })

  it('promises an answer in three working days, and pressed twice waits once', () => {
    // Friday in Viet Nam.
    const { desk, slug, promisedBy } = inReview()
    expect(promisedBy).toBe('2026-11-25')
    submitListing(desk.supplier, { ...seen(desk, slug), version: 1 })
    expect(countWaiting(desk.ctx)).toBe(1)
    expect(() => readTechnology(desk.visitor, slug)).toThrowDomainError('notFound')
  })

  it('refuses a confidential need that names its owner, and shows it under an address that does not', () => {
    const desk = aDesk()
    const slug = begin(desk.buyer, desk.songBo.id, {
      kind: 'need',
      sourceLocale: 'vi',
      title: 'Sông Bồ tìm thiết bị phát hiện rò rỉ',
      summary: 'Cho Công ty TNHH Cấp nước Sông Bồ.',
    })
    const need = { kind: 'need' as const }
    post(
      desk.buyer,
      slug,
      'basics',
      {
        title: 'Phát hiện rò rỉ mạng cấp nước',
        summary: 'Cho đơn vị cấp nước Sông Bồ.',
        place: 'vn-hue',
        version: '1',
      },
      need,
    )
    post(desk.buyer, slug, 'details', { problem: 'Thất thoát 24 %.', version: '2' }, need)
    post(
      desk.buyer,
      slug,
      'publication',
      { confidential: 'on', visibility: 'public', version: '3' },
      need,
    )
    const submit = () =>
      submitListing(desk.buyer, {
        ...need,
        slug,
        version: listingBySlug(desk.ctx.db, 'need', slug).version,
      })
    expect(submit).toThrowDomainError('listing.incomplete')
    post(
      desk.buyer,
      slug,
      'basics',
      {
        title: 'Phát hiện rò rỉ mạng cấp nước',
        summary: 'Cho một công ty cấp nước.',
        place: 'vn-hue',
        version: '4',
      },
      need,
    )
    expect(submit().status).toBe('inReview')
    expect(() => readNeed(desk.visitor, slug)).toThrowDomainError('notFound')
    const review = latestReview(desk.ctx.db, 'need', listingBySlug(desk.ctx.db, 'need', slug).id)
    decideReview(desk.organiser, { reviewId: review?.id ?? '', version: 6, decision: 'approve' })
    expect(slug).toContain('song-bo')
    expect(() => readNeed(desk.visitor, slug)).toThrowDomainError('notFound')
    const { slug: quiet } = listingById(desk.ctx.db, 'need', review?.listingId ?? '')
    expect(quiet).toMatch(/^need-[\da-f]{8}$/)
    const shown = readNeed(desk.visitor, quiet)
    expect(shown).toMatchObject({ status: 'open', owner: null })
    expect(JSON.stringify(shown)).not.toContain('Sông Bồ')
    expect(JSON.stringify(desk.ctx.db.select().from(searchDocuments).all())).not.toContain(
      'Sông Bồ',
    )
  })

  it('can be taken back by the owner', () => {
    const { desk, slug } = inReview()
    withdrawListing(desk.supplier, seen(desk, slug))
    expect(rowOf(desk, slug).status).toBe('draft')
    expect(countWaiting(desk.ctx)).toBe(0)
    submitListing(desk.supplier, seen(desk, slug))
    expect(countWaiting(desk.ctx)).toBe(1)
  })
})

describe('deciding', () => {
  it.each(['supplier', 'buyer', 'reader'] as const)('is not for a %s', (who) => {
    const { desk, slug, reviewId } = inReview()
    const version = rowOf(desk, slug).version
    expect(() =>
      decideReview(desk[who], { reviewId, version, decision: 'approve' }),
    ).toThrowDomainError('notFound')
    expect(() => readReviewQueue(desk[who])).toThrowDomainError('notFound')
    expect(() => readReview(desk[who], reviewId)).toThrowDomainError('notFound')
    expect(() =>
      verifyCertificate(desk[who], { reviewId, version, index: 0, verification: 'verified' }),
    ).toThrowDomainError('notFound')
  })

  it('approves, and the listing is found', () => {
    const { desk, slug, reviewId } = inReview()
    expect(readReviewQueue(desk.organiser).waiting).toMatchObject([
      { id: reviewId, owner: '(주)한빛', isLate: false },
    ])
    decideReview(desk.administrator, {
      reviewId,
      version: rowOf(desk, slug).version,
      decision: 'approve',
    })
    expect(readTechnology(desk.visitor, slug)).toMatchObject({ status: 'published' })
    expect(desk.ctx.db.select().from(searchDocuments).all()).toHaveLength(1)
    expect(readReviewQueue(desk.organiser).waiting).toEqual([])
  })

  it('returns with a reason, which the owner gets by mail in their language', async () => {
    const { desk, slug, reviewId } = inReview()
    const version = rowOf(desk, slug).version
    expect(() =>
      decideReview(desk.organiser, { reviewId, version, decision: 'return' }),
    ).toThrowDomainError('field.required')
    desk.ctx.db.update(people).set({ locale: 'ko' }).run()
    decideReview(desk.organiser, {
      reviewId,
      version,
      decision: 'return',
      reason: '요약이 무엇을 찾는지 말하지 않습니다.',
      notes: [
        { field: 'summary', text: '성과를 수치로' },
        { field: '', text: '' },
      ],
    })
    expect(rowOf(desk, slug).status).toBe('draft')
    expect(latestReview(desk.ctx.db, 'technology', rowOf(desk, slug).id)).toMatchObject({
      state: 'returned',
      notes: [{ field: 'summary', text: '성과를 수치로' }],
    })
    const mailbox = await aMailbox()
    const mails = await mailbox.deliver(desk.ctx)
    await mailbox.close()
    // Owner and editor, not the reader.
    expect(mails).toHaveLength(2)
    expect(mails[0]?.subject).toContain('보완이 필요합니다')
    expect(mails[0]?.text).toContain('요약이 무엇을 찾는지 말하지 않습니다.')
    expect(mails[0]?.link.pathname).toBe(`/ko/work/technologies/${slug}/publication`)
  })

  it('is on what was read: a change meanwhile asks for another look', () => {
    const { desk, slug, reviewId } = inReview()
    const { id, version } = rowOf(desk, slug)
    updateTechnology(desk.supplier, { id, version, trl: 8 })
    expect(() =>
      decideReview(desk.organiser, { reviewId, version, decision: 'approve' }),
    ).toThrowDomainError('review.changed')
    decideReview(desk.organiser, { reviewId, version: version + 1, decision: 'approve' })
    expect(() =>
      decideReview(desk.administrator, { reviewId, version: version + 2, decision: 'approve' }),
    ).toThrowDomainError('review.decided')
  })

  it('is not for whoever belongs to the owner', () => {
    const { desk, slug, reviewId } = inReview()
    const own = as(
      desk.ctx,
      aPerson(desk.ctx.db, { staff: ['organiser'], member: { organisationId: desk.hanbit.id } }),
    )
    expect(() =>
      decideReview(own, { reviewId, version: rowOf(desk, slug).version, decision: 'approve' }),
    ).toThrowDomainError('review.own')
  })

  it('checks a certificate; a change of it asks for a new check', () => {
    const desk = aDesk()
    const slug = aComplete(desk)
    const row = {
      'certifications[0].type': 'netConstruction',
      'certifications[0].number': '제900호',
    }
    post(desk.supplier, slug, 'proof', { ...row, version: '4' })
    submitListing(desk.supplier, seen(desk, slug))
    const review = latestReview(desk.ctx.db, 'technology', rowOf(desk, slug).id)
    const reviewId = review?.id ?? ''
    const check = (index: number) =>
      verifyCertificate(desk.organiser, {
        reviewId,
        version: rowOf(desk, slug).version,
        index,
        verification: 'verified',
      })
    expect(() => check(1)).toThrowDomainError('notFound')
    check(0)
    expect(rowOf(desk, slug)).toMatchObject({ certifications: [{ verification: 'verified' }] })
    const version = String(rowOf(desk, slug).version)
    post(desk.supplier, slug, 'proof', { ...row, developmentStage: '3세대', version })
    expect(rowOf(desk, slug)).toMatchObject({ certifications: [{ verification: 'verified' }] })
    post(desk.supplier, slug, 'proof', { ...row, 'certifications[0].number': '제901호', version })
    expect(rowOf(desk, slug)).toMatchObject({ certifications: [{ verification: 'unverified' }] })
  })
})

describe('the life of what is shown', () => {
  function shown() {
    const { desk, slug, reviewId } = inReview()
    decideReview(desk.organiser, {
      reviewId,
      version: rowOf(desk, slug).version,
      decision: 'approve',
    })
    desk.ctx.db.delete(outbox).run()
    const at = (days: number): Context => ({
      ...desk.ctx,
      now: () => new Date(desk.ctx.now().getTime() + days * DAY_MS),
    })
    return { desk, slug, at }
  }

  it('is asked about each quarter, marked when nobody answers, and leaves after half a year', () => {
    const { desk, slug, at } = shown()
    expect(askValidity(at(90))).toEqual({ asked: 0, marked: 0, archived: 0 })
    expect(askValidity(at(92))).toEqual({ asked: 1, marked: 0, archived: 0 })
    expect(askValidity(at(92))).toEqual({ asked: 0, marked: 0, archived: 0 })
    const mails = desk.ctx.db.select().from(outbox).where(eq(outbox.kind, 'mail')).all()
    expect(mails.map((line) => line.payload.template)).toEqual(['stillValid', 'stillValid'])
    expect(askValidity(at(123))).toMatchObject({ marked: 1 })
    expect(desk.ctx.db.select().from(searchDocuments).get()?.document.stale).toBe(true)
    expect(askValidity(at(310))).toMatchObject({ archived: 1 })
    expect(rowOf(desk, slug).status).toBe('archived')
    expect(() => readTechnology(desk.visitor, slug)).toThrowDomainError('notFound')
  })

  it('an answer starts a new quarter and takes the mark away', () => {
    const { desk, slug, at } = shown()
    askValidity(at(92))
    askValidity(at(123))
    confirmListing({ ...desk.supplier, now: at(124).now }, seen(desk, slug))
    expect(rowOf(desk, slug)).toMatchObject({ askedAt: null, staleSince: null })
    expect(desk.ctx.db.select().from(searchDocuments).get()?.document.stale).toBeUndefined()
    expect(askValidity(at(200))).toEqual({ asked: 0, marked: 0, archived: 0 })
  })

  it('of a demo nobody is asked', () => {
    const { desk, at } = shown()
    desk.ctx.db.update(technologies).set({ demo: true }).run()
    expect(askValidity(at(92)).asked).toBe(0)
  })

  it('ends when its owner archives it, and begins again as a draft', () => {
    const { desk, slug } = shown()
    expect(() => archiveListing(desk.reader, seen(desk, slug))).toThrowDomainError('notFound')
    archiveListing(desk.supplier, seen(desk, slug))
    expect(rowOf(desk, slug).status).toBe('archived')
    expect(() => confirmListing(desk.supplier, seen(desk, slug))).toThrowDomainError(
      'listing.notShown',
    )
    reopenListing(desk.supplier, seen(desk, slug))
    expect(rowOf(desk, slug).status).toBe('draft')
    expect(() => archiveListing(desk.supplier, seen(desk, slug))).toThrowDomainError(
      'listing.notShown',
    )
  })

  it('keeps every review on record, and one of a listing waits at most', () => {
    const { desk, slug, reviewId } = inReview()
    expect(() =>
      desk.ctx.db
        .insert(listingReviews)
        .values({
          id: 'x',
          listingKind: 'technology',
          listingId: rowOf(desk, slug).id,
          submittedAt: desk.ctx.now(),
          promisedBy: '2026-11-25',
        })
        .run(),
    ).toThrow()
    decideReview(desk.organiser, {
      reviewId,
      version: rowOf(desk, slug).version,
      decision: 'return',
      reason: '다시',
    })
    submitListing(desk.supplier, seen(desk, slug))
    expect(desk.ctx.db.select().from(listingReviews).all()).toHaveLength(2)
  })
})

describe('telling the reviewers', () => {
  const told = (desk: ReturnType<typeof aDesk>, template: string) =>
    desk.ctx.db
      .select()
      .from(outbox)
      .all()
      .filter((line) => line.payload.template === template)
      .map((line) => (line.payload.to as { personId: string }).personId)
  /** Hours before the end of the promised day in Viet Nam. */
  const before = (desk: ReturnType<typeof aDesk>, promisedBy: string, days: number): Context => ({
    ...desk.ctx,
    now: () => new Date(Date.parse(`${promisedBy}T05:00:00Z`) - days * DAY_MS),
  })

  it('writes one mail to each who may decide, in their language, and none to the owner’s own people', async () => {
    const mailbox = await aMailbox()
    const desk = aDesk()
    const ours = aPerson(desk.ctx.db, {
      staff: ['organiser'],
      member: { organisationId: desk.hanbit.id },
    })
    const korean = aPerson(desk.ctx.db, { staff: ['administrator', 'organiser'], locale: 'ko' })
    aPerson(desk.ctx.db, {})
    inReview(desk)
    const people = told(desk, 'reviewWaiting')
    expect(people).toContain(korean.id)
    expect(people).not.toContain(ours.id)
    expect(new Set(people).size).toBe(people.length)
    const mails = await mailbox.deliver(desk.ctx)
    expect(mails.find((mail) => mail.to.includes(korean.email))?.subject).toContain('검토 요청')
    await mailbox.close()
  })

  it('tells them once more when the promised day is near, however often the house is kept', () => {
    const desk = aDesk()
    const reviewer = aPerson(desk.ctx.db, { staff: ['organiser'] })
    const { promisedBy } = inReview(desk)
    expect(remindReviewers(before(desk, promisedBy, 2))).toBe(0)
    expect(remindReviewers(before(desk, promisedBy, 1))).toBe(1)
    desk.ctx.db.update(outbox).set({ state: 'done', doneAt: desk.ctx.now() }).run()
    expect(remindReviewers(before(desk, promisedBy, 1))).toBe(0)
    expect(remindReviewers(before(desk, promisedBy, -5))).toBe(0)
    expect(told(desk, 'reviewDue').filter((id) => id === reviewer.id)).toHaveLength(1)
  })

  it('leaves alone what was decided or taken back, also when the mail is already on its way', async () => {
    const mailbox = await aMailbox()
    const { desk, slug, promisedBy } = inReview()
    aPerson(desk.ctx.db, { staff: ['organiser'] })
    withdrawListing(desk.supplier, seen(desk, slug))
    expect(remindReviewers(before(desk, promisedBy, 0))).toBe(0)
    const mails = await mailbox.deliver(desk.ctx)
    expect(mails.filter((mail) => mail.subject.includes('To review'))).toEqual([])
    await mailbox.close()
  })
})
