import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import {
  applyImport,
  choicesFrom,
  chooseDifferences,
  importActSchema,
  mapColumns,
  mappingFrom,
  readImport,
  ROW_FATES,
  undoImport,
} from '#app/features/imports'
import { ImportSteps } from '#app/features/imports/components/import-steps'
import { MappingForm } from '#app/features/imports/components/mapping-form'
import { RowTable } from '#app/features/imports/components/row-table'
import { paths } from '#app/i18n/paths'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import type { FormReply } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { DefinitionList } from '#app/ui/definition-list'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import { Page } from '#app/ui/page'
import { Section } from '#app/ui/section'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const search = new URL(request.url).searchParams
  const page = Number(search.get('page') ?? 1)
  return presentPage(ctx, request, () => {
    const found = readImport(ctx, {
      id: params.import ?? '',
      fate: ROW_FATES.find((fate) => fate === search.get('fate')),
      page: Number.isInteger(page) && page > 0 ? page : 1,
    })
    return { page: found, title: pageTitle(context, ctx.locale, found.fileName) }
  })
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, importActSchema)
  if (!form.ok) return noted(context, refuse(form))
  const { intent, version } = form.value
  const { pathname, search } = new URL(request.url)
  const step = { id: params.import ?? '', version }
  const choices = choicesFrom(form.values)
  const work = {
    map: () => mapColumns(ctx, { ...step, mapping: mappingFrom(ctx, step.id, form.values) }),
    choose: () => chooseDifferences(ctx, { ...step, choices }),
    apply: () =>
      applyImport(
        ctx,
        choices.length > 0 ? { ...step, ...chooseDifferences(ctx, { ...step, choices }) } : step,
      ),
    undo: () => undoImport(ctx, step),
  }[intent]
  return noted(
    context,
    await present(
      ctx,
      request,
      form.values,
      async () => void (await work()),
      () =>
        redirect(
          intent === 'choose'
            ? `${pathname.replace(/\.data$/, '')}${search}#rows`
            : paths(ctx.locale).import(step.id),
        ),
    ),
  )
}

export { alsoWhenRefused as shouldRevalidate } from '#app/routes/should-revalidate'

export default function Import() {
  const { page } = useLoaderData<typeof loader>()
  const t = useTranslations('imports')
  const desk = useTranslations('organiser')
  const to = paths(useLocale())
  const errors = useFormErrors(useActionData<FormReply>())
  useErrorTitle(errors.all.length > 0)
  return (
    <Page
      title={page.fileName}
      dense
      crumbs={[
        { label: desk('title'), to: to.organiser },
        { label: t('title'), to: to.imports },
        { label: page.fileName },
      ]}
      intro={<p>{`${t(`kind.${page.kind}`)} · ${t(`state.${page.state}`)} · ${page.when}`}</p>}
    >
      <ErrorSummary errors={errors.all.map((error) => ({ ...error, id: null }))} />
      <Section id="steps" title={t('apply.title')} aside={<ImportFacts page={page} />}>
        <ImportSteps page={page} />
      </Section>
      {page.state === 'mapped' && (
        <Section id="mapping" title={t('mapping.title')} aside={<p>{t('mapping.intro')}</p>}>
          <MappingForm
            key={page.version}
            page={page}
            typed={(field, fallback) => errors.value(field, fallback) ?? fallback}
          />
        </Section>
      )}
      <Section id="rows" title={page.state === 'mapped' ? t('dry.title') : t('dry.applied')}>
        <RowTable key={page.version} page={page} typed={(name) => errors.value(name)} />
      </Section>
    </Page>
  )
}

type PageData = ReturnType<typeof useLoaderData<typeof loader>>['page']

function ImportFacts({ page }: { page: PageData }) {
  const t = useTranslations('imports')
  return (
    <div className="mt-4">
      <DefinitionList
        kind="one"
        facts={[
          { term: t('facts.encoding'), detail: t(`encoding.${page.encoding as 'utf-8'}`) },
          ...(page.sheet ? [{ term: t('facts.sheet'), detail: page.sheet }] : []),
          { term: t('facts.headings'), detail: page.headerRows.join(', ') },
          { term: t('facts.by'), detail: page.by },
        ]}
      />
    </div>
  )
}
