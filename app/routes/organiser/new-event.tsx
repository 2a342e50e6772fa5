import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { createFromForm, eventFormSchema, readNewEvent } from '#app/features/events'
import { EventFields } from '#app/features/events/components/event-fields'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { newId } from '#app/platform/ids'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { Button } from '#app/ui/button'
import { ErrorSummary } from '#app/ui/error-summary'
import { FormActions } from '#app/ui/form-actions'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Notice } from '#app/ui/notice'
import { Page } from '#app/ui/page'
import { Section } from '#app/ui/section'
import { Select } from '#app/ui/select'
import { TextField } from '#app/ui/text-field'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const from = new URL(request.url).searchParams.get('from') ?? undefined
  return presentPage(ctx, request, () => ({
    ...readNewEvent(ctx, { from: from || undefined }),
    key: newId(),
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('setup.new')),
  }))
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, eventFormSchema)
  if (!form.ok) return noted(context, refuse(form))
  const answer = await present(
    ctx,
    request,
    form.values,
    () => createFromForm(ctx, form.value),
    ({ slug }) => redirect(paths(ctx.locale).desk(slug)),
  )
  return noted(context, answer)
}

export default function NewEvent() {
  const { start, source, editions, key } = useLoaderData<typeof loader>()
  const t = useTranslations('setup')
  const desk = useTranslations('organiser')
  const to = paths(useLocale())
  const errors = useFormErrors(useActionData<FormReply>())
  useErrorTitle(errors.all.length > 0)
  return (
    <Page
      title={t('new')}
      dense
      crumbs={[{ label: desk('title'), to: to.organiser }, { label: t('new') }]}
      intro={<p>{t('newText')}</p>}
    >
      <ErrorSummary errors={errors.all} />
      {editions.length > 0 && (
        <Section id="edition-from" title={t('copy')} aside={<p>{t('copyText')}</p>}>
          <Form method="get" className="row items-end">
            <Select
              name="from"
              label={t('copyFrom')}
              empty={t('copyNothing')}
              short
              defaultValue={source?.slug ?? ''}
              options={editions.map((one) => ({
                value: one.slug,
                label: `${one.name} (${one.year})`,
              }))}
            />
            <Button>{t('copyAct')}</Button>
          </Form>
          {source && (
            <div className="mt-4">
              <Notice title={t('copied', { name: source.name })}>
                {t('copiedText', { tables: source.tables, sessions: source.sessions })}
              </Notice>
            </div>
          )}
        </Section>
      )}
      <Form method="post" key={source?.slug ?? 'empty'}>
        <input type="hidden" name="key" value={errors.value('key', key)} />
        {source && <input type="hidden" name="copyFrom" value={source.slug} />}
        <EventFields start={start} errors={errors} />
        <Section id="address-part" title={t('slugTitle')}>
          <TextField
            name="slug"
            label={t('slug')}
            hint={t('slugHint')}
            optional
            defaultValue={errors.value('slug', '')}
            error={errors.of('slug')}
          />
        </Section>
        <FormActions>
          <Button kind="primary">{t('create')}</Button>
        </FormActions>
      </Form>
    </Page>
  )
}
