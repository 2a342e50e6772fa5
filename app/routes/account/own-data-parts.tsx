import { Form } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { PRIVACY_REQUEST_KINDS } from '#db/domain'
import type { Locale, PrivacyRequestKind, PrivacyRequestState } from '#db/domain'
import { dayOf, formatShortDay } from '#app/i18n/format'
import { LOCALE_NAMES } from '#app/i18n/locale'
import { paths } from '#app/i18n/paths'
import { Anchor } from '#app/ui/anchor'
import { Button } from '#app/ui/button'
import { Check, RadioGroup } from '#app/ui/choice-group'
import { DataTable } from '#app/ui/data-table'
import { FieldError } from '#app/ui/field'
import type { FormErrors } from '#app/ui/form-errors'
import { TextArea } from '#app/ui/text-area'
import { CurrentPassword } from './current-password'

/** A day in the zone of the reader's country. */
function useDay() {
  const locale = useLocale()
  const zone = locale === 'ko' ? 'Asia/Seoul' : 'Asia/Ho_Chi_Minh'
  return (at: Date | string) => formatShortDay(dayOf(new Date(at), zone), locale)
}

type Consent = {
  consents: {
    id: string
    purpose: string
    noticeVersion: string
    locale: Locale
    given: boolean | null
    at: Date | string
  }[]
  noticeVersion: string
  agreed: boolean
}

/** What the person agreed to, and the notice in force where that is another one. */
export function Consents({ consent, errors }: { consent: Consent; errors: FormErrors }) {
  const t = useTranslations('account')
  const to = paths(useLocale())
  const day = useDay()
  return (
    <>
      {consent.consents.length === 0 ? (
        <p className="mute">{t('data.consentNone')}</p>
      ) : (
        <DataTable
          caption={t('data.consents')}
          captionHidden
          rows={consent.consents}
          rowId={(one) => one.id}
          columns={[
            {
              id: 'version',
              label: t('data.noticeVersion'),
              header: true,
              cell: (one) => one.noticeVersion,
            },
            { id: 'language', label: t('data.language'), cell: (one) => LOCALE_NAMES[one.locale] },
            {
              id: 'given',
              label: t('data.consent'),
              cell: (one) => (one.given ? t('data.given') : t('data.takenBack')),
            },
            { id: 'at', label: t('data.at'), cell: (one) => day(one.at) },
          ]}
        />
      )}
      {!consent.agreed && (
        <Form method="post" className="stack narrow-form">
          <p>
            {t('data.noticeNew', { version: consent.noticeVersion })}{' '}
            <Anchor to={to.privacy}>{t('data.noticeRead')}</Anchor>
          </p>
          <input type="hidden" name="noticeVersion" value={consent.noticeVersion} />
          <div>
            <Check id="consent" name="consent" label={t('register.consent')} />
            <FieldError id="consent" error={errors.of('consent') ?? errors.of('noticeVersion')} />
          </div>
          <Button name="act" value="agree">
            {t('data.agree')}
          </Button>
        </Form>
      )}
    </>
  )
}

type Asked = {
  id: string
  kind: PrivacyRequestKind
  state: PrivacyRequestState
  text: string | null
  answer: string | null
  createdAt: Date | string
  dueAt: Date | string
}

/** The person's requests, each with the day by which it is answered, or the answer. */
export function OwnRequests({ requests }: { requests: Asked[] }) {
  const t = useTranslations('account')
  const day = useDay()
  if (requests.length === 0) return null
  return (
    <DataTable
      caption={t('data.requests')}
      captionHidden
      rows={requests}
      rowId={(one) => one.id}
      columns={[
        {
          id: 'kind',
          label: t('data.asked'),
          header: true,
          cell: (one) => (
            <>
              {t(`data.kind.${one.kind}`)}
              {one.text && <span className="small mute block font-normal">{one.text}</span>}
            </>
          ),
        },
        { id: 'at', label: t('data.askedAt'), cell: (one) => day(one.createdAt) },
        {
          id: 'state',
          label: t('data.state'),
          cell: (one) =>
            one.state === 'open' ? (
              t('data.due', { day: day(one.dueAt) })
            ) : (
              <>
                {t(`data.stateName.${one.state}`)}
                {one.answer && <span className="small mute block">{one.answer}</span>}
              </>
            ),
        },
        {
          id: 'act',
          label: t('data.act'),
          cell: (one) =>
            one.state === 'open' && (
              <Form method="post">
                <input type="hidden" name="id" value={one.id} />
                <Button
                  small
                  name="act"
                  value="withdraw"
                  aria-label={`${t('data.withdraw')}: ${t(`data.kind.${one.kind}`)}`}
                >
                  {t('data.withdraw')}
                </Button>
              </Form>
            ),
        },
      ]}
    />
  )
}

export function AskForm({ errors, answerDays }: { errors: FormErrors; answerDays: number }) {
  const t = useTranslations('account')
  return (
    <Form method="post" className="stack narrow-form">
      <p>{t('data.askText', { days: answerDays })}</p>
      <RadioGroup
        name="kind"
        label={t('data.askWhat')}
        value={errors.value('kind')}
        error={errors.of('kind')}
        options={PRIVACY_REQUEST_KINDS.map((value) => ({
          value,
          label: t(`data.kind.${value}`),
          hint: t(`data.kindHint.${value}`),
        }))}
      />
      <TextArea
        name="text"
        label={t('data.text')}
        hint={t('data.textHint')}
        optional
        limit={4000}
        defaultValue={errors.value('text')}
        error={errors.of('text')}
      />
      <Button name="act" value="ask">
        {t('data.ask')}
      </Button>
    </Form>
  )
}

type EraseProps = { email: string; errors: FormErrors; withCode: boolean }

export function EraseForm({ email, errors, withCode }: EraseProps) {
  const t = useTranslations('account')
  return (
    <>
      <p>{t('data.eraseText')}</p>
      <Form method="post" className="stack narrow-form">
        <CurrentPassword errors={errors} withCode={withCode} />
        <Button kind="danger" name="act" value="erase">
          {t('data.eraseAct', { email })}
        </Button>
      </Form>
    </>
  )
}
