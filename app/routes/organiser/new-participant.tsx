import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import {
  findToRegister,
  readDeskPage,
  registerFormSchema,
  registerFromForm,
} from '#app/features/registration'
import { RegistrationBody } from '#app/features/registration/components/registration-body'
import { languageOf } from '#app/i18n/language-of'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { newId } from '#app/platform/ids'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { Anchor } from '#app/ui/anchor'
import { Button } from '#app/ui/button'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Page } from '#app/ui/page'
import { TextField } from '#app/ui/text-field'
import { EventTabs } from './event-tabs'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const search = new URL(request.url).searchParams
  const eventSlug = params.event ?? ''
  const q = search.get('q') ?? ''
  return presentPage(ctx, request, () => ({
    page: readDeskPage(ctx, {
      eventSlug,
      organisationId: search.get('organisation') ?? undefined,
    }),
    q,
    found: findToRegister(ctx, { eventSlug, q }),
    key: newId(),
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('registration.deskNew')),
  }))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, registerFormSchema)
  if (!form.ok) return noted(context, refuse(form))
  const eventSlug = params.event ?? ''
  const answer = await present(
    ctx,
    request,
    form.values,
    () => registerFromForm(ctx, { ...form.value, eventSlug }),
    ({ id }) => redirect(`${paths(ctx.locale).deskRegistration(eventSlug, id)}?saved=1`),
  )
  return noted(context, answer)
}

export default function NewParticipant() {
  const { page, q, found, key } = useLoaderData<typeof loader>()
  const t = useTranslations('registration')
  const desk = useTranslations('organiser')
  const to = paths(useLocale())
  const errors = useFormErrors(useActionData<FormReply>())
  useErrorTitle(errors.all.length > 0)
  const { event } = page
  return (
    <Page
      title={t('deskNew')}
      dense
      intro={<p>{t('deskNewText')}</p>}
      crumbs={[
        { label: event.name, to: to.desk(event.slug) },
        { label: desk('participants'), to: to.deskParticipants(event.slug) },
        { label: t('deskNew') },
      ]}
    >
      <EventTabs slug={event.slug} current="participants" />
      <div className="mt-4">
        <ErrorSummary errors={errors.all} />
      </div>
      {page.organisations.length > 0 ? (
        <RegistrationBody page={page} errors={errors} keyOfForm={key} saved={false} />
      ) : (
        <>
          <Form method="get" className="row items-end my-4">
            <TextField name="q" type="search" short label={t('deskSearch')} defaultValue={q} />
            <Button kind="primary">{t('deskFind')}</Button>
          </Form>
          {q && found.length === 0 && <p className="mute">{t('deskNone')}</p>}
          <ul className="grid gap-2">
            {found.map((one) => (
              <li key={one.id}>
                {one.registrationId ? (
                  <>
                    <Anchor
                      to={to.deskRegistration(event.slug, one.registrationId)}
                      lang={languageOf(one.country)}
                    >
                      {one.name}
                    </Anchor>{' '}
                    <span className="small mute">{t('deskRegistered')}</span>
                  </>
                ) : (
                  <Anchor
                    to={to.deskRegister(event.slug, { organisation: one.id })}
                    lang={languageOf(one.country)}
                  >
                    {one.name}
                  </Anchor>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Page>
  )
}
