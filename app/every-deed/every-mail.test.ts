/**
 * Every kind of mail that the product sends, made from real records: none has anything in its links' paths or queries
 * that opens something (OWASP ASVS 14.2.1), and each code also stands on a line of its own, to be pasted.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import {
  chaseMessages,
  listingComments,
  oneTimeCodes,
  oneTimeLinks,
  organisationInvitations,
  organisationMerges,
  savedSearches,
  signUps,
} from '#db/schema'
import type { Context } from '#app/platform/context.server'
import { newId } from '#app/platform/ids'
import { codeIn } from '#app/platform/link-code'
import { TEST_NOW } from '#app/platform/testing.server'
import { renderMail } from '#app/features/notifications'
import type { MailPayload } from '#app/features/notifications'
import { aWorld } from './world.testing.server'
import type { World } from './world.testing.server'

type Template = MailPayload['template']
type Given = Pick<MailPayload, 'to' | 'params'>

let w: World
let all: Record<Template, () => Given>
beforeAll(async () => {
  w = await aWorld()
  all = everyMail(w)
})

const WITH_CODE: Template[] = [
  ...(['requestReceived', 'requestCountered', 'confirmSignUp', 'resetPassword'] as const),
  ...(['confirmEmail', 'emailChanged', 'invitation', 'claimInvitation'] as const),
]

describe('the links of mails', () => {
  it('carry codes behind the # only, and the mail has each beneath its link', () => {
    const withCode: string[] = []
    for (const [template, given] of Object.entries(all)) {
      const mail = renderMail(w.db, w.ctx, { template: template as Template, ...given() })
      expect([template, mail !== null]).toEqual([template, true])
      const links = linksOf(mail?.text ?? '')
      expect([template, links.length > 0]).toEqual([template, true])
      for (const link of links) {
        expect(link.origin).toBe(w.ctx.publicOrigin)
        // 256 bits in base64url have 43 letters; an id of a record has 36.
        expect([template, link.pathname + link.search]).not.toEqual([
          template,
          expect.stringMatching(/[\w-]{40}|[?&](?:t|token|code|challenge)=/),
        ])
        if (!link.hash) continue
        withCode.push(template)
        expect(mail?.text.split('\n')).toContain(codeIn(link.href))
        expect(codeIn(link.href)).toMatch(/^[\w:-]+\.[\w-]{43}$/)
      }
    }
    expect(withCode.sort()).toEqual([...WITH_CODE].sort())
  })
})

const linksOf = (text: string) => (text.match(/https?:\/\/\S+/g) ?? []).map((one) => new URL(one))

/** A mail of each kind; a new kind without one does not compile. */
function everyMail(w: World): Record<Template, () => Given> {
  const { db, home, event } = w
  const set = (table: string, what: string) => void db.run(`UPDATE ${table} SET ${what}`)
  const me = { personId: home.person.id }
  const toMe = (params: MailPayload['params'] = {}) => ({ to: me, params })
  const ofEvent = () => toMe({ eventId: event.id })
  const request = (state: string) => {
    set('meeting_requests', `state = '${state}' WHERE id = '${w.asked}'`)
    return toMe({ requestId: w.asked })
  }
  const review = (state: string) => {
    set('listing_reviews', `state = '${state}'`)
    return toMe({ reviewId: w.reviewId })
  }
  const stale = () => {
    set('technologies', `asked_at = ${TEST_NOW.getTime()}`)
    return toMe({ kind: 'technology', listingId: w.technology })
  }
  const evidence = (state: string) => {
    set('verification_cases', `state = '${state}' WHERE id = '${w.evidence}'`)
    return toMe({ caseId: w.evidence })
  }
  const join = (state: string) => {
    set('join_requests', `state = '${state}'`)
    return toMe({ joinRequestId: w.joinId })
  }
  const asked = (state: string) => {
    set('privacy_requests', `state = '${state}' WHERE id = '${w.privacyId}'`)
    return toMe({ requestId: w.privacyId })
  }
  const link = (purpose: 'resetPassword' | 'changeEmail' | 'undoEmail') => () => ({
    to: { linkId: records(w).link(purpose) },
    params: {},
  })
  const ofOrganisation = () => toMe({ organisationId: home.organisationId })
  return {
    requestReceived: () => request('pending'),
    requestCountered: () => request('pending'),
    requestAnswered: () => request('declined'),
    requestExpired: () => request('expired'),
    requestsOpened: ofEvent,
    requestsReceived: ofEvent,
    meetingCancelled: () => toMe({ meetingId: w.meetingId }),
    schedulePublished: ofEvent,
    meetingReminder: () =>
      toMe({ eventId: event.id, lead: 60, at: Date.parse(firstSlot(w.ctx, w.meetingId)) }),
    registrationApproved: ofEvent,
    registrationReceived: ofEvent,
    registrationWaitlisted: ofEvent,
    registrationRejected: ofEvent,
    searchAlert: () =>
      toMe({ savedSearchId: records(w).search(), listings: w.technology, count: 1 }),
    chaseMessage: () =>
      toMe({ messageId: records(w).message(), registrationId: home.registrationId }),
    reviewWaiting: () => review('waiting'),
    reviewDue: () => review('waiting'),
    reviewDecided: () => review('approved'),
    stillValid: stale,
    listingStale: stale,
    commentsWaiting: () => toMe({ since: records(w).comment() }),
    confirmSignUp: () => ({ to: { signUpId: records(w).signUp() }, params: {} }),
    signUpKnown: () => toMe(),
    newDevice: () => toMe({ at: TEST_NOW.getTime(), device: 'Firefox' }),
    resetPassword: link('resetPassword'),
    passwordChanged: () => toMe(),
    confirmEmail: link('changeEmail'),
    emailTaken: () => toMe(),
    emailChanged: link('undoEmail'),
    signInCode: () => ({ to: { codeId: records(w).code() }, params: {} }),
    secondCode: () => ({ to: { codeId: records(w).code() }, params: {} }),
    codeHandedOver: () => toMe(),
    secondFactorOn: () => toMe(),
    secondFactorOff: () => toMe(),
    recoveryCodeUsed: () => toMe(),
    invitation: () => ({ to: { invitationId: records(w).invitation('member') }, params: {} }),
    claimInvitation: () => ({ to: { invitationId: records(w).invitation('claim') }, params: {} }),
    memberRemoved: ofOrganisation,
    organisationHandedOver: ofOrganisation,
    joinAsked: () => join('pending'),
    claimAsked: () => join('pending'),
    joinAccepted: () => join('accepted'),
    joinDeclined: () => join('declined'),
    staffGranted: () => toMe({ role: 'organiser' }),
    staffRevoked: () => toMe({ role: 'organiser' }),
    verificationSubmitted: () => evidence('submitted'),
    verificationApproved: () => evidence('approved'),
    verificationRefused: () => evidence('refused'),
    organisationMerged: () => toMe({ mergeId: records(w).merge() }),
    privacyAsked: () => asked('open'),
    privacyReminder: () => asked('open'),
    privacyAnswered: () => asked('open'),
  }
}

