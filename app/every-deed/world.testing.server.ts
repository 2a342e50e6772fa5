/** A small world in which every deed of the table can be tried: one record of each kind, to be set into any state. */
import { eq } from 'drizzle-orm'
import type { JoinKind, MemberRole, StaffRole, TeamRole } from '#db/domain'
import {
  absenceReports,
  chaseReminders,
  delegates,
  joinRequests,
  listingConcepts,
  listingReviews,
  matches,
  organisations,
  outbox,
  privacyRequests,
  schedules,
  slots,
  technologies,
  verificationCases,
} from '#db/schema'
import { inGrid } from '#app/features/events'
import type { Role } from '#app/features/accounts/action-rules'
import { fillNameKeys } from '#app/features/organisations'
import { startImport } from '#app/features/imports'
import { addDocument } from '#app/features/media'
import { enterRequest } from '#app/features/requests'
import { aListing, aMatchmaking, anOrganisation } from '#app/features/requests/testing.server'
import type { Firm } from '#app/features/requests/testing.server'
import { publishSchedule, takeVersion } from '#app/features/schedule'
import { aDraft } from '#app/features/schedule/testing.server'
import { placeMeeting } from '#app/features/schedule/place-meeting.server'
import { submitEvidence } from '#app/features/verification'
import type { Actor, Context } from '#app/platform/context.server'
import { newId } from '#app/platform/ids'
import { aPerson, as, TEST_NOW } from '#app/platform/testing.server'

export type World = Awaited<ReturnType<typeof aWorld>>

const PDF = new Uint8Array(Buffer.from('%PDF-1.7\n1 0 obj\n<< >>\nendobj\n%%EOF\n', 'latin1'))

/** The event of the deeds with a published day, its two firms and a third, and what each of them has lying about. */
export async function aWorld() {
  const story = aMatchmaking({ state: 'scheduling' })
  const { ctx } = story
  const { db } = ctx
  const join = (name: string, country: 'KR' | 'VN') =>
    story.join({ name, country, meetingLanguages: ['en'] })
  const [home, partner, guest] = [join('한빛', 'KR'), join('Sông Bồ', 'VN'), join('가람', 'KR')]
  const own = (firm: Firm) => aListing(db, 'technology', firm.organisationId)
  const [technology, reviewed, theirs] = [own(home), own(home), own(partner)]
  const need = aListing(db, 'need', home.organisationId)
  const pairs = {
    /** Of a technology of ours and a need of the partner's; and of two that are no business of either. */
    ours: { technology, need: aListing(db, 'need', partner.organisationId) },
    others: { technology: own(guest), need: aListing(db, 'need', guest.organisationId) },
  }
  complete(ctx, [technology, reviewed])
  const request = (from: Firm, to: Firm, about: string | null, answer: 'pending' | 'accepted') =>
    enterRequest(story.desk, {
      fromRegistrationId: from.registrationId,
      toRegistrationId: to.registrationId,
      priority: 'want',
      answer,
      ...(about && { about: { kind: 'technology' as const, id: about } }),
    })
  const meetingId = request(home, partner, technology, 'accepted').meetingId ?? ''
  const asked = request(partner, home, theirs, 'pending').id
  const sent = request(home, partner, null, 'pending').id
  const published = publishADay(story, meetingId)
  takeVersion(story.desk, { eventSlug: story.slug, number: 1 })
  const draft = idOf(
    db.select({ id: schedules.id }).from(schedules).where(eq(schedules.state, 'draft')).get(),
  )
  db.update(organisations)
    .set({ registrationNumber: '124-81-00998' })
    .where(eq(organisations.id, home.organisationId))
    .run()
  const [kept, evidence] = [handIn(home), handIn(home)]
  const document = addDocument(home.as, technology, { title: { en: 'Guide' }, tier: 'nda' }, PDF).id
  fillNameKeys(ctx)
  const elsewhere = aMatchmaking({ ctx, state: 'requests' })
  const spare = anOrganisation(db, { name: 'Spare' })
  const owned = anOrganisation(db, { name: 'Owned' })
  aPerson(db, { member: { organisationId: owned.id } })
  const ownerless = anOrganisation(db, { name: 'Nobody’s' })
  const staff = as(ctx, aPerson(db, { staff: ['organiser', 'administrator'] }))
  const started = await startImport(
    staff,
    { kind: 'technologies' },
    { name: 'a.csv', bytes: Buffer.from('Organisation,Technology\nHanbit Lab,Sensor\n') },
  )
  return {
    ...{ ctx, db, event: { id: story.id, slug: story.slug }, elsewhere },
    ...{ home, partner, guest, spare, owned },
    ownerless,
    foreign: anOrganisation(db, { name: 'Foreign' }),
    ...{ technology, reviewed, theirs, need, pairs, document, kept, evidence },
    ...{ meetingId, asked, sent, published, draft },
    delegateId: idOf(
      db.select().from(delegates).where(eq(delegates.registrationId, home.registrationId)).get(),
    ),
    importId: 'id' in started ? started.id : '',
    joinId: aJoin(ctx, guest, home.organisationId, 'join'),
    claimId: aJoin(ctx, guest, ownerless.id, 'claim'),
    privacyId: aPrivacyRequest(ctx, guest.person.id),
    ...lyingAbout(ctx, story.id, home, reviewed, Object.values(pairs)),
  }
}

