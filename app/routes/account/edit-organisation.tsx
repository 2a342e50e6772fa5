import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { logoOf } from '#app/features/media'
import { LogoForm } from '#app/features/media/components/logo-form'
import { editSchema, readOwnRecord, saveRecord } from '#app/features/organisations'
import { OrganisationConflict } from '#app/features/organisations/components/organisation-conflict'
import { OrganisationFields } from '#app/features/organisations/components/organisation-fields'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { signInWithTyped, typedBefore } from '#app/routes/typed-form.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { Button } from '#app/ui/button'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Notice } from '#app/ui/notice'
import { Page } from '#app/ui/page'
import { Section } from '#app/ui/section'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export { alsoWhenRefused as shouldRevalidate } from '#app/routes/should-revalidate'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => {
    const record = readOwnRecord(ctx, params.slug ?? '')
    return {
      record,
      logo: logoOf(ctx, record.id),
      typed: typedBefore(ctx, request),
      title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('organisation.edit.title')),
    }
  })
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, editSchema)
  if (ctx.actor.kind === 'visitor') return signInWithTyped(ctx, request, form.values)
  if (!form.ok) return noted(context, refuse(form))
  const answer = await present(
    ctx,
    request,
    form.values,
    () => saveRecord(ctx, params.slug ?? '', form.value),
    ({ slug }) => redirect(paths(ctx.locale).organisation(slug)),
  )
  return noted(context, answer)
}

export default function EditOrganisation() {
  const { record, logo, typed } = useLoaderData<typeof loader>()
  const answer = useActionData<FormReply>()
  const reply = answer ?? typed ?? undefined
  const errors = useFormErrors(reply)
  const t = useTranslations('organisation')
  const ui = useTranslations('ui')
  const to = paths(useLocale())
  useErrorTitle(errors.all.length > 0)
  const isConflict = reply?.errors.some((error) => error.code === 'organisation.changed')
  return (
    <Page
      title={t('edit.title')}
      intro={<p>{t('edit.lede')}</p>}
      crumbs={[
        { label: record.values.displayName, to: to.organisation(record.slug) },
        { label: t('edit.title') },
      ]}
    >
      {reply && isConflict ? (
        <OrganisationConflict record={record} mine={reply.values} />
      ) : (
        <>
          <ErrorSummary errors={errors.all} />
          {typed && !answer && <Notice kind="caution">{ui('typedBefore')}</Notice>}
          {record.verification === 'verified' && <Notice>{t('edit.verified')}</Notice>}
          <Form method="post" autoComplete="off">
            {/* What the form was filled from: somebody who saved since is not written over. Autocompletion is off,
                so that a browser that goes back does not put older text over a newer version. */}
            <input
              type="hidden"
              name="version"
              value={errors.value('version', String(record.version))}
            />
            <OrganisationFields record={record} errors={errors} />
            <p className="row mb-8">
              <Button kind="primary">{t('edit.act')}</Button>
            </p>
          </Form>
          <Section id="logo" title={t('logo.title')} aside={<p>{t('logo.text')}</p>}>
            <div className="max-w-2xl">
              <LogoForm
                action={to.logo(record.slug)}
                name={record.values.displayName}
                logo={logo}
              />
            </div>
          </Section>
        </>
      )}
    </Page>
  )
}
