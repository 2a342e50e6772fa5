import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import {
  actOnSchedule,
  compareVersions,
  takeVersion,
  versionActSchema,
} from '#app/features/schedule'
import { VersionComparison } from '#app/features/schedule/components/version-comparison'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Page } from '#app/ui/page'
import { EventTabs } from './event-tabs'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const search = new URL(request.url).searchParams
  const number = (part: string) => Number(search.get(part)) || undefined
  return presentPage(ctx, request, () => ({
    comparison: compareVersions(ctx, {
      eventSlug: params.event ?? '',
      from: number('from'),
      to: number('to'),
    }),
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('board.versions.title')),
  }))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, versionActSchema)
  if (!form.ok) return noted(context, refuse(form))
  const eventSlug = params.event ?? ''
  const act = form.value
  const done = await present(
    ctx,
    request,
    form.values,
    () =>
      act.intent === 'use'
        ? void takeVersion(ctx, { eventSlug, number: act.number })
        : actOnSchedule(ctx, eventSlug, act),
    () =>
      act.intent === 'use'
        ? redirect(paths(ctx.locale).deskSchedule(eventSlug))
        : redirect(paths(ctx.locale).deskVersions(eventSlug)),
  )
  return noted(context, done)
}

export default function Versions() {
  const { comparison } = useLoaderData<typeof loader>()
  const { event } = comparison
  const t = useTranslations('board')
  const schedule = useTranslations('schedule')
  const organiser = useTranslations('organiser')
  const to = paths(useLocale())
  const errors = useFormErrors(useActionData<FormReply>())
  useErrorTitle(errors.all.length > 0)
  return (
    <Page
      title={t('versions.title')}
      dense
      crumbs={[
        { label: organiser('title'), to: to.organiser },
        { label: event.name, to: to.desk(event.slug) },
        { label: schedule('title'), to: to.deskSchedule(event.slug) },
        { label: t('versions.title') },
      ]}
      intro={<p>{t('versions.intro')}</p>}
    >
      <EventTabs slug={event.slug} current="schedule" />
      <div className="my-4">
        <ErrorSummary errors={errors.all} />
      </div>
      <VersionComparison comparison={comparison} />
    </Page>
  )
}
