import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { LOCALES } from '#db/domain'
import { keepForVisitor, readStart, startListing, startSchema } from '#app/features/editing'
import { KIND_OF_PATH, LIMITS } from '#app/features/editing/shown'
import { LOCALE_NAMES } from '#app/i18n/locale'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { notFound } from '#app/platform/domain-error'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { Button, LinkButton } from '#app/ui/button'
import { RadioGroup } from '#app/ui/choice-group'
import { EmptyState } from '#app/ui/empty-state'
import { ErrorSummary } from '#app/ui/error-summary'
import { FormActions } from '#app/ui/form-actions'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormErrors, FormReply } from '#app/ui/form-errors'
import { Page } from '#app/ui/page'
import { Select } from '#app/ui/select'
import { TextArea } from '#app/ui/text-area'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

function kindOf(params: Record<string, string | undefined>) {
  const kind = KIND_OF_PATH[params.kind ?? '']
  if (!kind) throw notFound()
  return kind
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const token = new URL(request.url).searchParams.get('kept')
  return presentPage(ctx, request, () => {
    const kind = kindOf(params)
    return {
      ...readStart(ctx, kind, token),
      title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)(`editor.new.${kind}`)),
    }
  })
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const kind = await presentPage(ctx, request, () => kindOf(params))
  const form = await readForm(request, startSchema)
  const to = paths(ctx.locale)
  if (ctx.actor.kind !== 'person') {
    const kept = keepForVisitor(ctx, { kind, slug: null, step: 'basics', lang: null }, form.values)
    throw redirect(to.signIn(to.newListing(kind, { kept })))
  }
  if (!form.ok) return noted(context, refuse(form))
  const start = () => startListing(ctx, kind, form.value)
  const done = ({ slug }: { slug: string }) => redirect(to.editListing(kind, slug, 'basics'))
  return noted(context, await present(ctx, request, form.values, start, done))
}

export default function NewListing() {
  const { kind, organisations, values, key } = useLoaderData<typeof loader>()
  const t = useTranslations('editor')
  const company = useTranslations('company')
  const to = paths(useLocale())
  const errors = useFormErrors(useActionData<FormReply>())
  useErrorTitle(errors.all.length > 0)
  const shown = (field: string) => errors.value(field, [values[field] ?? ''].flat()[0])
  return (
    <Page
      title={t(`new.${kind}`)}
      narrow
      crumbs={[{ label: company('title'), to: to.work }, { label: t(`new.${kind}`) }]}
      intro={<p>{t('new.lede')}</p>}
    >
      {organisations.length === 0 ? (
        <EmptyState
          title={t('new.nobody')}
          action={<LinkButton to={to.work}>{t('new.toWork')}</LinkButton>}
        >
          {t('new.nobodyText')}
        </EmptyState>
      ) : (
        <>
          <ErrorSummary errors={errors.all} />
          <Form method="post" className="fields snug mt-4" noValidate>
            <input type="hidden" name="key" value={errors.value('key', key)} />
            {organisations.length === 1 ? (
              <input type="hidden" name="organisationId" value={organisations[0]?.id} />
            ) : (
              <Select
                name="organisationId"
                label={t('new.organisation')}
                options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
                defaultValue={shown('organisationId')}
                error={errors.of('organisationId')}
              />
            )}
            <RadioGroup
              name="sourceLocale"
              label={t('new.language')}
              hint={t('new.languageHint')}
              options={LOCALES.map((locale) => ({
                value: locale,
                label: LOCALE_NAMES[locale],
                lang: locale,
              }))}
              value={shown('sourceLocale')}
              error={errors.of('sourceLocale')}
            />
            <FirstTexts kind={kind} shown={shown} errors={errors} />
            <FormActions>
              <Button kind="primary">{t('new.start')}</Button>
            </FormActions>
          </Form>
        </>
      )}
    </Page>
  )
}

function FirstTexts({
  kind,
  shown,
  errors,
}: {
  kind: 'technology' | 'need'
  shown: (field: string) => string | undefined
  errors: FormErrors
}) {
  const t = useTranslations('editor')
  return (
    <>
      <TextArea
        name="title"
        label={t('field.title')}
        hint={kind === 'technology' ? t('hint.titleTechnology') : t('hint.titleNeed')}
        rows={2}
        defaultValue={shown('title')}
        error={errors.of('title')}
      />
      <TextArea
        name="summary"
        label={t('field.summary')}
        optional
        hint={t('hint.summary')}
        limit={LIMITS.summary}
        defaultValue={shown('summary')}
        error={errors.of('summary')}
      />
    </>
  )
}
