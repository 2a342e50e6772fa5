import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import {
  EVIDENCE_BYTES,
  evidenceActSchema,
  readVerification,
  submitEvidence,
  withdrawEvidence,
} from '#app/features/verification'
import { EvidenceForm, OpenCase } from '#app/features/verification/components/evidence-form'
import { PastCases } from '#app/features/verification/components/past-cases'
import { VerificationState } from '#app/features/verification/components/verification-state'
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
import { Notice } from '#app/ui/notice'
import { Page } from '#app/ui/page'
import { Section } from '#app/ui/section'
import { doneOf } from './sent-away.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

const DONE = ['registered', 'submit', 'withdraw'] as const

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const title = translatorOf(ctx.locale)('organisation.verification.title')
  return presentPage(ctx, request, () => ({
    ...readVerification(ctx, params.slug ?? ''),
    done: doneOf(request, DONE),
    title: pageTitle(context, ctx.locale, title),
  }))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readFileForm(ctx, request, evidenceActSchema, EVIDENCE_BYTES + FORM_BYTES)
  if (!form.ok) return noted(context, refuse(form))
  const { value } = form
  const slug = params.slug ?? ''
  const answer = await present(
    ctx,
    request,
    form.values,
    async () => {
      if (value.act === 'withdraw') return withdrawEvidence(ctx, slug)
      const { act: _act, file, ...input } = value
      const bytes = file && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : null
      submitEvidence(ctx, slug, input, bytes)
    },
    () => redirect(`${paths(ctx.locale).verification(slug)}?done=${value.act}`),
  )
  return noted(context, answer)
}

export default function Verification() {
  const { organisation, maySubmit, open, past, done } = useLoaderData<typeof loader>()
  const errors = useFormErrors(useActionData<FormReply>())
  const t = useTranslations('organisation')
  const to = paths(useLocale())
  useErrorTitle(errors.all.length > 0)
  return (
    <Page
      title={t('verification.title')}
      intro={<p>{t('verification.lede')}</p>}
      crumbs={[
        { label: organisation.name, to: to.organisation(organisation.slug) },
        { label: t('verification.title') },
      ]}
    >
      <ErrorSummary errors={errors.all} />
      {done && errors.all.length === 0 && (
        <Notice kind="positive" live>
          {t(`verification.done.${done}`, { organisation: organisation.name })}
        </Notice>
      )}
      <Section id="state" title={t('verification.state')}>
        <VerificationState organisation={organisation} />
      </Section>
      {open && (
        <Section id="open" title={t('verification.open')}>
          <OpenCase verification={open} slug={organisation.slug} mayWithdraw={maySubmit} />
        </Section>
      )}
      {!open && maySubmit && (
        <Section
          id="submit"
          title={t('verification.submit')}
          aside={<p>{t('verification.who')}</p>}
        >
          <EvidenceForm organisation={organisation} errors={errors} />
        </Section>
      )}
      {past.length > 0 && (
        <Section id="past" title={t('verification.past')}>
          <PastCases cases={past} />
        </Section>
      )}
    </Page>
  )
}
