import { eq, sql } from 'drizzle-orm'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { consentRecords, outbox, people, privacyRequests } from '#db/schema'
import { agreeToNotice, exportOwn, NOTICE_VERSION, readConsents } from '#app/features/accounts'
import { aMailbox } from '#app/features/accounts/testing.server'
import { readActsFor } from '#app/features/administration'
import { mergeOrganisations } from '#app/features/merges'
import { excludeOrganisation } from '#app/features/organisations'
import { enterRequest, requestMeeting } from '#app/features/requests'
import { aListing, aMatchmaking } from '#app/features/requests/testing.server'
import type { Firm } from '#app/features/requests/testing.server'
import { submitEvidence } from '#app/features/verification'
import type { Context } from '#app/platform/context.server'
import { TEST_NOW, aPerson, as, writtenMails } from '#app/platform/testing.server'
import { answerPrivacy } from './answer-privacy.server'
import { askPrivacy, withdrawPrivacy } from './ask-privacy.server'
import { exportOrganisation } from './export-organisation.server'
import { exportPerson } from './export-person.server'
import { readOwnPrivacy, readPrivacyRequests } from './queries.server'
import { remindPrivacy } from './remind-privacy.server'
import { keepHouse, readRetention } from './retention.server'

let mailbox: Awaited<ReturnType<typeof aMailbox>>
beforeAll(async () => {
  mailbox = await aMailbox()
})
afterAll(() => mailbox.close())

let story: ReturnType<typeof aMatchmaking>
let ctx: Context
let firm: Firm
let other: Firm
let administrator: Context
beforeEach(() => {
  story = aMatchmaking()
  ctx = as(story.ctx, { kind: 'visitor' })
  firm = story.join({ name: '한빛' })
  other = story.join({ name: 'Sông Bồ', country: 'VN' })
  administrator = as(ctx, aPerson(ctx.db, { staff: ['administrator'] }))
  ctx.db.delete(outbox).run()
})
const at = (context: Context, days: number): Context => ({
  ...context,
  now: () => new Date(TEST_NOW.getTime() + days * 86_400_000),
})
const ask = (kind: 'access' | 'correction' | 'erasure' | 'objection' = 'access', text?: string) =>
  askPrivacy(firm.as, { kind, text }).id
const answer = (who: Context, id: string, decision: 'done' | 'refused' | 'erase', words?: string) =>
  answerPrivacy(who, { id, decision, answer: words })

