import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { PICTURE_BYTES, logoActSchema, readOwnLogo, removeLogo, setLogo } from '#app/features/media'
import { LogoForm } from '#app/features/media/components/logo-form'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { FORM_BYTES } from '#app/platform/http/form-body.server'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readFileForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Page } from '#app/ui/page'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => ({
    ...readOwnLogo(ctx, params.slug ?? ''),
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('organisation.logo.title')),
  }))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const slug = params.slug ?? ''
  await presentPage(ctx, request, () => readOwnLogo(ctx, slug))
  const form = await readFileForm(ctx, request, logoActSchema, PICTURE_BYTES + FORM_BYTES)
  if (!form.ok) return noted(context, refuse(form))
  const { value } = form
  const answer = await present(
    ctx,
    request,
    form.values,
    async () =>
      value.act === 'remove'
        ? removeLogo(ctx, slug)
        : setLogo(ctx, slug, new Uint8Array(await value.file.arrayBuffer())),
    () => redirect(`${paths(ctx.locale).editOrganisation(slug)}#logo`),
  )
  return noted(context, answer)
}

/** Where a logo that could not be taken is chosen anew; the form itself stands in the record's editor. */
export default function Logo() {
  const { slug, name, logo } = useLoaderData<typeof loader>()
  const errors = useFormErrors(useActionData<FormReply>())
  const t = useTranslations('organisation')
  const to = paths(useLocale())
  useErrorTitle(errors.all.length > 0)
  return (
    <Page
      title={t('logo.title')}
      crumbs={[
        { label: name, to: to.organisation(slug) },
        { label: t('edit.title'), to: to.editOrganisation(slug) },
        { label: t('logo.title') },
      ]}
    >
      <ErrorSummary errors={errors.all} />
      <div className="narrow-form">
        <LogoForm action={to.logo(slug)} name={name} logo={logo} error={errors.of('file')} />
      </div>
    </Page>
  )
}