/** Evidence that was refused, so that more can be handed in. */
function handIn({ as: ctx, organisationId }: Firm): string {
  const { id } = submitEvidence(ctx, organisationId, { evidence: 'businessRegistration' }, PDF)
  ctx.db.update(verificationCases).set({ state: 'refused' }).run()
  return id
}

function aJoin({ db }: Context, { person }: Firm, organisationId: string, kind: JoinKind): string {
  const id = newId()
  db.insert(joinRequests)
    .values({ ...{ id, personId: person.id, organisationId, kind }, createdAt: TEST_NOW })
    .run()
  return id
}

function aPrivacyRequest({ db }: Context, personId: string): string {
  const id = newId()
  db.insert(privacyRequests)
    .values({ id, personId, kind: 'access', createdAt: TEST_NOW, dueAt: TEST_NOW })
    .run()
  return id
}

/** What somebody asked for themselves, to be taken back. */
export function ownRequests({ ctx, owned, guest }: World, actor: Actor) {
  if (actor.kind !== 'person') return { joinId: '', privacyId: '' }
  return {
    joinId: aJoin(ctx, { ...guest, person: actor }, owned.id, 'join'),
    privacyId: aPrivacyRequest(ctx, actor.id),
  }
}

/** Records that are found by their state. */
function lyingAbout(
  { db }: Context,
  eventId: string,
  home: Firm,
  reviewed: string,
  pairs: { technology: string; need: string }[],
) {
  const createdAt = TEST_NOW
  const [reviewId, reminderId, outboxId, reportId] = [newId(), newId(), newId(), newId()]
  db.insert(listingReviews)
    .values({
      ...{ id: reviewId, listingKind: 'technology', listingId: reviewed, promisedBy: '2026-11-25' },
      ...{ submittedAt: createdAt, decidedAt: createdAt, reason: 'Unclear' },
    })
    .run()
  const words = { en: 'Dear [organisation]' }
  db.insert(chaseReminders)
    .values({
      ...{ id: reminderId, eventId, groupKind: 'everyone', subject: words, body: words, createdAt },
      sendAt: new Date(TEST_NOW.getTime() + 3_600_000),
    })
    .run()
  db.insert(outbox)
    .values({ id: outboxId, kind: 'index', payload: {}, runAt: createdAt, createdAt })
    .run()
  db.insert(absenceReports)
    .values({
      ...{ id: reportId, eventId, registrationId: home.registrationId, kind: 'noShow', createdAt },
      from: new Date('2026-12-01T02:00:00Z'),
    })
    .run()
  for (const pair of pairs)
    db.insert(matches)
      .values({
        ...{ needId: pair.need, technologyId: pair.technology, score: 80 },
        ...{ parts: [], blockers: [], computedAt: createdAt },
      })
      .run()
  return { reviewId, reminderId, outboxId, reportId }
}

const idOf = (row: { id: string } | undefined): string => row?.id ?? ''

/** What a review asks for. */
function complete({ db }: Context, ids: string[]): void {
  for (const id of ids) {
    db.update(technologies)
      .set({
        ...{ summary: { en: 'Finds leaks by their sound.' }, trl: 9, cooperationModes: ['export'] },
        declarations: { coreTechnology: 'no', technologyTransfer: 'no' },
        certifications: [{ type: 'net', verification: 'unverified' }],
      })
      .where(eq(technologies.id, id))
      .run()
    db.insert(listingConcepts)
      .values({
        ...{ listingKind: 'technology', listingId: id, concept: 'water.leak-detection' },
        ...{ weight: 1, origin: 'author' },
      })
      .run()
  }
}

function publishADay(story: ReturnType<typeof aMatchmaking>, meetingId: string): string {
  const { db } = story.ctx
  const scheduleId = aDraft(db, story.id)
  const slot = db.select().from(slots).where(inGrid(story.id)).orderBy(slots.startsAt).get()
  placeMeeting(story.desk, { eventId: story.id, meetingId, slotId: slot?.id ?? '' })
  publishSchedule(story.desk, { scheduleId })
  return scheduleId
}

/** Somebody with this role to the records of the deeds; `foreign` in another organisation or event. */
export function actorWith(w: World, role: Role, where: 'here' | 'foreign' = 'here'): Actor {
  const [of, name] = role.split('.')
  if (role === 'anyone' || role === 'linkHolder') return { kind: 'visitor' }
  if (of === 'staff') return aPerson(w.db, { staff: [name as StaffRole] })
  if (of === 'event') {
    const eventId = where === 'here' ? w.event.id : w.elsewhere.id
    return aPerson(w.db, { team: { eventId, role: name as TeamRole } })
  }
  if (of !== 'organisation' && of !== 'partner') return aPerson(w.db)
  const here = of === 'organisation' ? w.home : w.partner
  const organisationId = where === 'here' ? here.organisationId : w.foreign.id
  const member = aPerson(w.db, { member: { organisationId, role: name as MemberRole } })
  // Its people may register a second organisation that is not at the event yet.
  if (of === 'organisation' && where === 'here')
    member.memberships.push({ organisationId: w.spare.id, role: name as MemberRole })
  return member
}
