import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import {
  keepForVisitor,
  kindOfPath,
  readStart,
  startListing,
  startSchema,
} from '#app/features/editing'
import { StartForm } from '#app/features/editing/components/start-form'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { notFound } from '#app/platform/domain-error'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { keptToken, keptUnder } from '#app/routes/typed-form.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { LinkButton } from '#app/ui/button'
import { EmptyState } from '#app/ui/empty-state'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Page } from '#app/ui/page'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

function kindOf(params: Record<string, string | undefined>) {
  const kind = kindOfPath(params.kind)
  if (!kind) throw notFound()
  return kind
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const token = keptToken(request)
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
    const place = { kind, slug: null, step: 'basics', lang: null } as const
    const { kept, headers } = keptUnder(
      ctx,
      () => keepForVisitor(ctx, place, form.values),
      form.values,
    )
    throw redirect(to.signIn(to.newListing(kind, { kept })), { headers })
  }
  if (!form.ok) return noted(context, refuse(form))
  const start = () => startListing(ctx, kind, form.value)
  const done = ({ slug }: { slug: string }) => redirect(to.editListing(kind, slug, 'basics'))
  return noted(context, await present(ctx, request, form.values, start, done))
}

export default function NewListing() {
  const page = useLoaderData<typeof loader>()
  const t = useTranslations('editor')
  const company = useTranslations('company')
  const to = paths(useLocale())
  const errors = useFormErrors(useActionData<FormReply>())
  useErrorTitle(errors.all.length > 0)
  return (
    <Page
      title={t(`new.${page.kind}`)}
      narrow
      crumbs={[{ label: company('title'), to: to.work }, { label: t(`new.${page.kind}`) }]}
      intro={<p>{t('new.lede')}</p>}
    >
      {page.organisations.length === 0 ? (
        <EmptyState
          title={t('new.nobody')}
          action={<LinkButton to={to.work}>{t('new.toWork')}</LinkButton>}
        >
          {t('new.nobodyText')}
        </EmptyState>
      ) : (
        <>
          <ErrorSummary errors={errors.all} />
          <StartForm page={page} errors={errors} />
        </>
      )}
    </Page>
  )
}
