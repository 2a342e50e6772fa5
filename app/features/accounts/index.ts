export { ACTIONS } from './actions'
export type { Action } from './actions'
export { authorise, authorisedPerson, may } from './authorise.server'
export type { Scope } from './authorise.server'
export { changeEmail } from './change-email.server'
export { changePassword } from './change-password.server'
export { confirmEmailChange, readEmailChange } from './confirm-email-change.server'
export { confirmRegistration, readSignUp } from './confirm-registration.server'
export { actorOf, findActor } from './find-actor.server'
export { hashPassword } from './passwords.server'
export type { Client } from './open-session.server'
export { readAccount } from './queries.server'
export { registerPerson } from './register-person.server'
export { requestPasswordReset } from './request-password-reset.server'
export { readReset, resetPassword } from './reset-password.server'
export {
  NOTICE_VERSION,
  changeEmailSchema,
  changePasswordSchema,
  emailSchema,
  newPasswordSchema,
  registerSchema,
  signInSchema,
} from './schema'
export { deleteExpiredSessions } from './sessions.server'
export { signIn } from './sign-in.server'
export { signOut } from './sign-out.server'
export { linkToken } from './tokens.server'
export type { TokenPurpose } from './tokens.server'
export { readEmailUndo, undoEmailChange } from './undo-email-change.server'
