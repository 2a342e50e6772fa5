import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { readHistory } from '#app/features/chase'
import { HistoryTable } from '#app/features/chase/components/history-table'
import {
  changeRegistration,
  readDeskPage,
  registrationActSchema,
  withdrawRegistration,
} from '#app/features/registration'
import { RegistrationBody } from '#app/features/registration/components/registration-body'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { LinkButton } from '#app/ui/button'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Page } from '#app/ui/page'
import { Section } from '#app/ui/section'
import { EventTabs } from './event-tabs'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export { alsoWhenRefused as shouldRevalidate } from '#app/routes/should-revalidate'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const eventSlug = params.event ?? ''
  const registrationId = params.registration ?? ''
  return presentPage(ctx, request, () => ({
    page: readDeskPage(ctx, { eventSlug, registrationId }),
    history: readHistory(ctx, { eventSlug, registrationId }).lines,
    saved: new URL(request.url).searchParams.has('saved'),
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('registration.deskTitle')),
  }))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, registrationActSchema)
  if (!form.ok) return noted(context, refuse(form))
  const eventSlug = params.event ?? ''
  const given = form.value
  const act = () => {
    const registrationId =
      readDeskPage(ctx, { eventSlug, registrationId: params.registration }).registration?.id ?? ''
    return given.act === 'withdraw'
      ? withdrawRegistration(ctx, { ...given, registrationId })
      : changeRegistration(ctx, { ...given, registrationId })
  }
  const here = paths(ctx.locale).deskRegistration(eventSlug, params.registration ?? '')
  const done = () => redirect(`${here}?saved=1`)
  return noted(context, await present(ctx, request, form.values, act, done))
}

export default function DeskRegistration() {
  const { page, history, saved } = useLoaderData<typeof loader>()
  const t = useTranslations('registration')
  const desk = useTranslations('organiser')
  const to = paths(useLocale())
  const errors = useFormErrors(useActionData<FormReply>())
  useErrorTitle(errors.all.length > 0)
  const { event } = page
  return (
    <Page
      title={page.registration?.organisation.name ?? t('deskTitle')}
      dense
      crumbs={[
        { label: event.name, to: to.desk(event.slug) },
        { label: desk('participants'), to: to.deskParticipants(event.slug) },
        { label: page.registration?.organisation.name ?? '' },
      ]}
    >
      <EventTabs slug={event.slug} current="participants" />
      <div className="mt-4">
        <ErrorSummary errors={errors.all} />
      </div>
      <RegistrationBody
        page={page}
        errors={errors}
        keyOfForm=""
        saved={saved && errors.all.length === 0}
      />
      <Section id="history" title={t('history')} aside={<p>{t('historyText')}</p>}>
        <HistoryTable lines={history} />
        {page.registration && (
          <p className="mt-4">
            <LinkButton
              to={to.chase(event.slug, { group: 'oneParticipant', of: page.registration.id })}
            >
              {t('write')}
            </LinkButton>
          </p>
        )}
      </Section>
    </Page>
  )
}
