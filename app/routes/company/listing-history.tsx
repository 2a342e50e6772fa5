import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { kindOfPath, readHistory, restoreSchema, restoreVersion } from '#app/features/editing'
import { HistoryList } from '#app/features/editing/components/history-list'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { notFound } from '#app/platform/domain-error'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Page } from '#app/ui/page'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }]

export { alsoWhenRefused as shouldRevalidate } from '#app/routes/should-revalidate'

function listingOf(params: Record<string, string | undefined>) {
  const kind = kindOfPath(params.kind)
  if (!kind) throw notFound()
  return { kind, slug: params.listing ?? '' }
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => {
    const { kind, slug } = listingOf(params)
    const title = translatorOf(ctx.locale)('editor.history.title')
    return { ...readHistory(ctx, kind, slug), pageTitle: pageTitle(context, ctx.locale, title) }
  })
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const listing = await presentPage(ctx, request, () => listingOf(params))
  const form = await readForm(request, restoreSchema)
  if (!form.ok) return noted(context, refuse(form))
  const restore = () => restoreVersion(ctx, { ...listing, ...form.value })
  const done = () => redirect(paths(ctx.locale).listingHistory(listing.kind, listing.slug))
  return noted(context, await present(ctx, request, form.values, restore, done))
}

export default function ListingHistory() {
  const history = useLoaderData<typeof loader>()
  const t = useTranslations('editor')
  const company = useTranslations('company')
  const to = paths(useLocale())
  const errors = useFormErrors(useActionData<FormReply>())
  useErrorTitle(errors.all.length > 0)
  return (
    <Page
      title={t('history.title')}
      crumbs={[
        { label: company('title'), to: to.work },
        {
          label: history.title.text,
          lang: history.title.locale,
          to: to.editListing(history.kind, history.slug, 'publication'),
        },
        { label: t('history.title') },
      ]}
      intro={<p>{t('history.lede')}</p>}
    >
      <ErrorSummary errors={errors.all.map((error) => ({ ...error, id: null }))} />
      <HistoryList history={history} />
    </Page>
  )
}
