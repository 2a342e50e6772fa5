import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import {
  addToShortlist,
  changeNote,
  deleteNote,
  readShortlist,
  readToSave,
  removeFromShortlist,
  shortlistActSchema,
  writeNote,
} from '#app/features/shortlist'
import type { ShortlistAct } from '#app/features/shortlist'
import { ShortlistEntries } from '#app/features/shortlist/components/shortlist-entries'
import { ShortlistHead } from '#app/features/shortlist/components/shortlist-head'
import { ToSaveForm } from '#app/features/shortlist/components/to-save-form'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import type { Context } from '#app/platform/context.server'
import { newId } from '#app/platform/ids'
import { safeNext } from '#app/routes/account/sent-away.server'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { LinkButton } from '#app/ui/button'
import { EmptyState } from '#app/ui/empty-state'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Page } from '#app/ui/page'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const asked = new URL(request.url).searchParams
  const [organisation, sort] = [asked.get('organisation'), asked.get('sort')]
  const [kind, slug, back] = [asked.get('kind'), asked.get('slug'), asked.get('back')]
  return presentPage(ctx, request, () => {
    const list = readShortlist(ctx, { organisation, sort })
    return {
      list,
      toSave: readToSave(ctx, { kind, slug, back }),
      keys: Object.fromEntries(list?.entries.map(({ id }) => [id, newId()]) ?? []),
      title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('shortlist.title')),
    }
  })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, shortlistActSchema)
  if (!form.ok) return noted(context, refuse(form))
  const act = form.value
  const { pathname, search } = new URL(request.url)
  const here = `${pathname.replace(/\.data$/, '')}${search}`
  const answer = await present(
    ctx,
    request,
    form.values,
    () => perform(ctx, act),
    (entry) => {
      if (act.intent !== 'add') return redirect(entry ? `${here}#entry-${entry}` : here)
      return redirect(safeNext(act.back ?? null) ?? paths(ctx.locale).shortlist())
    },
  )
  return noted(context, answer)
}

/** Does what was asked; gives the entry that the page shows next. */
function perform(ctx: Context, act: ShortlistAct): string | undefined {
  if (act.intent === 'add') return addToShortlist(ctx, act).entryId
  if (act.intent === 'remove') removeFromShortlist(ctx, act)
  else if (act.intent === 'note') writeNote(ctx, act)
  else if (act.intent === 'change') changeNote(ctx, act)
  else deleteNote(ctx, act)
  return act.intent === 'note' ? act.entry : undefined
}

export { alsoWhenRefused as shouldRevalidate } from '#app/routes/should-revalidate'

export default function Shortlist() {
  const { list, toSave, keys } = useLoaderData<typeof loader>()
  const t = useTranslations('shortlist')
  const to = paths(useLocale())
  const errors = useFormErrors(useActionData<FormReply>())
  useErrorTitle(errors.all.length > 0)
  return (
    <Page
      title={t('title')}
      intro={list && <p>{t('lede', { organisation: list.organisation.name })}</p>}
    >
      {toSave ? (
        <ToSaveForm toSave={toSave} errors={errors} />
      ) : (
        <ErrorSummary errors={errors.all.map((error) => ({ ...error, id: null }))} />
      )}
      {!list && (
        <EmptyState
          title={t('nobody.title')}
          action={<LinkButton to={to.registerOrganisation()}>{t('nobody.register')}</LinkButton>}
        >
          {t('nobody.text')}
        </EmptyState>
      )}
      {list && <ShortlistHead list={list} />}
      {list?.entries.length === 0 && (
        <EmptyState
          title={t('empty.title')}
          action={<LinkButton to={to.technologies()}>{t('empty.find')}</LinkButton>}
        >
          {t('empty.text')}
        </EmptyState>
      )}
      {list && list.entries.length > 0 && (
        <ShortlistEntries list={list} keys={keys} errors={errors} />
      )}
    </Page>
  )
}
