import { z } from 'zod'
import { INVITATION_KINDS, LOCALES, MEMBER_ROLES, STAFF_ROLES } from '#db/domain'
import { line, lines, optional } from '#app/platform/fields'
import { linkCode } from '#app/platform/link-code-field'

/** The text of the privacy notice in force; what somebody agreed to is kept under it. */
export const NOTICE_VERSION = '2026-11'

export const SHORTEST_PASSWORD = 12
const LONGEST_PASSWORD = 200

/** An address as an account's key: NFC, lower case, without spaces around. */
export const emailField = z
  .string({ error: 'required' })
  .transform((text) => text.normalize('NFC').trim().toLowerCase())
  .pipe(
    z
      .string()
      .min(1, { error: 'required' })
      .max(254, { error: 'tooLong' })
      .regex(/^[^\s@<>"(),;:\\]+@[^\s@<>"(),;:\\]+\.[^\s@<>"(),;:\\.]+$/, { error: 'email' }),
  )

const anyPassword = z
  .string({ error: 'required' })
  .min(1, { error: 'required' })
  .max(1000, { error: 'tooLong' })

const newPassword = z
  .string({ error: 'required' })
  .min(1, { error: 'required' })
  .min(SHORTEST_PASSWORD, { error: 'passwordShort' })
  .max(LONGEST_PASSWORD, { error: 'tooLong' })

export const signInSchema = z.object({
  email: z
    .string({ error: 'required' })
    .transform((text) => text.normalize('NFC').trim().toLowerCase())
    .pipe(z.string().min(1, { error: 'required' }).max(254, { error: 'tooLong' })),
  password: anyPassword,
})
export type SignIn = z.infer<typeof signInSchema>

export const registerSchema = z.object({
  name: line(120),
  email: emailField,
  locale: z.enum(LOCALES, { error: 'choose' }),
  consent: z.literal('on', { error: 'consent' }),
  noticeVersion: z.literal(NOTICE_VERSION, { error: 'noticeChanged' }),
  next: optional(z.string().max(500)),
})
export type Registration = z.input<typeof registerSchema>

/** A new password, as its form sends it. */
export const newPasswordSchema = z.object({ password: newPassword })
/** A link's press that also sets a password. */
export const setPasswordSchema = newPasswordSchema.extend({ token: linkCode })
export type SetPassword = z.infer<typeof setPasswordSchema>

export const emailSchema = z.object({ email: emailField })

/** Shown again before anything of an account changes; the code by those who have a second factor. */
export const currentPasswordSchema = z.object({
  currentPassword: anyPassword,
  code: optional(z.string().trim().max(40, { error: 'tooLong' })),
})
export type CurrentPassword = z.infer<typeof currentPasswordSchema>
export const changePasswordSchema = newPasswordSchema.extend(currentPasswordSchema.shape)
export type ChangePassword = z.infer<typeof changePasswordSchema>

export const changeEmailSchema = emailSchema.extend(currentPasswordSchema.shape)
export type ChangeEmail = z.infer<typeof changeEmailSchema>

const code = z
  .string({ error: 'required' })
  .trim()
  .min(1, { error: 'required' })
  .max(40, { error: 'tooLong' })
export const codeSchema = z.object({ code })
export type Code = z.input<typeof codeSchema>

/** Whether the browser is to stand for one of the two ways from now on. */
const remember = optional(z.literal('on'))
export const secondCodeSchema = codeSchema.extend({ remember })
export type SecondCode = z.input<typeof secondCodeSchema>
/** What the page of the mailed second code does. */
export const secondCodeActSchema = z.discriminatedUnion(
  'act',
  [secondCodeSchema.extend({ act: z.literal('enter') }), z.object({ act: z.literal('mailAgain') })],
  { error: 'choose' },
)
export const passwordStepSchema = z.object({ password: anyPassword, remember })
export const newPasswordStepSchema = newPasswordSchema.extend({ remember })
export type PasswordStep = z.input<typeof passwordStepSchema>

export const mailedCodeSchema = codeSchema.extend({
  challenge: z.string({ error: 'invalid' }).max(200, { error: 'invalid' }),
})
export type MailedCode = z.input<typeof mailedCodeSchema>
export const handedCodeSchema = codeSchema.extend({ email: emailField })
export type HandedCode = z.input<typeof handedCodeSchema>

export const handOverSchema = z.object({ eventSlug: line(200), personId: z.string().max(64) })
export type HandOver = z.input<typeof handOverSchema>
export const personChoiceSchema = z.object({ personId: z.string({ error: 'choose' }).max(64) })

/** What a person corrects of themselves; the version is the one that the form was filled from. */
export const detailsSchema = z.object({
  name: line(120),
  nameLatin: optional(line(120)),
  locale: z.enum(LOCALES, { error: 'choose' }),
  version: z.coerce.number({ error: 'invalid' }).int({ error: 'invalid' }),
})
export type Details = z.input<typeof detailsSchema>

/** What the page of the second factor does. */
export const factorActSchema = z.discriminatedUnion(
  'act',
  [
    currentPasswordSchema.extend({ act: z.literal('begin') }),
    codeSchema.extend({ act: z.literal('confirm') }),
    currentPasswordSchema.extend({ act: z.literal('renew') }),
    currentPasswordSchema.extend({ act: z.literal('remove') }),
  ],
  { error: 'choose' },
)

/** One session by its stored id, or all others. */
export const sessionChoiceSchema = currentPasswordSchema.extend({
  sessionId: z.string({ error: 'choose' }).max(64),
})
export type SessionChoice = z.infer<typeof sessionChoiceSchema>
/** One remembered browser by its stored id, or all. */
export const browserChoiceSchema = currentPasswordSchema.extend({
  browserId: z.string({ error: 'choose' }).max(64),
})
export type BrowserChoice = z.infer<typeof browserChoiceSchema>
/** What the page of sessions does: its buttons name a session or a browser. */
export const signedInActSchema = currentPasswordSchema.extend({
  sessionId: optional(z.string().max(64)),
  browserId: optional(z.string().max(64)),
})

const slug = line(200)
export const inviteSchema = z.object({
  slug,
  email: emailField,
  role: z.enum(MEMBER_ROLES, { error: 'choose' }),
  locale: z.enum(LOCALES, { error: 'choose' }),
})
export type Invite = z.input<typeof inviteSchema>

/** One member of an organisation, with the role that the page showed. */
export const membershipSchema = z.object({
  slug,
  personId: z.string().max(64),
  seen: z.enum(MEMBER_ROLES),
})
export type Membership = z.infer<typeof membershipSchema>

/** A link to take over a record without people. */
export const inviteOwnerSchema = inviteSchema.omit({ role: true })
export type InviteOwner = z.input<typeof inviteOwnerSchema>

export const revokeSchema = z.object({
  slug,
  invitationId: z.string().max(64),
  kind: z.enum(INVITATION_KINDS),
})
export type Revoke = z.infer<typeof revokeSchema>

/** What the page of an organisation's members does. */
export const membersActSchema = z.discriminatedUnion('act', [
  inviteSchema.omit({ slug: true }).extend({ act: z.literal('invite') }),
  z.object({ act: z.literal('revoke'), invitationId: z.string().max(64) }),
  z.object({
    act: z.literal('answer'),
    id: z.string().max(64),
    answer: z.enum(['accept', 'decline'], { error: 'choose' }),
    role: z.enum(MEMBER_ROLES, { error: 'choose' }).default('editor'),
    reason: optional(lines(500)),
  }),
])

/** What the page of a record without people does. */
export const ownerActSchema = z.discriminatedUnion('act', [
  inviteOwnerSchema.omit({ slug: true }).extend({ act: z.literal('invite') }),
  z.object({ act: z.literal('revoke'), invitationId: z.string().max(64) }),
])

const seen = z.enum(MEMBER_ROLES)
/** What the page of one member does; `seen` is the role that it showed. */
export const memberActSchema = z.discriminatedUnion('act', [
  z.object({ act: z.literal('role'), seen, role: z.enum(MEMBER_ROLES, { error: 'choose' }) }),
  z.object({ act: z.literal('handOver'), seen }),
  z.object({ act: z.literal('remove'), seen }),
  z.object({ act: z.literal('leave') }),
])

export const askToJoinSchema = z.object({ slug, message: optional(lines(1000)) })
export type AskToJoin = z.input<typeof askToJoinSchema>
/** What the page that asks to join does. */
export const joinActSchema = z.discriminatedUnion('act', [
  z.object({ act: z.literal('ask'), message: optional(lines(1000)) }),
  z.object({ act: z.literal('withdraw'), id: z.string().max(64) }),
])

export const answerJoinSchema = z.object({
  id: z.string().max(64),
  answer: z.enum(['accept', 'decline'], { error: 'choose' }),
  /** What the person may do; a claim makes an owner. */
  role: z.enum(MEMBER_ROLES, { error: 'choose' }).default('editor'),
  reason: optional(lines(500)),
})
export type AnswerJoin = z.input<typeof answerJoinSchema>

const staffRole = z.enum(STAFF_ROLES, { error: 'choose' })
/** What an administrator does to an account. */
export const personActSchema = z.discriminatedUnion('act', [
  z.object({ act: z.literal('grant'), role: staffRole }),
  z.object({ act: z.literal('revoke'), role: staffRole }),
  z.object({ act: z.literal('endSessions') }),
  z.object({ act: z.literal('suspend') }),
  z.object({ act: z.literal('reopen') }),
])
export type PersonAct = z.input<typeof personActSchema>

export const newAdministratorSchema = z.object({
  email: emailField,
  name: line(120),
  locale: z.enum(LOCALES, { error: 'choose' }),
})
export type NewAdministrator = z.input<typeof newAdministratorSchema>

export const agreeSchema = registerSchema.pick({ consent: true, noticeVersion: true })
export type Agree = z.input<typeof agreeSchema>
