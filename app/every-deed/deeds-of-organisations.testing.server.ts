import type { Action } from '#app/features/accounts'
import {
  answerJoin,
  askToJoin,
  handOverCode,
  inviteMember,
  leaveOrganisation,
  NOTICE_VERSION,
  readAccount,
  readClaims,
  readMembers,
  readReachable,
  registerPerson,
  requestPasswordReset,
  withdrawJoin,
} from '#app/features/accounts'
import { readPeople } from '#app/features/administration'
import { previewMerge } from '#app/features/merges'
import {
  createOrganisation,
  excludeOrganisation,
  readOrganisation,
  readRegistration,
  updateOrganisation,
} from '#app/features/organisations'
import { exportOrganisation } from '#app/features/privacy'
import {
  decideVerification,
  readEvidenceFile,
  readQueue,
  readVerification,
  submitEvidence,
  withdrawEvidence,
} from '#app/features/verification'
import type { Deed } from './deed.testing.server'

const ADDRESS = '203.0.113.7'

/** Accounts, organisations, their people and their verification. */
export const DEEDS_OF_ORGANISATIONS = {
  'account.register': {
    do: ({ ctx }) =>
      registerPerson(
        ctx,
        {
          ...{ name: 'Mai', email: 'mai@new.example', locale: 'vi', consent: 'on' },
          noticeVersion: NOTICE_VERSION,
        },
        ADDRESS,
      ),
  },
  'account.recover': {
    do: ({ ctx, w }) => requestPasswordReset(ctx, { email: w.home.person.email }, ADDRESS),
  },
  'account.manageOwn': { do: ({ ctx }) => readAccount(ctx) },
  'people.manage': { do: ({ ctx }) => readPeople(ctx, { q: '', page: 1 }) },
  'code.read': { do: ({ ctx, w }) => readReachable(ctx, w.event.slug) },
  'code.handOver': {
    do: ({ ctx, w }) => handOverCode(ctx, { eventSlug: w.event.slug, personId: w.guest.person.id }),
  },
  'organisation.read': { do: ({ ctx, w }) => readOrganisation(ctx, w.home.organisationId) },
  'organisation.work': { do: ({ ctx, w }) => readVerification(ctx, w.home.organisationId) },
  'organisation.register': {
    do: ({ ctx }) => readRegistration(ctx, 'details', {}),
    unless: 'organisation.haveOne',
  },
  'organisation.create': {
    do: ({ ctx }) => createOrganisation(ctx, { legalName: { en: 'New firm' }, country: 'KR' }),
  },
  'organisation.edit': {
    do: ({ ctx, w }) =>
      updateOrganisation(ctx, {
        id: w.home.organisationId,
        version: 1,
        website: 'https://a.example',
      }),
  },
  'organisation.merge': {
    do: ({ ctx, w }) => previewMerge(ctx, w.owned.id, w.ownerless.id),
  },
  'organisation.exclude': {
    do: ({ ctx, w }) => excludeOrganisation(ctx, w.home.organisationId, w.guest.organisationId),
  },
  'organisation.takeOut': {
    do: ({ ctx, w }) => exportOrganisation(ctx, w.home.organisationId),
  },
  'members.read': { do: ({ ctx, w }) => readMembers(ctx, w.home.organisationId) },
  'members.manage': {
    do: ({ ctx, w }) =>
      inviteMember(ctx, {
        ...{ slug: w.home.organisationId, email: 'new@firm.example', role: 'viewer' },
        locale: 'ko',
      }),
  },
  'members.leave': {
    do: ({ ctx, w }) => leaveOrganisation(ctx, { slug: w.home.organisationId }),
  },
  'members.inviteOwner': { do: ({ ctx }) => readClaims(ctx) },
  'join.ask': { do: ({ ctx, w }) => askToJoin(ctx, { slug: w.owned.slug }) },
  'join.withdraw': { do: ({ ctx, own }) => withdrawJoin(ctx, { id: own.joinId }) },
  'join.answer': {
    do: ({ ctx, w }) =>
      answerJoin(ctx, { id: w.joinId, answer: 'decline', role: 'viewer', reason: 'Unknown' }),
  },
  'join.answerClaim': {
    do: ({ ctx, w }) =>
      answerJoin(ctx, { id: w.claimId, answer: 'decline', role: 'viewer', reason: 'Unknown' }),
  },
  'verification.submit': {
    do: ({ ctx, w }) =>
      submitEvidence(
        ctx,
        w.home.organisationId,
        { evidence: 'businessRegistration', note: 'On the register' },
        null,
      ),
  },
  'verification.withdraw': { do: ({ ctx, w }) => withdrawEvidence(ctx, w.home.organisationId) },
  'verification.readFile': {
    do: ({ ctx, w }) =>
      // Taking evidence back takes its file away for good.
      readEvidenceFile(ctx, w.home.organisationId, w.kept),
  },
  'verification.read': { do: ({ ctx }) => readQueue(ctx) },
  'verification.decide': {
    do: ({ ctx, w }) =>
      decideVerification(ctx, { caseId: w.evidence, decision: 'refuse', reason: 'Unreadable' }),
  },
} as const satisfies Partial<Record<Action, Deed>>
