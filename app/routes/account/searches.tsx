import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import {
  deleteSavedSearch,
  readSavedSearches,
  saveSearch,
  savedSearchActSchema,
  switchAlerts,
} from '#app/features/discovery'
import type { SavedSearchAct } from '#app/features/discovery'
import { SaveForm, SavedList } from '#app/features/discovery/components/saved-searches'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import type { Context } from '#app/platform/context.server'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Page } from '#app/ui/page'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const { searchParams } = new URL(request.url)
  const asked = { kind: searchParams.get('kind'), query: searchParams.get('query') ?? '' }
  return presentPage(ctx, request, () => ({
    ...readSavedSearches(ctx, asked),
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('search.saved.title')),
  }))
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, savedSearchActSchema)
  if (!form.ok) return noted(context, refuse(form))
  const act = form.value
  const answer = await present(
    ctx,
    request,
    form.values,
    () => perform(ctx, act),
    () => redirect(paths(ctx.locale).searches()),
  )
  return noted(context, answer)
}

function perform(ctx: Context, act: SavedSearchAct): void {
  if (act.intent === 'save') saveSearch(ctx, act)
  else if (act.intent === 'alerts') switchAlerts(ctx, act)
  else deleteSavedSearch(ctx, act)
}

export default function Searches() {
  const { searches, toSave } = useLoaderData<typeof loader>()
  const t = useTranslations('search')
  const errors = useFormErrors(useActionData<FormReply>())
  useErrorTitle(errors.all.length > 0)
  return (
    <Page title={t('saved.title')}>
      {toSave && <SaveForm search={toSave} errors={errors} />}
      <SavedList searches={searches} />
    </Page>
  )
}
