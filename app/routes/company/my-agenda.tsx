import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { keepAppointments, keepingActSchema, myDelegate, readAgenda } from '#app/features/schedule'
import { AgendaPage } from '#app/features/schedule/components/agenda-page'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { paths } from '#app/i18n/paths'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => {
    const eventSlug = params.event ?? ''
    const agenda = readAgenda(ctx, { eventSlug, ...myDelegate(ctx, eventSlug) })
    return {
      agenda,
      origin: ctx.publicOrigin,
      title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('agenda.title')),
    }
  })
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, keepingActSchema)
  if (!form.ok) return noted(context, refuse(form))
  const eventSlug = params.event ?? ''
  const kept = await present(
    ctx,
    request,
    form.values,
    () => keepAppointments(ctx, { eventSlug, act: form.value }),
    () => redirect(paths(ctx.locale).agenda(eventSlug)),
  )
  return noted(context, kept)
}

export default function MyAgenda() {
  const { agenda, origin } = useLoaderData<typeof loader>()
  const errors = useFormErrors(useActionData<FormReply>())
  useErrorTitle(errors.all.length > 0)
  return (
    <>
      <ErrorSummary errors={errors.all.map((error) => ({ ...error, id: null }))} />
      <AgendaPage agenda={agenda} origin={origin} isOwn />
    </>
  )
}
