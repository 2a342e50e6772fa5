import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { listImports } from '#app/features/imports'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'
import { pageTitle } from '#app/routes/page-title.server'
import { Anchor } from '#app/ui/anchor'
import { LinkButton } from '#app/ui/button'
import { DataTable } from '#app/ui/data-table'
import { EmptyState } from '#app/ui/empty-state'
import { UploadIcon } from '#app/ui/icon'
import { Page } from '#app/ui/page'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => ({
    imports: listImports(ctx),
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('imports.title')),
  }))
}

export default function Imports() {
  const { imports } = useLoaderData<typeof loader>()
  const t = useTranslations('imports')
  const organiser = useTranslations('organiser')
  const to = paths(useLocale())
  const start = (
    <LinkButton kind="primary" icon={UploadIcon} to={to.newImport}>
      {t('new')}
    </LinkButton>
  )
  return (
    <Page
      title={t('title')}
      dense
      crumbs={[{ label: organiser('title'), to: to.organiser }, { label: t('title') }]}
      intro={<p>{t('listIntro')}</p>}
      actions={imports.length > 0 && start}
    >
      {imports.length === 0 ? (
        <EmptyState title={t('noneTitle')} action={start}>
          {t('noneBody')}
        </EmptyState>
      ) : (
        <DataTable
          caption={t('title')}
          captionHidden
          rows={imports}
          rowId={(one) => one.id}
          columns={[
            {
              id: 'file',
              label: t('column.file'),
              header: true,
              cell: (one) => <Anchor to={to.import(one.id)}>{one.fileName}</Anchor>,
            },
            { id: 'kind', label: t('column.kind'), cell: (one) => t(`kind.${one.kind}`) },
            { id: 'rows', label: t('column.rows'), numeric: true, cell: (one) => one.rows },
            { id: 'state', label: t('column.state'), cell: (one) => t(`state.${one.state}`) },
            { id: 'when', label: t('column.when'), cell: (one) => one.when },
            { id: 'by', label: t('column.by'), cell: (one) => one.by },
          ]}
        />
      )}
    </Page>
  )
}
