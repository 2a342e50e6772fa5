import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { decideVerification, decisionFormSchema, readCase } from '#app/features/verification'
import { paths } from '#app/i18n/paths'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { Anchor } from '#app/ui/anchor'
import { Button } from '#app/ui/button'
import { DefinitionList } from '#app/ui/definition-list'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Notice } from '#app/ui/notice'
import { Page } from '#app/ui/page'
import { Section } from '#app/ui/section'
import { TextArea } from '#app/ui/text-area'
import { AdminTabs } from './admin-tabs'
import { useMoment } from './use-moment'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => {
    const found = readCase(ctx, params.case ?? '')
    return { ...found, title: pageTitle(context, ctx.locale, found.organisation.name) }
  })
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, decisionFormSchema)
  if (!form.ok) return noted(context, refuse(form))
  const answer = await present(
    ctx,
    request,
    form.values,
    () => decideVerification(ctx, { ...form.value, caseId: params.case ?? '' }),
    () => redirect(paths(ctx.locale).adminVerifications()),
  )
  return noted(context, answer)
}

export default function VerificationCase() {
  const { verification, organisation } = useLoaderData<typeof loader>()
  const errors = useFormErrors(useActionData<FormReply>())
  const t = useTranslations('administration')
  const domain = useTranslations('domain')
  const to = paths(useLocale())
  useErrorTitle(errors.all.length > 0)
  return (
    <Page
      title={organisation.name}
      dense
      intro={
        <p>
          {domain(`verificationState.${verification.state}`)} ·{' '}
          <Anchor to={to.organisation(organisation.slug)}>{t('verifications.publicPage')}</Anchor>
        </p>
      }
      crumbs={[
        { label: t('room.verifications'), to: to.adminVerifications() },
        { label: organisation.name },
      ]}
    >
      <AdminTabs current="verifications" />
      <ErrorSummary errors={errors.all} />
      <div className="evidence">
        <Record />
        <Evidence />
      </div>
      {verification.state === 'submitted' && (
        <Section
          id="decide"
          title={t('verifications.decide')}
          aside={<p>{t('verifications.decideText')}</p>}
        >
          <Form method="post" className="stack narrow-form">
            <TextArea
              name="reason"
              label={t('verifications.reason')}
              hint={t('verifications.reasonHint')}
              optional
              limit={2000}
              defaultValue={errors.value('reason')}
              error={errors.of('reason')}
            />
            <p className="row">
              <Button kind="primary" name="decision" value="approve">
                {t('verifications.approve')}
              </Button>
              <Button kind="danger" name="decision" value="refuse">
                {t('verifications.refuse')}
              </Button>
            </p>
          </Form>
        </Section>
      )}
    </Page>
  )
}

/** What the record says. */
function Record() {
  const { organisation, lookalikes } = useLoaderData<typeof loader>()
  const t = useTranslations('administration')
  const domain = useTranslations('domain')
  const to = paths(useLocale())
  return (
    <section aria-labelledby="record">
      <h2 id="record">{t('verifications.record')}</h2>
      <DefinitionList
        facts={[
          {
            term: t('merge.fieldName.registrationNumber'),
            detail: organisation.registrationNumber,
            note: organisation.absence,
          },
          {
            term: t('merge.fieldName.legalName'),
            detail: Object.values(organisation.legalName).join(' · '),
          },
          {
            term: t('merge.fieldName.kind'),
            detail: domain(`organisationKind.${organisation.kind}`),
          },
          { term: t('organisations.country'), detail: domain(`country.${organisation.country}`) },
          { term: t('merge.fieldName.placeText'), detail: organisation.place },
          { term: t('merge.fieldName.address'), detail: organisation.address },
          { term: t('merge.fieldName.website'), detail: organisation.website },
          { term: t('merge.fieldName.contactPhone'), detail: organisation.phone },
        ]}
      />
      {lookalikes.length > 0 && (
        <Notice kind="caution" title={t('verifications.alike')}>
          {lookalikes.map((one) => (
            <Anchor
              key={one.id}
              className="block"
              to={to.adminMerge({ keep: organisation.id, other: one.id })}
            >
              {[one.name, one.registrationNumber].filter(Boolean).join(' · ')}
            </Anchor>
          ))}
        </Notice>
      )}
    </section>
  )
}

/** What was handed in, beside it. */
function Evidence() {
  const { verification, organisation, past } = useLoaderData<typeof loader>()
  const t = useTranslations('administration')
  const domain = useTranslations('domain')
  const to = paths(useLocale())
  const moment = useMoment()
  const file = to.evidenceFile(organisation.slug, verification.id)
  const isPicture = verification.fileType && verification.fileType !== 'application/pdf'
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence">{t('verifications.handedIn')}</h2>
      <DefinitionList
        facts={[
          {
            term: t('merge.fieldName.registrationNumber'),
            detail: verification.registrationNumber,
          },
          {
            term: t('verifications.evidence'),
            detail: domain(`evidence.${verification.evidence}`),
          },
          { term: t('verifications.note'), detail: verification.note },
          {
            term: t('verifications.by'),
            detail: verification.submittedBy,
            note: moment(verification.submittedAt),
          },
          {
            term: t('verifications.file'),
            detail: verification.fileType && (
              <a href={file} target={isPicture ? '_blank' : undefined} rel="noreferrer">
                {t('verifications.openFile', {
                  kilobytes: Math.ceil((verification.fileBytes ?? 0) / 1024),
                })}
              </a>
            ),
          },
          ...(verification.decidedAt
            ? [
                {
                  term: t('verifications.decidedBy'),
                  detail: verification.decidedBy,
                  note: [moment(verification.decidedAt), verification.reason]
                    .filter(Boolean)
                    .join(' · '),
                },
              ]
            : []),
          ...(past.length > 0
            ? [
                {
                  term: t('verifications.past'),
                  detail: past.map((one) => domain(`verificationState.${one.state}`)).join(', '),
                },
              ]
            : []),
        ]}
      />
      {isPicture && (
        <img src={file} alt={t('verifications.pictureOf', { name: organisation.name })} />
      )}
    </section>
  )
}
