import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { z } from 'zod'
import {
  changeRegistration,
  readOwnPage,
  registerFormSchema,
  registerFromForm,
  registrationActSchema,
  withdrawRegistration,
} from '#app/features/registration'
import { RegistrationBody } from '#app/features/registration/components/registration-body'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { newId } from '#app/platform/ids'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Page } from '#app/ui/page'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export { alsoWhenRefused as shouldRevalidate } from '#app/routes/should-revalidate'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const search = new URL(request.url).searchParams
  return presentPage(ctx, request, () => ({
    page: readOwnPage(ctx, {
      eventSlug: params.event ?? '',
      organisationId: search.get('organisation') ?? undefined,
    }),
    saved: search.has('saved'),
    key: newId(),
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('registration.title')),
  }))
}

const formSchema = z.discriminatedUnion('act', [
  registrationActSchema,
  registerFormSchema.extend({ act: z.literal('register') }),
])

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, formSchema)
  if (!form.ok) return noted(context, refuse(form))
  const eventSlug = params.event ?? ''
  const organisationId = new URL(request.url).searchParams.get('organisation') ?? undefined
  const given = form.value
  const act = () => {
    if (given.act === 'register') return registerFromForm(ctx, { ...given, eventSlug })
    const registrationId = readOwnPage(ctx, { eventSlug, organisationId }).registration?.id ?? ''
    return given.act === 'withdraw'
      ? withdrawRegistration(ctx, { ...given, registrationId })
      : changeRegistration(ctx, { ...given, registrationId })
  }
  const done = () => redirect(`${paths(ctx.locale).registration(eventSlug)}?saved=1`)
  return noted(context, await present(ctx, request, form.values, act, done))
}

export default function Registration() {
  const { page, saved, key } = useLoaderData<typeof loader>()
  const t = useTranslations('registration')
  const to = paths(useLocale())
  const errors = useFormErrors(useActionData<FormReply>())
  useErrorTitle(errors.all.length > 0)
  const { event } = page
  return (
    <Page
      title={t('title')}
      crumbs={[{ label: event.name, to: to.event(event.slug) }, { label: t('title') }]}
    >
      <ErrorSummary errors={errors.all} />
      <RegistrationBody
        page={page}
        errors={errors}
        keyOfForm={key}
        saved={saved && errors.all.length === 0}
      />
    </Page>
  )
}