const firstSlot = ({ db }: Context, meetingId: string): string => {
  const row = db.get<{ at: number }>(
    `SELECT slots.starts_at AS at FROM placements JOIN slots ON slots.id = slot_id WHERE meeting_id = '${meetingId}'`,
  )
  return new Date(row.at).toISOString()
}

/** What mails are about and the world has not. */
function records({ db, home, partner, event, technology }: World) {
  const id = newId()
  const [createdAt, expiresAt] = [TEST_NOW, new Date(TEST_NOW.getTime() + 3_600_000)]
  const personId = home.person.id
  const email = `new-${id}@firm.example`
  return {
    link(purpose: 'resetPassword' | 'changeEmail' | 'undoEmail') {
      db.insert(oneTimeLinks).values({ id, personId, purpose, email, createdAt, expiresAt }).run()
      return id
    },
    code() {
      db.insert(oneTimeCodes).values({ id, personId, channel: 'mail', createdAt, expiresAt }).run()
      return id
    },
    signUp() {
      const notice = { name: 'Mai', locale: 'vi' as const, noticeVersion: '2026-11' }
      db.insert(signUps)
        .values({ id, email, ...notice, createdAt, expiresAt })
        .run()
      return id
    },
    invitation(kind: 'member' | 'claim') {
      const given = { kind, role: 'editor' as const, locale: 'vi' as const, invitedBy: personId }
      const { organisationId } = home
      db.insert(organisationInvitations)
        .values({ id, organisationId, email, ...given, createdAt, expiresAt })
        .run()
      return id
    },
    search() {
      const given = { name: 'Water', kind: 'technology' as const, query: 'q=water', alerts: true }
      db.insert(savedSearches)
        .values({ id, personId, ...given, createdAt })
        .run()
      return id
    },
    message() {
      const [subject, body] = [{ en: 'Dear [name]' }, { en: 'Please answer.' }]
      const given = { groupKind: 'everyone' as const, origin: 'byHand' as const, subject, body }
      db.insert(chaseMessages)
        .values({ id, eventId: event.id, ...given, createdAt })
        .run()
      return id
    },
    comment() {
      const about = { listingKind: 'technology' as const, listingId: technology, field: 'summary' }
      db.insert(listingComments)
        .values({
          id,
          ...about,
          writtenBy: partner.person.id,
          voice: 'reviewer',
          text: 'Why?',
          createdAt,
        })
        .run()
      return createdAt.getTime() - 1
    },
    merge() {
      const given = { slug: `former-${id}`, record: { displayName: 'Former' }, moved: {}, kept: {} }
      db.insert(organisationMerges)
        .values({
          id,
          mergedIntoId: home.organisationId,
          ...given,
          mergedBy: personId,
          mergedAt: createdAt,
        })
        .run()
      return id
    },
  }
}
