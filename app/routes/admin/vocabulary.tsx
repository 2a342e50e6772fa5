import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import {
  approveChange,
  approveChangeSchema,
  previewChanges,
  readGaps,
  readReentry,
} from '#app/features/vocabulary'
import { GapTable } from '#app/features/vocabulary/components/gap-tables'
import { PendingChangeLine } from '#app/features/vocabulary/components/pending-change'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { EmptyState } from '#app/ui/empty-state'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Notice } from '#app/ui/notice'
import { Page } from '#app/ui/page'
import { Section } from '#app/ui/section'
import { AdminTabs } from './admin-tabs'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => ({
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('admin.vocabulary.title')),
    reentry: readReentry(ctx),
    changes: previewChanges(ctx),
    gaps: readGaps(ctx),
  }))
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, approveChangeSchema)
  if (!form.ok) return noted(context, refuse(form))
  const approve = () => approveChange(ctx, form.value)
  const done = () => redirect(paths(ctx.locale).adminVocabulary)
  return noted(context, await present(ctx, request, form.values, approve, done))
}

export default function Vocabulary() {
  const { reentry, changes, gaps } = useLoaderData<typeof loader>()
  const t = useTranslations('admin.vocabulary')
  const status = useTranslations('admin')
  const to = paths(useLocale())
  const errors = useFormErrors(useActionData<FormReply>())
  useErrorTitle(errors.all.length > 0)
  return (
    <Page
      title={t('title')}
      dense
      crumbs={[{ label: status('title'), to: to.admin }, { label: t('title') }]}
      intro={<p>{t('lede')}</p>}
    >
      <AdminTabs current="vocabulary" />
      <ErrorSummary errors={errors.all.map((error) => ({ ...error, id: null }))} />
      <Section id="listings" title={t('reentry')} aside={<p>{t('reentryText')}</p>}>
        {reentry ? (
          <Notice title={t('progress', { done: reentry.done, total: reentry.total })}>
            {t('progressText')}
          </Notice>
        ) : (
          <p>{t('upToDate')}</p>
        )}
        {reentry && reentry.failed.length > 0 && (
          <p className="small">
            {t('failed', { count: reentry.failed.length, ids: reentry.failed.join(', ') })}
          </p>
        )}
      </Section>
      <Section id="changes" title={t('changes')} aside={<p>{t('changesText')}</p>}>
        {changes.pending.length === 0 ? (
          <EmptyState title={t('none')} level={3}>
            {t('noneText', { count: changes.onRecord })}
          </EmptyState>
        ) : (
          <ul className="lines">
            {changes.pending.map((change) => (
              <PendingChangeLine key={change.key} change={change} />
            ))}
          </ul>
        )}
      </Section>
      <Section id="gaps" title={t('gaps')} aside={<p>{t('gapsText')}</p>}>
        <div className="pair">
          <GapTable title={t('queries')} gaps={gaps.query} />
          <GapTable title={t('listings')} gaps={gaps.listing} />
        </div>
      </Section>
    </Page>
  )
}