describe('a person’s request', () => {
  it('is the person’s own, with what it needs, and not twice', () => {
    expect(() => askPrivacy(ctx, { kind: 'access' })).toThrowDomainError('signInFirst')
    expect(() => ask('correction')).toThrowDomainError('privacy.textMissing')
    expect(() => ask('objection', ' ')).toThrowDomainError('privacy.textMissing')
    const id = ask()
    expect(() => ask()).toThrowDomainError('privacy.askedAlready')
    expect(readOwnPrivacy(firm.as).requests).toMatchObject([
      { id, state: 'open', dueAt: new Date('2026-11-30T03:00:00Z') },
    ])
    expect(readOwnPrivacy(other.as).requests).toEqual([])
    expect(() => withdrawPrivacy(other.as, id)).toThrowDomainError('notFound')
    withdrawPrivacy(firm.as, id)
    expect(() => withdrawPrivacy(firm.as, id)).toThrowDomainError('notFound')
    for (let n = 0; n < 5; n++) ask('correction', `wrong ${n}`)
    expect(() => ask('access')).toThrowDomainError('privacy.tooMany')
  })
  it('goes to the administrators, who alone see and answer it; the person reads the answer', async () => {
    const id = ask('correction', '이름의 한자가 틀렸습니다.')
    const [mail] = await mailbox.deliver(ctx)
    expect([mail?.to, mail?.link.pathname]).toEqual([
      administrator.actor.kind === 'person' && administrator.actor.email,
      '/en/admin/privacy-requests',
    ])
    expect(mail?.text).not.toContain('한자')
    const organiser = as(ctx, aPerson(ctx.db, { staff: ['organiser'] }))
    for (const who of [firm.as, organiser, story.desk]) {
      expect(() => readPrivacyRequests(who)).toThrowDomainError('notFound')
      expect(() => answer(who, id, 'done')).toThrowDomainError('notFound')
    }
    expect(readPrivacyRequests(administrator).open).toMatchObject([{ id, isOverdue: false }])
    expect(() => answer(administrator, id, 'refused')).toThrowDomainError('privacy.reasonMissing')
    expect(() => answer(administrator, id, 'erase')).toThrowDomainError('privacy.notErasure')
    answer(administrator, id, 'done', '고쳤습니다.')
    expect(() => answer(administrator, id, 'done')).toThrowDomainError('privacy.answered')
    expect(readOwnPrivacy(firm.as).requests).toMatchObject([
      { state: 'done', answer: '고쳤습니다.' },
    ])
    const [told] = await mailbox.deliver(ctx)
    expect(told?.to).toBe(firm.person.email)
  })
  it('is reminded of once, three days before it is due, and not when it was answered', async () => {
    const id = ask()
    await mailbox.deliver(ctx)
    expect(remindPrivacy(at(ctx, 6))).toBe(0)
    expect(remindPrivacy(at(ctx, 7.5))).toBe(1)
    expect(remindPrivacy(at(ctx, 8))).toBe(0)
    expect((await mailbox.deliver(at(ctx, 8))).map((mail) => mail.subject)).toEqual([
      '[HanViet Bridge] Nearly due: privacy request (access), Mon 30 Nov 2026',
    ])
    expect(readPrivacyRequests(at(administrator, 11)).open).toMatchObject([{ id, isOverdue: true }])
    answer(administrator, id, 'done')
    expect(remindPrivacy(at(ctx, 9))).toBe(0)
  })
  it('of erasure can be carried out in the same step, but not for an only owner', () => {
    const id = ask('erasure')
    expect(() => answer(administrator, id, 'erase')).toThrowDomainError('erasure.lastOwner')
    expect(ctx.db.select().from(privacyRequests).get()?.state).toBe('open')
    aPerson(ctx.db, { member: { organisationId: firm.organisationId, role: 'owner' } })
    const mails = writtenMails(ctx, [firm.person.email, 'other@firm.example'])
    answer(administrator, id, 'erase', 'done as asked')
    expect(mails()).toEqual(['other@firm.example.eml'])
    expect(ctx.db.select().from(people).where(eq(people.id, firm.person.id)).get()).toMatchObject({
      name: '—',
    })
    expect(ctx.db.select().from(privacyRequests).get()).toMatchObject({
      state: 'done',
      text: null,
      answer: null,
    })
    const everything = ctx.db
      .all<{ name: string }>(sql`SELECT name FROM sqlite_master WHERE type = 'table'`)
      .map(({ name }) => JSON.stringify(ctx.db.all(sql.raw(`SELECT * FROM "${name}"`))))
      .join()
    expect(everything).not.toContain(firm.person.email)
  })
})

describe('consent', () => {
  it('is kept with the version of the notice and the language it was shown in', () => {
    expect(readConsents(firm.as)).toMatchObject({ consents: [], agreed: false })
    expect(() =>
      agreeToNotice(ctx, { consent: 'on', noticeVersion: NOTICE_VERSION }),
    ).toThrowDomainError('signInFirst')
    expect(() =>
      agreeToNotice(firm.as, { consent: 'on', noticeVersion: '2020-01' as typeof NOTICE_VERSION }),
    ).toThrowDomainError('field.noticeChanged')
    agreeToNotice({ ...firm.as, locale: 'vi' }, { consent: 'on', noticeVersion: NOTICE_VERSION })
    expect(readConsents(firm.as)).toMatchObject({
      agreed: true,
      consents: [{ noticeVersion: NOTICE_VERSION, locale: 'vi', given: true }],
    })
    expect(ctx.db.select().from(consentRecords).all()).toHaveLength(1)
  })
})

