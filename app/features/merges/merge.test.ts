import { eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  auditEntries,
  delegates,
  exclusions,
  joinRequests,
  meetingRequests,
  needs,
  organisationMembers,
  organisationMerges,
  organisations,
  outbox,
  registrations,
  technologies,
  verificationCases,
} from '#db/schema'
import { referencesTo } from '#db/references'
import type { Context } from '#app/platform/context.server'
import { newId } from '#app/platform/ids'
import { TEST_NOW, aPerson, as } from '#app/platform/testing.server'
import { actorOf } from '#app/features/accounts'
import { createOrganisation, fillNameKeys, findLookalikes } from '#app/features/organisations'
import { answerRequest, requestMeeting } from '#app/features/requests'
import { aListing, aMatchmaking, anOrganisation } from '#app/features/requests/testing.server'
import type { Firm } from '#app/features/requests/testing.server'
import { mergeOrganisations } from './merge-organisations.server'
import { mergedInto, previewMerge } from './queries.server'

let story: ReturnType<typeof aMatchmaking>
let ctx: Context
let administrator: Context
beforeEach(() => {
  story = aMatchmaking()
  ctx = story.ctx
  administrator = as(ctx, aPerson(ctx.db, { staff: ['administrator'] }))
})
const versionOf = (id: string) =>
  ctx.db.select().from(organisations).where(eq(organisations.id, id)).get()?.version ?? 0
const merge = (keepId: string, otherId: string, who = administrator) =>
  mergeOrganisations(who, {
    keepId,
    otherId,
    keepVersion: versionOf(keepId),
    otherVersion: versionOf(otherId),
  })
const organisationsOf = (
  table: typeof technologies | typeof needs | typeof registrations | typeof organisationMembers,
) =>
  ctx.db
    .select({ id: table.organisationId })
    .from(table)
    .all()
    .map((row) => row.id)
const ask = (from: Firm, to: Firm, about?: string) =>
  requestMeeting(from.as, {
    fromRegistrationId: from.registrationId,
    toRegistrationId: to.registrationId,
    priority: 'want',
    ...(about && { about: { kind: 'technology' as const, id: about } }),
  }).id

