export { acceptInvitation, readInvitation } from './accept-invitation.server'
export type { Invited } from './accept-invitation.server'
export { agreeToNotice, readConsents } from './agree-to-notice.server'
export { answerJoin } from './answer-join.server'
export { askToJoin, ownersOf, withdrawJoin } from './ask-to-join.server'
export type { Action, ActionOn } from './actions'
export { authorise, authorisedPerson, hasRole, isOfTeam, may, signedIn } from './authorise.server'
export type { Scope } from './authorise.server'
export { beginSecondFactor } from './begin-second-factor.server'
export { changeDetails } from './change-details.server'
export { changeEmail } from './change-email.server'
export {
  changeMemberRole,
  handOverOrganisation,
  leaveOrganisation,
  removeMember,
} from './change-membership.server'
export { changePerson } from './change-person.server'
export { changePassword } from './change-password.server'
export { confirmEmailChange, readEmailChange } from './confirm-email-change.server'
export { confirmRegistration, readSignUp } from './confirm-registration.server'
export { confirmSecondFactor } from './confirm-second-factor.server'
export { createAdministrator } from './create-administrator.server'
export { eraseAccount, ERASURE_CONSTRAINTS, forgetPerson } from './erase-account.server'
export { exportOwn } from './export-own.server'
export { actorOf, findActor } from './find-actor.server'
export { forgetExpired } from './forget-expired.server'
export { handOverCode, readReachable } from './hand-over-code.server'
export type { Reachable } from './hand-over-code.server'
export { isOpenTo } from './judge'
export { inviteMember } from './invite-member.server'
export { inviteOwner } from './invite-owner.server'
export { readClaims, readJoinRequests, readJoining, readOwnJoins } from './join-queries.server'
export { hasOwner, readMember, readMembers, readOwnership } from './members.server'
export { mailCodeAgain, passMailedCode } from './pass-mailed-code.server'
export { passNewPassword, passPassword } from './pass-password.server'
export { passSecondFactor } from './pass-second-factor.server'
export { hashPassword } from './passwords.server'
export { KNOWN_PASSWORDS, packKnown } from './known-passwords.server'
export type { Client, SignedIn } from './open-session.server'
export { resealFactors } from './factor-check.server'
export { holderOfSession } from './sessions.server'
export { forgetOwnBrowser, readBrowsers } from './own-browsers.server'
export type { OwnBrowser } from './own-browsers.server'
export { endOwnSession, readSessions } from './own-sessions.server'
export type { OwnSession } from './own-sessions.server'
export { awaitsSecondFactor, readMailedStep, readPasswordStep } from './pending-sign-ins.server'
export { readAccount, readSecondFactor } from './queries.server'
export { registerPerson } from './register-person.server'
export { requestPasswordReset } from './request-password-reset.server'
export { revokeInvitation } from './revoke-invitation.server'
export { requestSignInCode } from './request-sign-in-code.server'
export { readReset, resetPassword } from './reset-password.server'
export { renewedCookie } from './renewed-cookie.server'
export {
  NOTICE_VERSION,
  agreeSchema,
  answerJoinSchema,
  changeEmailSchema,
  changePasswordSchema,
  codeSchema,
  currentPasswordSchema,
  detailsSchema,
  emailSchema,
  factorActSchema,
  handOverSchema,
  handedCodeSchema,
  joinActSchema,
  memberActSchema,
  membersActSchema,
  newPasswordStepSchema,
  ownerActSchema,
  passwordStepSchema,
  personActSchema,
  personChoiceSchema,
  registerSchema,
  secondCodeActSchema,
  setPasswordSchema,
  signInSchema,
  signedInActSchema,
} from './schema'
export type { FirstStep } from './continue-sign-in.server'
export { signIn } from './sign-in.server'
export { signInWithHandedCode, signInWithMailedCode } from './sign-in-with-code.server'
export { signOut } from './sign-out.server'
export { peopleWithRole } from './staff.server'
export { codeOf, linkToken } from './tokens.server'
export type { TokenPurpose } from './tokens.server'
export { readEmailUndo, undoEmailChange } from './undo-email-change.server'
export { removeSecondFactor, renewRecoveryCodes } from './use-second-factor.server'
