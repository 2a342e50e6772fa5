import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { meetingNoteSchema, readBrief, writeNote } from '#app/features/briefs'
import { BriefNotes } from '#app/features/briefs/components/brief-notes'
import { Brief, briefTitle } from '#app/features/briefs/components/brief'
import { paths } from '#app/i18n/paths'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Page } from '#app/ui/page'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => {
    const brief = readBrief(ctx, {
      eventSlug: params.event ?? '',
      meetingId: params.meeting ?? '',
    })
    return { brief, title: pageTitle(context, ctx.locale, briefTitle(brief)) }
  })
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, meetingNoteSchema)
  if (!form.ok) return noted(context, refuse(form))
  const which = { eventSlug: params.event ?? '', meetingId: params.meeting ?? '' }
  const written = await present(
    ctx,
    request,
    form.values,
    () => writeNote(ctx, { ...which, ...form.value }),
    () => redirect(`${paths(ctx.locale).meeting(which.eventSlug, which.meetingId)}#notes`),
  )
  return noted(context, written)
}

export { alsoWhenRefused as shouldRevalidate } from '#app/routes/should-revalidate'

export default function Meeting() {
  const { brief } = useLoaderData<typeof loader>()
  const t = useTranslations('brief')
  const agenda = useTranslations('agenda')
  const to = paths(useLocale())
  const errors = useFormErrors(useActionData<FormReply>())
  useErrorTitle(errors.all.length > 0)
  const { event } = brief
  return (
    <Page
      title={briefTitle(brief)}
      crumbs={[
        { label: event.name, to: to.event(event.slug) },
        brief.notes
          ? { label: agenda('title'), to: to.agenda(event.slug) }
          : { label: t('board'), to: to.deskSchedule(event.slug) },
        { label: t('title') },
      ]}
    >
      <ErrorSummary errors={errors.all} />
      <Brief brief={brief} />
      {brief.notes && <BriefNotes notes={brief.notes} errors={errors} />}
    </Page>
  )
}
