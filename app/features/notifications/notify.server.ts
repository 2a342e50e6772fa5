import type { Tx } from '#db/client'
import { enqueue } from '#app/platform/jobs/enqueue.server'
import type { Context } from '#app/platform/context.server'

export const MAIL_TEMPLATES = [
  'requestReceived',
  'requestAnswered',
  'requestCountered',
  'requestExpired',
  'requestsOpened',
  'requestsReceived',
  'meetingCancelled',
  'schedulePublished',
  'meetingReminder',
  'registrationApproved',
  'searchAlert',
  'registrationReceived',
  'registrationWaitlisted',
  'registrationRejected',
  'chaseMessage',
] as const
/** Mails about what an organisation lists. */
export const LISTING_TEMPLATES = [
  'reviewWaiting',
  'reviewDue',
  'reviewDecided',
  'stillValid',
  'listingStale',
  'commentsWaiting',
] as const
export type ListingTemplate = (typeof LISTING_TEMPLATES)[number]
/** Mails about accounts; their links and codes are made when they are sent. */
export const ACCOUNT_TEMPLATES = [
  'confirmSignUp',
  'signUpKnown',
  'newDevice',
  'resetPassword',
  'passwordChanged',
  'confirmEmail',
  'emailTaken',
  'emailChanged',
  'signInCode',
  'secondCode',
  'codeHandedOver',
  'secondFactorOn',
  'secondFactorOff',
  'recoveryCodeUsed',
  'invitation',
  'claimInvitation',
  'memberRemoved',
  'organisationHandedOver',
] as const
/** Mails about records and requests of people, which the recipient opens signed in. */
export const RECORD_TEMPLATES = [
  'joinAsked',
  'claimAsked',
  'joinAccepted',
  'joinDeclined',
  'staffGranted',
  'staffRevoked',
  'verificationSubmitted',
  'verificationApproved',
  'verificationRefused',
  'organisationMerged',
  'privacyAsked',
  'privacyReminder',
  'privacyAnswered',
] as const
export type RecordTemplate = (typeof RECORD_TEMPLATES)[number]
export type AccountTemplate = (typeof ACCOUNT_TEMPLATES)[number]
export type MailTemplate = (typeof MAIL_TEMPLATES)[number]
/** One person: an account, or a delegate without one. */
export type Recipient = { personId: string } | { delegateId: string }
/** Somebody whose address is not, or no longer, that of an account: the record that the mail is about has it. */
export type LinkHolder =
  { signUpId: string } | { linkId: string } | { codeId: string } | { invitationId: string }
/** Ids and figures only: names and texts are read when the mail is made, in the recipient's language. */
export type MailPayload = {
  to: Recipient | LinkHolder
  template: MailTemplate | ListingTemplate | AccountTemplate | RecordTemplate
  params: Record<string, string | number>
}

/** Puts one mail for each recipient into the outbox, inside the change's own transaction; due at once, or when it is said. */
export function notify(
  tx: Tx,
  ctx: Context,
  recipients: Recipient[],
  template: MailTemplate | ListingTemplate | RecordTemplate,
  params: MailPayload['params'],
  about: string,
  runAt?: Date,
): void {
  for (const to of recipients)
    enqueue(
      tx,
      ctx.now(),
      'mail',
      { to, template, params },
      {
        dedupeKey: `${template}:${about}:${'personId' in to ? to.personId : to.delegateId}`,
        ...(runAt && { runAt }),
      },
    )
}