describe('merging two records of one organisation', () => {
  it('is an administrator’s alone', () => {
    const [keep, other] = [anOrganisation(ctx.db), anOrganisation(ctx.db)]
    const refused: [Context, string][] = [
      [as(ctx, { kind: 'visitor' }), 'signInFirst'],
      [as(ctx, aPerson(ctx.db)), 'notFound'],
      [as(ctx, aPerson(ctx.db, { staff: ['organiser'] })), 'notFound'],
      [as(ctx, aPerson(ctx.db, { member: { organisationId: keep.id } })), 'notFound'],
    ]
    for (const [who, code] of refused) {
      expect(() => merge(keep.id, other.id, who)).toThrowDomainError(code)
      expect(() => previewMerge(who, keep.id, other.id)).toThrowDomainError(code)
    }
  })
  it('is refused where the two are not one, or cannot be yet', () => {
    const [kr, vn] = [anOrganisation(ctx.db), anOrganisation(ctx.db, { country: 'VN' })]
    expect(() => merge(kr.id, kr.id)).toThrowDomainError('merge.same')
    expect(() => merge(kr.id, vn.id)).toThrowDomainError('merge.country')
    expect(() => merge(kr.id, 'nobody')).toThrowDomainError('notFound')
    const numbered = (name: string, registrationNumber: string) =>
      createOrganisation(ctx, { legalName: { ko: name }, country: 'KR', registrationNumber }).id
    const [one, two] = [numbered('한빛', '124-81-00998'), numbered('가람', '220-81-62517')]
    expect(previewMerge(administrator, one, two).blockers).toEqual(['twoNumbers'])
    expect(() => merge(one, two)).toThrowDomainError('merge.twoNumbers')
    const [a, b] = [story.join({ name: '갑' }), story.join({ name: '을' })]
    ask(a, b)
    expect(() => merge(a.organisationId, b.organisationId)).toThrowDomainError('merge.metEachOther')
  })
  it('is refused when either was changed after the preview', () => {
    const [keep, other] = [anOrganisation(ctx.db), anOrganisation(ctx.db)]
    const seen = { keepId: keep.id, otherId: other.id, keepVersion: 1, otherVersion: 1 }
    ctx.db.update(organisations).set({ version: 2 }).where(eq(organisations.id, other.id)).run()
    expect(() => mergeOrganisations(administrator, seen)).toThrowDomainError('organisation.changed')
  })
  it('moves listings, people and what they asked; equal titles both stay', () => {
    const [keep, other] = [anOrganisation(ctx.db), anOrganisation(ctx.db)]
    aListing(ctx.db, 'technology', keep.id, { title: 'Leak sensor' })
    aListing(ctx.db, 'technology', other.id, { title: 'Leak sensor' })
    aListing(ctx.db, 'need', other.id)
    const both = aPerson(ctx.db, { member: { organisationId: keep.id, role: 'viewer' } })
    ctx.db
      .insert(organisationMembers)
      .values({ organisationId: other.id, personId: both.id, role: 'owner' })
      .run()
    aPerson(ctx.db, { member: { organisationId: other.id, role: 'editor' } })
    const asking = aPerson(ctx.db)
    for (const organisationId of [keep.id, other.id])
      ctx.db
        .insert(joinRequests)
        .values({
          id: newId(),
          organisationId,
          personId: asking.id,
          kind: 'join',
          createdAt: TEST_NOW,
        })
        .run()
    merge(keep.id, other.id)
    expect(organisationsOf(technologies)).toEqual([keep.id, keep.id])
    expect(organisationsOf(needs)).toEqual([keep.id])
    expect(actorOf(ctx.db, both.id)).toMatchObject({
      memberships: [{ organisationId: keep.id, role: 'owner' }],
    })
    expect(new Set(organisationsOf(organisationMembers).filter((id) => id === other.id))).toEqual(
      new Set(),
    )
    expect(
      ctx.db
        .select()
        .from(joinRequests)
        .all()
        .map((row) => [row.organisationId, row.state])
        .sort(),
    ).toEqual([
      [keep.id, 'pending'],
      [keep.id, 'withdrawn'],
    ])
    expect(ctx.db.select().from(organisationMerges).get()?.kept).toEqual({})
    expect(ctx.db.all(sql`PRAGMA foreign_key_check`)).toEqual([])
  })
  it('takes from the other what the kept record does not say, its number and verification too', () => {
    const keep = createOrganisation(ctx, {
      legalName: { ko: '주식회사 한빛' },
      country: 'KR',
      address: '대전',
      sectors: ['상수도'],
      languages: [{ locale: 'ko', level: 'native' }],
    })
    const other = createOrganisation(
      ctx,
      {
        legalName: { en: 'Hanbit Co., Ltd.' },
        country: 'KR',
        registrationNumber: '124-81-00998',
        address: '서울',
        website: 'hanbit.example',
        sectors: ['누수 탐지', '상수도'],
        languages: [{ locale: 'ko' }, { locale: 'vi', level: 'basic' }],
      },
      {
        verification: 'verified',
        verifiedAt: '2026-11-01',
        verificationEvidence: 'businessRegistration',
      },
    )
    expect(previewMerge(administrator, keep.id, other.id).fields).toContainEqual(
      expect.objectContaining({ field: 'website', keep: '', result: 'https://hanbit.example' }),
    )
    merge(keep.id, other.id)
    expect(
      ctx.db.select().from(organisations).where(eq(organisations.id, keep.id)).get(),
    ).toMatchObject({
      legalName: { ko: '주식회사 한빛', en: 'Hanbit Co., Ltd.' },
      registrationNumber: '124-81-00998',
      address: '대전',
      website: 'https://hanbit.example',
      verification: 'verified',
      verifiedAt: '2026-11-01',
      sectors: ['상수도', '누수 탐지'],
      languages: [
        { locale: 'ko', level: 'native' },
        { locale: 'vi', level: 'basic' },
      ],
      version: 2,
    })
    expect(findLookalikes(ctx.db, { country: 'KR', legalName: { en: 'Hanbit' } })).toHaveLength(1)
  })
  it('leads from the old address for ever, also over a second merge, and nobody gets that address', () => {
    const make = (ko: string) => createOrganisation(ctx, { legalName: { ko }, country: 'KR' })
    const [first, second, third] = [make('한빛'), make('새빛'), make('금빛')]
    merge(second.id, first.id)
    expect(mergedInto(ctx, 'hanbit')).toBe(second.slug)
    merge(third.id, second.id)
    expect(mergedInto(ctx, 'hanbit')).toBe(third.slug)
    expect(mergedInto(ctx, third.slug)).toBeNull()
    expect(make('한빛').slug).toBe('hanbit-2')
  })
  it('makes two registrations at one event one, with delegates, requests and meetings', () => {
    const partner = story.join({ name: 'Sông Bồ', country: 'VN' })
    const [keep, other] = [story.join({ name: '한빛' }), story.join({ name: 'Hanbit' })]
    const subject = aListing(ctx.db, 'technology', other.organisationId)
    const twice = ask(keep, partner)
    const accepted = ask(other, partner)
    answerRequest(partner.as, { requestId: accepted, answer: 'accepted', version: 1 })
    const third = ask(other, partner, subject)
    const preview = previewMerge(administrator, keep.organisationId, other.organisationId)
    expect(preview).toMatchObject({
      blockers: [],
      events: ['Network meeting'],
      other: { moves: { requests: 2, meetings: 1 } },
    })
    merge(keep.organisationId, other.organisationId)
    const states = ctx.db.select().from(meetingRequests).all()
    expect(states.every((row) => row.fromRegistrationId === keep.registrationId)).toBe(true)
    expect(Object.fromEntries(states.map((row) => [row.id, row.state]))).toEqual({
      [twice]: 'cancelled',
      [accepted]: 'accepted',
      [third]: 'pending',
    })
    expect(organisationsOf(registrations).sort()).toEqual(
      [keep.organisationId, partner.organisationId].sort(),
    )
    expect(
      ctx.db
        .select()
        .from(delegates)
        .where(eq(delegates.registrationId, keep.registrationId))
        .all(),
    ).toHaveLength(2)
    expect(ctx.db.select().from(organisationMerges).get()?.kept).toMatchObject({
      registrations: [{ id: other.registrationId }],
    })
    expect(ctx.db.all(sql`PRAGMA foreign_key_check`)).toEqual([])
  })
  it('joins what two registrations answered and asked for, the kept one’s words first', () => {
    const [keep, other] = [story.join({ name: '한빛' }), story.join({ name: 'Hanbit' })]
    const say = (id: string, said: Partial<typeof registrations.$inferInsert>) =>
      ctx.db.update(registrations).set(said).where(eq(registrations.id, id)).run()
    say(keep.registrationId, { answers: { visa: ['no'] }, maxMeetings: null })
    say(other.registrationId, { answers: { visa: ['yes'], hall: ['a', 'b'] }, maxMeetings: 6 })
    merge(keep.organisationId, other.organisationId)
    expect(
      ctx.db.select().from(registrations).where(eq(registrations.id, keep.registrationId)).get(),
    ).toMatchObject({ answers: { visa: ['no'], hall: ['a', 'b'] }, maxMeetings: 6 })
  })
  it('waits while both have an accepted meeting with one partner about the same', () => {
    const partner = story.join({ name: 'Sông Bồ', country: 'VN' })
    const [keep, other] = [story.join({ name: '한빛' }), story.join({ name: 'Hanbit' })]
    for (const firm of [keep, other])
      answerRequest(partner.as, { requestId: ask(firm, partner), answer: 'accepted', version: 1 })
    expect(() => merge(keep.organisationId, other.organisationId)).toThrowDomainError(
      'merge.twoMeetings',
    )
  })
  it('forgets no table that refers to an organisation, now or later', () => {
    const [keep, other] = [anOrganisation(ctx.db), anOrganisation(ctx.db)]
    const rival = anOrganisation(ctx.db)
    const values = {
      organisationId: other.id,
      excludedOrganisationId: rival.id,
      createdAt: TEST_NOW,
    }
    ctx.db
      .insert(exclusions)
      .values([values, { ...values, excludedOrganisationId: keep.id }])
      .run()
    ctx.db
      .insert(verificationCases)
      .values({
        id: 'c',
        organisationId: other.id,
        evidence: 'other',
        submittedBy: story.lead.id,
        submittedAt: TEST_NOW,
      })
      .run()
    fillNameKeys(ctx)
    merge(keep.id, other.id)
    const tables = ctx.db.transaction((tx) => referencesTo(tx, 'organisations'))
    expect(tables.length).toBeGreaterThan(12)
    for (const { table, column } of tables)
      expect(
        ctx.db.all(sql.raw(`SELECT 1 FROM "${table}" WHERE "${column}" = '${other.id}'`)),
        `${table}.${column}`,
      ).toEqual([])
    // What cannot be said of the kept record is kept with the merge.
    expect(ctx.db.select().from(organisationMerges).get()).toMatchObject({
      record: { id: other.id },
      kept: { exclusions: [{ excluded_organisation_id: keep.id }] },
    })
    expect(ctx.db.select().from(verificationCases).get()?.organisationId).toBe(keep.id)
  })
  it('tells the owners of both, and stands in the audit trail with what moved', () => {
    const [keep, other] = [anOrganisation(ctx.db), anOrganisation(ctx.db)]
    const owners = [keep, other].map(
      ({ id }) => aPerson(ctx.db, { member: { organisationId: id, role: 'owner' } }).id,
    )
    merge(keep.id, other.id)
    const told = ctx.db
      .select()
      .from(outbox)
      .all()
      .filter((line) => line.payload.template === 'organisationMerged')
    expect(told.map((line) => (line.payload.to as { personId: string }).personId).sort()).toEqual(
      owners.sort(),
    )
    expect(
      ctx.db
        .select()
        .from(auditEntries)
        .all()
        .map((line) => line.action),
    ).toContain('organisation.merged')
  })
})
