import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { answerJoin, answerJoinSchema, readClaims } from '#app/features/accounts'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { Anchor } from '#app/ui/anchor'
import { Button, LinkButton } from '#app/ui/button'
import { DefinitionList } from '#app/ui/definition-list'
import { EmptyState } from '#app/ui/empty-state'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Page } from '#app/ui/page'
import { TextField } from '#app/ui/text-field'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export { alsoWhenRefused as shouldRevalidate } from '#app/routes/should-revalidate'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => ({
    claims: readClaims(ctx),
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('administration.claims.title')),
  }))
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, answerJoinSchema)
  if (!form.ok) return noted(context, refuse(form))
  const answer = await present(
    ctx,
    request,
    form.values,
    () => answerJoin(ctx, form.value),
    () => redirect(paths(ctx.locale).claims),
  )
  return noted(context, answer)
}

export default function Claims() {
  const { claims } = useLoaderData<typeof loader>()
  const reply = useActionData<FormReply>()
  const errors = useFormErrors(reply)
  const t = useTranslations('administration')
  const to = paths(useLocale())
  useErrorTitle(errors.all.length > 0)
  const refusedId = [reply?.values.id].flat()[0]
  return (
    <Page
      title={t('claims.title')}
      dense
      intro={<p>{t('claims.lede')}</p>}
      crumbs={[{ label: t('claims.desk'), to: to.organiser }, { label: t('claims.title') }]}
    >
      <ErrorSummary
        errors={errors.all.map((error) => ({
          ...error,
          id: error.id === 'reason' && refusedId ? `reason-${refusedId}` : null,
        }))}
      />
      {claims.length === 0 ? (
        <EmptyState title={t('claims.none')}>{t('claims.noneText')}</EmptyState>
      ) : (
        claims.map((claim) => (
          <Claim
            key={claim.id}
            claim={claim}
            error={refusedId === claim.id ? errors.of('reason') : undefined}
          />
        ))
      )}
    </Page>
  )
}

type Found = ReturnType<typeof useLoaderData<typeof loader>>['claims'][number]

/** One claim: the record beside the person, what speaks for it, and the two ways to settle it. */
function Claim({ claim, error }: { claim: Found; error?: string }) {
  const t = useTranslations('administration')
  const to = paths(useLocale())
  return (
    <Form method="post" className="asking">
      <input type="hidden" name="id" value={claim.id} />
      <h2>
        <Anchor to={to.organisation(claim.slug)}>{claim.organisation}</Anchor>
      </h2>
      <DefinitionList
        kind="tight"
        facts={[
          { term: t('claims.person'), detail: `${claim.name} · ${claim.email}` },
          {
            term: t('claims.onRecord'),
            detail: [claim.website, claim.contactEmail].filter(Boolean).join(' · '),
          },
          { term: t('claims.message'), detail: claim.message },
          {
            term: t('claims.proof'),
            detail: claim.sharedDomain
              ? t('claims.domain', { domain: claim.sharedDomain })
              : t('claims.noDomain'),
          },
        ]}
      />
      <TextField
        id={`reason-${claim.id}`}
        name="reason"
        label={t('claims.reason')}
        hint={t('claims.reasonHint')}
        optional
        maxLength={500}
        error={error}
      />
      <p className="row">
        {claim.sharedDomain ? (
          <Button
            kind="primary"
            name="answer"
            value="accept"
            aria-label={`${t('claims.accept')}: ${claim.organisation}`}
          >
            {t('claims.accept')}
          </Button>
        ) : (
          <LinkButton kind="primary" to={to.organisationOwner(claim.slug)}>
            {claim.linkSent ? t('claims.linkSent') : t('claims.sendLink')}
          </LinkButton>
        )}
        <Button
          name="answer"
          value="decline"
          aria-label={`${t('claims.decline')}: ${claim.organisation}`}
        >
          {t('claims.decline')}
        </Button>
      </p>
    </Form>
  )
}
