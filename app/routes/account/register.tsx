import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { NOTICE_VERSION, registerPerson, registerSchema } from '#app/features/accounts'
import { LOCALES, LOCALE_NAMES } from '#app/i18n/locale'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { present, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { Anchor } from '#app/ui/anchor'
import { Check, RadioGroup } from '#app/ui/choice-group'
import { FieldError } from '#app/ui/field'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { TextField } from '#app/ui/text-field'
import { AccountForm } from './account-form'
import { nextOf } from './sent-away.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const next = nextOf(request)
  if (ctx.actor.kind === 'person') throw redirect(next ?? paths(ctx.locale).work)
  return {
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('account.register.title')),
    noticeVersion: NOTICE_VERSION,
    next,
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, registerSchema)
  if (!form.ok) return noted(context, refuse(form))
  const begin = () =>
    registerPerson(ctx, { ...form.value, next: nextOf(request) }, context.clientAddress)
  const sent = () => redirect(paths(ctx.locale).checkMail('register'))
  return noted(context, await present(ctx, request, form.values, begin, sent))
}

export default function Register() {
  const { noticeVersion, next } = useLoaderData<typeof loader>()
  const errors = useFormErrors(useActionData<FormReply>())
  const t = useTranslations('account')
  const locale = useLocale()
  const to = paths(locale)
  return (
    <AccountForm
      title={t('register.title')}
      lede={<p>{t('register.lede')}</p>}
      errors={errors}
      submit={t('register.act')}
      after={
        <p className="small">
          {t('register.known')} <Anchor to={to.signIn(next)}>{t('signIn')}</Anchor>
        </p>
      }
    >
      <TextField
        name="name"
        label={t('name')}
        hint={t('nameHint')}
        autoComplete="name"
        defaultValue={errors.value('name')}
        error={errors.of('name')}
        required
      />
      <TextField
        name="email"
        type="email"
        label={t('email')}
        autoComplete="email"
        defaultValue={errors.value('email')}
        error={errors.of('email')}
        required
      />
      <RadioGroup
        name="locale"
        label={t('mailLanguage')}
        value={errors.value('locale', locale)}
        error={errors.of('locale')}
        options={LOCALES.map((one) => ({ value: one, label: LOCALE_NAMES[one], lang: one }))}
      />
      <div className={errors.of('consent') ? 'field err' : 'field'}>
        <FieldError id="consent" error={errors.of('consent')} />
        <Check
          id="consent"
          name="consent"
          value="on"
          label={t('register.consent')}
          defaultChecked={errors.value('consent') === 'on'}
          aria-describedby={errors.of('consent') && 'consent-error'}
          aria-invalid={errors.of('consent') ? true : undefined}
          required
        />
        <p className="small">
          <a href={to.privacy} target="_blank" rel="noreferrer">
            {t('register.notice')}
          </a>
        </p>
      </div>
      <input type="hidden" name="noticeVersion" value={noticeVersion} />
    </AccountForm>
  )
}
