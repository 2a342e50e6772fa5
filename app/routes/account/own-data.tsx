import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { agreeToNotice, eraseAccount, readAccount, readConsents } from '#app/features/accounts'
import { askPrivacy, readOwnPrivacy, withdrawPrivacy } from '#app/features/privacy'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Notice } from '#app/ui/notice'
import { Page } from '#app/ui/page'
import { Section } from '#app/ui/section'
import { ownDataActSchema } from './own-data-acts.server'
import { AskForm, Consents, EraseForm, OwnRequests } from './own-data-parts'
import { doneOf } from './sent-away.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

const DONE = ['ask', 'withdraw', 'agree'] as const

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => ({
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('account.data.title')),
    account: readAccount(ctx),
    consent: readConsents(ctx),
    privacy: readOwnPrivacy(ctx),
    done: doneOf(request, DONE),
  }))
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, ownDataActSchema)
  if (!form.ok) return noted(context, refuse(form))
  const { value } = form
  const to = paths(ctx.locale)
  const work = () => {
    switch (value.act) {
      case 'erase':
        return eraseAccount(ctx, value, context.clientAddress)
      case 'agree':
        return agreeToNotice(ctx, value)
      case 'ask':
        return void askPrivacy(ctx, value)
      case 'withdraw':
        return withdrawPrivacy(ctx, value.id)
    }
  }
  const answer = await present(ctx, request, form.values, work, () =>
    value.act === 'erase'
      ? redirect(to.erased, { headers: { 'Clear-Site-Data': '"cache", "cookies", "storage"' } })
      : redirect(`${to.ownData}?done=${value.act}`),
  )
  return noted(context, answer)
}

export default function OwnData() {
  const { account, consent, privacy, done } = useLoaderData<typeof loader>()
  const errors = useFormErrors(useActionData<FormReply>())
  const t = useTranslations('account')
  const to = paths(useLocale())
  useErrorTitle(errors.all.length > 0)
  return (
    <Page
      title={t('data.title')}
      crumbs={[{ label: t('title'), to: to.account }, { label: t('data.title') }]}
    >
      <ErrorSummary errors={errors.all} />
      {done && errors.all.length === 0 && (
        <Notice kind="positive" live>
          {t(`data.done.${done}`)}
        </Notice>
      )}
      <Section id="export" title={t('data.export')}>
        <p className="mb-4">{t('data.exportText')}</p>
        <a className="btn" href={to.ownDataFile} download>
          {t('data.exportAct')}
        </a>
      </Section>
      <Section id="consents" title={t('data.consents')} aside={<p>{t('data.consentsText')}</p>}>
        <Consents consent={consent} errors={errors} />
      </Section>
      <Section id="requests" title={t('data.requests')} aside={<p>{t('data.requestsText')}</p>}>
        <OwnRequests requests={privacy.requests} />
        <AskForm errors={errors} answerDays={privacy.answerDays} />
      </Section>
      <Section id="erase" title={t('data.erase')}>
        <EraseForm email={account.email} errors={errors} withCode={account.hasSecondFactor} />
      </Section>
    </Page>
  )
}
