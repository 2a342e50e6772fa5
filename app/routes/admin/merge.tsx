import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { readOrganisations } from '#app/features/administration'
import { mergeOrganisations, mergeSchema, readMerge } from '#app/features/merges'
import { MergePreviewTables } from '#app/features/merges/components/merge-preview'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { Anchor } from '#app/ui/anchor'
import { Button, LinkButton } from '#app/ui/button'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Notice } from '#app/ui/notice'
import { Page } from '#app/ui/page'
import { Section } from '#app/ui/section'
import { TextField } from '#app/ui/text-field'
import { AdminTabs } from './admin-tabs'
import { parametersOf } from './parameters.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export { alsoWhenRefused as shouldRevalidate } from '#app/routes/should-revalidate'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const { text } = parametersOf(request)
  const [keep, other, q] = [text('keep'), text('other'), text('q')]
  return presentPage(ctx, request, () => ({
    keep,
    other,
    q,
    preview: readMerge(ctx, keep, other),
    found: q ? readOrganisations(ctx, { q, page: 1 }).organisations : [],
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('administration.merge.title')),
  }))
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, mergeSchema)
  if (!form.ok) return noted(context, refuse(form))
  const answer = await present(
    ctx,
    request,
    form.values,
    () => mergeOrganisations(ctx, form.value),
    ({ slug }) => redirect(paths(ctx.locale).organisation(slug)),
  )
  return noted(context, answer)
}

export default function Merge() {
  const { preview, keep, other } = useLoaderData<typeof loader>()
  const errors = useFormErrors(useActionData<FormReply>())
  const t = useTranslations('administration')
  const to = paths(useLocale())
  useErrorTitle(errors.all.length > 0)
  return (
    <Page
      title={t('merge.title')}
      dense
      intro={<p>{t('merge.lede')}</p>}
      crumbs={[
        { label: t('room.organisations'), to: to.adminOrganisations() },
        { label: t('merge.title') },
      ]}
    >
      <AdminTabs current="organisations" />
      <ErrorSummary errors={errors.all.map((error) => ({ ...error, id: null }))} />
      {!preview && <Choose />}
      {preview && (
        <>
          <MergePreviewTables preview={preview} />
          <Section id="act" title={t('merge.decide')}>
            {preview.blockers.length > 0 ? (
              preview.blockers.map((blocker) => (
                <Notice key={blocker} kind="danger">
                  {t(`merge.blocker.${blocker}`)}
                </Notice>
              ))
            ) : (
              <Form method="post">
                <input type="hidden" name="keepId" value={preview.keep.id} />
                <input type="hidden" name="otherId" value={preview.other.id} />
                <input type="hidden" name="keepVersion" value={preview.keep.version} />
                <input type="hidden" name="otherVersion" value={preview.other.version} />
                <p className="mb-4">
                  {t('merge.last', { other: preview.other.name, keep: preview.keep.name })}
                </p>
                <p className="row">
                  <Button kind="danger">{t('merge.act')}</Button>
                  <LinkButton to={to.adminMerge({ keep: other, other: keep })}>
                    {t('merge.swap')}
                  </LinkButton>
                </p>
              </Form>
            )}
          </Section>
        </>
      )}
    </Page>
  )
}

/** Finds the two records: first the one to keep, then the one to give up. */
function Choose() {
  const { keep, q, found } = useLoaderData<typeof loader>()
  const t = useTranslations('administration')
  const common = useTranslations('common')
  const to = paths(useLocale())
  return (
    <Section id="choose" title={keep ? t('merge.chooseOther') : t('merge.chooseKeep')}>
      <Form method="get" className="filterline">
        {keep && <input type="hidden" name="keep" value={keep} />}
        <TextField name="q" type="search" label={t('organisations.find')} defaultValue={q} />
        <Button>{common('action.search')}</Button>
      </Form>
      {q && found.length === 0 && <p className="mute">{t('merge.nothing')}</p>}
      <ul className="grid gap-2 mt-4">
        {found
          .filter((one) => one.id !== keep)
          .map((one) => (
            <li key={one.id}>
              <Anchor to={to.adminMerge(keep ? { keep, other: one.id } : { keep: one.id, q })}>
                {one.name}
              </Anchor>{' '}
              <span className="small mute">{one.registrationNumber}</span>
            </li>
          ))}
      </ul>
    </Section>
  )
}
