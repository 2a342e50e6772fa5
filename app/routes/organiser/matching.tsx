import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import {
  previewWeights,
  readEventWeights,
  readPrecision,
  setWeights,
  weightsFormSchema,
} from '#app/features/matching'
import {
  FeedbackNotes,
  GroundsTable,
  PrecisionTable,
} from '#app/features/matching/components/precision-tables'
import { WeightsEffect } from '#app/features/matching/components/weights-effect'
import { WeightsForm } from '#app/features/matching/components/weights-form'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { parseForm, present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Notice } from '#app/ui/notice'
import { Page } from '#app/ui/page'
import { Section } from '#app/ui/section'
import { EventTabs } from './event-tabs'
import { MatchingTabs } from './matching-tabs'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export { alsoWhenRefused as shouldRevalidate } from '#app/routes/should-revalidate'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const slug = params.event ?? ''
  const search = new URL(request.url).searchParams
  return presentPage(ctx, request, () => {
    const weights = readEventWeights(ctx, slug)
    const isTried = search.has('preview') && weights.mayWeigh
    const tried = isTried ? triedWeights(search, weights.event.version) : null
    return {
      title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('organiser.matching.title')),
      weights,
      tried: tried && tried.values,
      refused: tried && !tried.ok ? { values: tried.values, errors: tried.errors } : null,
      effect: tried?.ok ? previewWeights(ctx, slug, tried.value.weights) : null,
      saved: search.has('saved'),
      report: readPrecision(ctx, slug),
    }
  })
}

/** The weights of an address, which may be shared: the version is that of now. */
function triedWeights(search: URLSearchParams, version: number) {
  const form = new FormData()
  for (const [name, value] of search) form.append(name, value)
  form.set('version', String(version))
  return parseForm(form, weightsFormSchema)
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, weightsFormSchema)
  if (!form.ok) return noted(context, refuse(form))
  const slug = params.event ?? ''
  const use = () =>
    setWeights(ctx, { ...form.value, eventId: readEventWeights(ctx, slug).event.id })
  const done = () => redirect(paths(ctx.locale).deskMatching(slug, { saved: '1' }))
  return noted(context, await present(ctx, request, form.values, use, done))
}

export default function Matching() {
  const { weights, tried, refused, effect, saved, report } = useLoaderData<typeof loader>()
  const t = useTranslations('organiser.matching')
  const desk = useTranslations('organiser')
  const to = paths(useLocale())
  const errors = useFormErrors(useActionData<FormReply>() ?? refused)
  useErrorTitle(errors.all.length > 0)
  const { event } = weights
  return (
    <Page
      title={t('title')}
      dense
      crumbs={[
        { label: desk('title'), to: to.organiser },
        { label: event.name, to: to.desk(event.slug) },
        { label: t('title') },
      ]}
      intro={<p>{t('lede')}</p>}
    >
      <EventTabs slug={event.slug} current="matching" />
      <MatchingTabs slug={event.slug} current="weights" />
      <div className="mt-4">
        <ErrorSummary errors={errors.all} />
        {saved && (
          <Notice kind="positive" live>
            {t('saved')}
          </Notice>
        )}
      </div>
      <Section id="weights" title={t('weights')} aside={<p>{t('weightsText')}</p>}>
        <WeightsForm
          key={`${event.version} ${JSON.stringify(tried)}`}
          weights={weights}
          tried={tried as Record<string, string> | null}
          errors={errors}
        />
      </Section>
      {effect && (
        <Section id="effect" title={t('effect')} aside={<p>{t('effectText')}</p>}>
          <WeightsEffect {...effect} />
        </Section>
      )}
      <Section id="precision" title={t('precision')} aside={<p>{t('precisionText')}</p>}>
        <PrecisionTable bands={report.bands} />
        <div className="mt-6">
          <GroundsTable grounds={report.grounds} />
        </div>
      </Section>
      <Section id="notes" title={t('notes')}>
        <FeedbackNotes notes={report.notes} />
      </Section>
    </Page>
  )
}
