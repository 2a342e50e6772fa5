import type { Reader } from '#db/client'
import { codeOf, linkToken } from '#app/features/accounts'
import type { TokenPurpose } from '#app/features/accounts'
import { dayOf, formatDay, formatTime } from '#app/i18n/format'
import { paths } from '#app/i18n/paths'
import type { ServerTranslator } from '#app/i18n/translator.server'
import type { MailReader } from './find-reader.server'
import { ACCOUNT_TEMPLATES } from './notify.server'
import type { AccountTemplate, MailPayload } from './notify.server'
import { organisationMail } from './render-organisation-mail.server'
import type { OrganisationTemplate } from './render-organisation-mail.server'

/** `token` is what the link at the end carries: behind the address, and below it to be pasted. */
export type Body = {
  subject: string
  paragraphs: string[]
  act: string
  path: string
  token?: string
}
export type Rendering = {
  db: Reader
  reader: MailReader
  t: ServerTranslator
  params: MailPayload['params']
}
export type AccountRendering = Rendering & { to: MailPayload['to']; secretKey: string }

export const isAboutAccount = (template: MailPayload['template']): template is AccountTemplate =>
  ACCOUNT_TEMPLATES.some((one) => one === template)

/** A mail about an account: what happened, and the one thing to do. */
export function accountMail(template: AccountTemplate, rendering: AccountRendering): Body | null {
  const { t, reader } = rendering
  const to = paths(reader.locale)
  switch (template) {
    case 'confirmSignUp':
      return plain(t, template, to.confirmRegistration, tokenFor(rendering, 'signUp'))
    case 'signUpKnown':
    case 'passwordChanged':
    case 'emailTaken':
      return plain(t, template, to.resetPassword)
    case 'secondFactorOn':
    case 'secondFactorOff':
    case 'recoveryCodeUsed':
    case 'codeHandedOver':
      return plain(t, template, to.account)
    case 'signInCode':
      return signInCode(rendering)
    case 'secondCode':
      return secondCode(rendering)
    case 'resetPassword':
      return plain(t, template, to.setNewPassword, tokenFor(rendering, 'resetPassword'))
    case 'confirmEmail':
      return plain(t, template, to.confirmEmail, tokenFor(rendering, 'changeEmail'))
    case 'emailChanged':
      return plain(t, template, to.undoEmail, tokenFor(rendering, 'undoEmail'))
    case 'newDevice':
      return newDevice(rendering)
    case 'invitation':
    case 'claimInvitation':
    case 'memberRemoved':
    case 'organisationHandedOver':
      return organisationMail(template, rendering)
  }
}

const tokenFor = ({ to, secretKey }: AccountRendering, purpose: TokenPurpose): string =>
  linkToken(secretKey, purpose, Object.values(to)[0] ?? '')

type Plain = Exclude<
  AccountTemplate,
  'newDevice' | 'signInCode' | 'secondCode' | OrganisationTemplate
>

const plain = (t: ServerTranslator, template: Plain, path: string, token?: string): Body => ({
  subject: t(`mail.${template}.subject`),
  paragraphs: [t(`mail.${template}.body`)],
  act: t(`mail.${template}.act`),
  path,
  ...(token && { token }),
})

function codeIn({ to, secretKey }: AccountRendering): string {
  const code = codeOf(secretKey, Object.values(to)[0] ?? '')
  return `${code.slice(0, 4)} ${code.slice(4)}`
}

function signInCode(rendering: AccountRendering): Body {
  const { t, reader } = rendering
  return {
    subject: t('mail.signInCode.subject'),
    paragraphs: [t('mail.signInCode.body'), codeIn(rendering)],
    act: t('mail.signInCode.act'),
    // The browser that asked holds the challenge.
    path: paths(reader.locale).signInCode('sent'),
  }
}

/** Whoever did not just type the password learns that somebody else did. */
const secondCode = (rendering: AccountRendering): Body => ({
  subject: rendering.t('mail.secondCode.subject'),
  paragraphs: [
    rendering.t('mail.secondCode.body'),
    codeIn(rendering),
    rendering.t('mail.secondCode.warning'),
  ],
  act: rendering.t('mail.secondCode.act'),
  path: paths(rendering.reader.locale).resetPassword,
})

function newDevice({ t, reader, params }: AccountRendering): Body {
  const at = new Date(Number(params.at))
  const zone = reader.locale === 'ko' ? 'Asia/Seoul' : 'Asia/Ho_Chi_Minh'
  return {
    subject: t('mail.newDevice.subject'),
    paragraphs: [
      t('mail.newDevice.body', {
        device: String(params.device),
        day: formatDay(dayOf(at, zone), reader.locale),
        time: formatTime(at, zone),
        zone: t(`common.zone.${zone}`),
      }),
    ],
    act: t('mail.newDevice.act'),
    path: paths(reader.locale).sessions,
  }
}
