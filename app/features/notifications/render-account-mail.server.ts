import type { Reader } from '#db/client'
import { linkToken } from '#app/features/accounts'
import { dayOf, formatDay, formatTime } from '#app/i18n/format'
import { paths } from '#app/i18n/paths'
import type { ServerTranslator } from '#app/i18n/translator.server'
import type { MailReader } from './find-reader.server'
import { ACCOUNT_TEMPLATES } from './notify.server'
import type { AccountTemplate, MailPayload } from './notify.server'

export type Body = { subject: string; paragraphs: string[]; act: string; path: string }
export type Rendering = {
  db: Reader
  reader: MailReader
  t: ServerTranslator
  params: MailPayload['params']
}
type AccountRendering = Rendering & { to: MailPayload['to']; secretKey: string }

export const isAboutAccount = (template: MailPayload['template']): template is AccountTemplate =>
  ACCOUNT_TEMPLATES.some((one) => one === template)

/** A mail about an account: what happened, and the one thing to do. */
export function accountMail(template: AccountTemplate, rendering: AccountRendering): Body | null {
  switch (template) {
    case 'confirmSignUp':
      return confirmSignUp(rendering)
    case 'signUpKnown':
      return plain(rendering, template, paths(rendering.reader.locale).resetPassword())
    case 'newDevice':
      return newDevice(rendering)
  }
}

function plain({ t }: AccountRendering, template: 'signUpKnown', path: string): Body {
  return {
    subject: t(`mail.${template}.subject`),
    paragraphs: [t(`mail.${template}.body`)],
    act: t(`mail.${template}.act`),
    path,
  }
}

function confirmSignUp({ t, reader, to, secretKey }: AccountRendering): Body | null {
  if (!('signUpId' in to)) return null
  return {
    subject: t('mail.confirmSignUp.subject'),
    paragraphs: [t('mail.confirmSignUp.body')],
    act: t('mail.confirmSignUp.act'),
    path: paths(reader.locale).confirmRegistration(linkToken(secretKey, 'signUp', to.signUpId)),
  }
}

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
