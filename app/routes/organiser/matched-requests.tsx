import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { eventBySlug } from '#app/features/events'
import { enterMatched, enterMatchedSchema, readMatched } from '#app/features/requests'
import { MatchedForm } from '#app/features/requests/components/matched-form'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { newId } from '#app/platform/ids'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { Button } from '#app/ui/button'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Notice } from '#app/ui/notice'
import { Page } from '#app/ui/page'
import { Section } from '#app/ui/section'
import { Select } from '#app/ui/select'
import { TextField } from '#app/ui/text-field'
import { EventTabs } from './event-tabs'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const search = new URL(request.url).searchParams
  return presentPage(ctx, request, () => ({
    page: readMatched(ctx, {
      eventSlug: params.event ?? '',
      from: Number(search.get('from')),
      each: Math.trunc(Number(search.get('each'))),
    }),
    key: newId(),
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('bulk.requests.title')),
  }))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, enterMatchedSchema)
  if (!form.ok) return noted(context, refuse(form))
  const slug = params.event ?? ''
  const enter = () => enterMatched(ctx, { ...form.value, eventId: eventBySlug(ctx.db, slug).id })
  const done = () => redirect(paths(ctx.locale).desk(slug))
  return noted(context, await present(ctx, request, form.values, enter, done))
}

export default function MatchedRequests() {
  const { page, key } = useLoaderData<typeof loader>()
  const t = useTranslations('bulk')
  const desk = useTranslations('organiser')
  const to = paths(useLocale())
  const errors = useFormErrors(useActionData<FormReply>())
  useErrorTitle(errors.all.length > 0)
  const { event } = page
  return (
    <Page
      title={t('requests.title')}
      dense
      intro={<p>{t('requests.text')}</p>}
      crumbs={[
        { label: event.name, to: to.desk(event.slug) },
        { label: desk('requests'), to: to.deskRequests(event.slug) },
        { label: t('requests.title') },
      ]}
    >
      <EventTabs slug={event.slug} current="requests" />
      <div className="mt-4">
        <ErrorSummary errors={errors.all.map((error) => ({ ...error, id: null }))} />
      </div>
      <Section
        id="filter"
        title={t('requests.filter')}
        aside={
          page.perDelegate !== null && (
            <p>{t('requests.perDelegate', { limit: page.perDelegate })}</p>
          )
        }
      >
        <Form method="get" className="row items-end">
          <Select
            name="from"
            label={t('requests.from')}
            short
            defaultValue={String(page.from)}
            options={['45', '60', '75'].map((value) => ({ value, label: value }))}
          />
          <TextField
            name="each"
            type="number"
            min={1}
            max={50}
            short
            label={t('requests.each')}
            hint={t('requests.eachHint')}
            defaultValue={String(page.each)}
          />
          <Button>{t('requests.show')}</Button>
        </Form>
      </Section>
      <Section id="pairs" title={t('requests.list')}>
        {event.isOpen ? (
          <MatchedForm page={page} keyOfForm={key} errors={errors} />
        ) : (
          <Notice>{t('requests.closed')}</Notice>
        )}
      </Section>
    </Page>
  )
}
