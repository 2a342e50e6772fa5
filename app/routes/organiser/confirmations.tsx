import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { keepAppointments, keepingActSchema, readKeepingDesk } from '#app/features/schedule'
import { Fills, KeepingTable, linesOf } from '#app/features/schedule/components/keeping-desk'
import type { KeepingFilter } from '#app/features/schedule/components/keeping-desk'
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
import { Tabs } from '#app/ui/tabs'
import { EventTabs } from './event-tabs'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

const FILTERS: KeepingFilter[] = ['open', 'confirmed', 'standby', 'all']

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const asked = new URL(request.url).searchParams.get('show')
  return presentPage(ctx, request, () => ({
    desk: readKeepingDesk(ctx, params.event ?? ''),
    filter: FILTERS.find((one) => one === asked) ?? ('open' as const),
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('keeping.title')),
  }))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, keepingActSchema)
  if (!form.ok) return noted(context, refuse(form))
  const eventSlug = params.event ?? ''
  const show = new URL(request.url).searchParams.get('show') ?? undefined
  const kept = await present(
    ctx,
    request,
    form.values,
    () => keepAppointments(ctx, { eventSlug, act: form.value }),
    () => redirect(paths(ctx.locale).deskConfirmations(eventSlug, { show })),
  )
  return noted(context, kept)
}

export default function Confirmations() {
  const { desk, filter } = useLoaderData<typeof loader>()
  const t = useTranslations('keeping')
  const schedule = useTranslations('schedule')
  const organiser = useTranslations('organiser')
  const to = paths(useLocale())
  const errors = useFormErrors(useActionData<FormReply>())
  useErrorTitle(errors.all.length > 0)
  const { event } = desk
  return (
    <Page
      title={t('title')}
      dense
      crumbs={[
        { label: organiser('title'), to: to.organiser },
        { label: event.name, to: to.desk(event.slug) },
        { label: schedule('title'), to: to.deskSchedule(event.slug) },
        { label: t('title') },
      ]}
      intro={<p>{t('intro')}</p>}
    >
      <EventTabs slug={event.slug} current="schedule" />
      <div className="my-4">
        <ErrorSummary errors={errors.all.map((error) => ({ ...error, id: null }))} />
        {!event.published && <Notice kind="caution">{t('notPublished')}</Notice>}
      </div>
      <div className="my-4 noprint">
        <Tabs
          label={t('show')}
          tabs={FILTERS.map((one) => ({
            to: to.deskConfirmations(event.slug, { show: one === 'open' ? undefined : one }),
            label: t(`filter.${one}`),
            count: linesOf(desk.lines, one).length,
            current: one === filter,
          }))}
        />
      </div>
      <KeepingTable desk={desk} filter={filter} />
      <Fills desk={desk} />
    </Page>
  )
}