describe('taking data out', () => {
  const read = (bytes: Uint8Array) =>
    Object.fromEntries(
      Object.entries(unzipSync(bytes)).map(([name, file]) => [name, strFromU8(file)]),
    )
  it('gives a person everything of theirs as a ZIP, and nothing of others', () => {
    requestMeeting(firm.as, {
      fromRegistrationId: firm.registrationId,
      toRegistrationId: other.registrationId,
      priority: 'want',
      message: '뵙고 싶습니다',
    })
    ask('correction', '틀렸습니다')
    expect(() => exportPerson(ctx)).toThrowDomainError('signInFirst')
    const files = read(exportPerson(firm.as))
    // Nothing that is gathered is left out of the files.
    const whole = Object.values(files).join()
    for (const part of Object.keys(exportOwn(firm.as)))
      expect(`${Object.keys(files).join()} ${whole}`).toContain(part === 'at' ? '"at"' : part)
    expect(Object.keys(files)).toContain('person.json')
    expect(JSON.parse(files['person.json'] ?? '')).toMatchObject({ email: firm.person.email })
    expect(files['entries.json']).toContain('뵙고 싶습니다')
    expect(files['entries.json']).toContain('틀렸습니다')
    expect(Object.values(files).join()).not.toContain(other.person.email)
  })
  it('gives an organisation’s owners its records and files, and nobody else', () => {
    const slug = firm.organisationId
    aListing(ctx.db, 'technology', firm.organisationId, { title: 'Leak sensor' })
    excludeOrganisation(firm.as, slug, other.organisationId)
    const picture = new Uint8Array([0xff, 0xd8, 0xff, 1, 2, 3])
    ctx.db.run(sql`UPDATE organisations SET registration_number_absence = 'new' WHERE id = ${slug}`)
    const { id } = submitEvidence(firm.as, slug, { evidence: 'other' }, picture)
    const editor = as(ctx, aPerson(ctx.db, { member: { organisationId: slug, role: 'editor' } }))
    expect(() => exportOrganisation(ctx, slug)).toThrowDomainError('signInFirst')
    for (const who of [editor, other.as, story.desk])
      expect(() => exportOrganisation(who, slug)).toThrowDomainError('notFound')
    const zip = exportOrganisation(firm.as, slug)
    const files = read(zip)
    expect(files['technologies.json']).toContain('Leak sensor')
    expect(files['private.json']).toContain('Sông Bồ')
    expect(unzipSync(zip)[`files/verification-${id}.jpg`]).toEqual(picture)
    expect(JSON.parse(files['people.json'] ?? '')).toMatchObject({
      members: [{ role: 'owner' }, { role: 'editor' }],
    })
    expect(read(exportOrganisation(other.as, other.organisationId))['private.json']).not.toContain(
      '한빛',
    )
  })
})

describe('what staff does for a participant', () => {
  it('is on record with both names, and its members see it', () => {
    enterRequest(story.desk, {
      fromRegistrationId: firm.registrationId,
      toRegistrationId: other.registrationId,
      priority: 'want',
      answer: 'pending',
    })
    expect(readActsFor(firm.as, firm.organisationId)).toMatchObject({
      organisation: { name: '한빛' },
      acts: [{ action: 'meetingRequest.created', by: story.lead.name }],
    })
    expect(readActsFor(other.as, other.organisationId).acts).toEqual([])
    expect(() => readActsFor(other.as, firm.organisationId)).toThrowDomainError('notFound')
    expect(() => readActsFor(ctx, firm.organisationId)).toThrowDomainError('signInFirst')
  })
  it('stays in sight of its members when its record is merged into another', () => {
    enterRequest(story.desk, {
      fromRegistrationId: firm.registrationId,
      toRegistrationId: other.registrationId,
      priority: 'want',
      answer: 'pending',
    })
    const kept = story.join({ name: '한빛 본사' })
    mergeOrganisations(administrator, {
      keepId: kept.organisationId,
      otherId: firm.organisationId,
      keepVersion: 1,
      otherVersion: 1,
    })
    const { acts } = readActsFor(kept.as, kept.organisationId)
    expect(acts.map(({ action }) => action)).toContain('meetingRequest.created')
    const zip = unzipSync(exportOrganisation(kept.as, kept.organisationId))
    expect(
      Object.values(zip)
        .map((file) => strFromU8(file))
        .join(''),
    ).toContain('"action": "meetingRequest.created"')
  })
})

describe('the daily deletion', () => {
  it('deletes what is over, keeps what is not, and says what it did', async () => {
    ask()
    const id = ask('objection', 'x')
    answer(administrator, id, 'done', 'y')
    await mailbox.deliver(ctx)
    const sent = ctx.db.select().from(outbox).all().length
    expect(sent).toBeGreaterThan(0)
    expect(readRetention(ctx).at).toBeNull()
    const mails = writtenMails(ctx, ['other@firm.example'])
    await keepHouse(at(ctx, 80))
    expect(mails()).toHaveLength(1)
    expect(readRetention(ctx).lines.find((line) => line.what === 'sentMail')).toMatchObject({
      days: 90,
      deleted: 0,
    })
    expect(readRetention(ctx).lines.map((line) => line.deleted)).not.toContain(null)
    await keepHouse(at(ctx, 1200))
    expect(mails()).toEqual([])
    const texts = ctx.db.select().from(privacyRequests).where(eq(privacyRequests.id, id)).get()
    expect(texts).toMatchObject({ state: 'done', text: null, answer: null })
    expect(readRetention(ctx).lines.find((line) => line.what === 'requestTexts')).toMatchObject({
      deleted: 1,
    })
  })
})
