import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import {
  inviteOwner,
  ownerActSchema,
  readOwnership,
  revokeInvitation,
} from '#app/features/accounts'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { Button } from '#app/ui/button'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Notice } from '#app/ui/notice'
import { Page } from '#app/ui/page'
import { Section } from '#app/ui/section'
import { InvitationFields } from './invitation-fields'
import { OpenInvitations } from './open-invitations'
import { doneOf } from './sent-away.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

const DONE = ['invited', 'revoked'] as const

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => ({
    ...readOwnership(ctx, params.slug ?? ''),
    done: doneOf(request, DONE),
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('members.owner.title')),
  }))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, ownerActSchema)
  if (!form.ok) return noted(context, refuse(form))
  const { value, values } = form
  const slug = params.slug ?? ''
  const done = (what: (typeof DONE)[number]) => () =>
    redirect(`${paths(ctx.locale).organisationOwner(slug)}?done=${what}`)
  const answer =
    value.act === 'invite'
      ? await present(
          ctx,
          request,
          values,
          () => inviteOwner(ctx, { ...value, slug }),
          done('invited'),
        )
      : await present(
          ctx,
          request,
          values,
          () => revokeInvitation(ctx, { ...value, slug, kind: 'claim' }),
          done('revoked'),
        )
  return noted(context, answer)
}

export default function OrganisationOwner() {
  const { organisation, contactEmail, hasOwner, invitations, done } = useLoaderData<typeof loader>()
  const errors = useFormErrors(useActionData<FormReply>())
  const t = useTranslations('members')
  const to = paths(useLocale())
  useErrorTitle(errors.all.length > 0)
  return (
    <Page
      title={t('owner.title')}
      intro={
        <p>{hasOwner ? t('owner.has') : t('owner.lede', { organisation: organisation.name })}</p>
      }
      crumbs={[
        { label: organisation.name, to: to.organisation(organisation.slug) },
        { label: t('owner.title') },
      ]}
    >
      <ErrorSummary errors={errors.all} />
      {done && errors.all.length === 0 && (
        <Notice kind="positive" live>
          {t(`done.${done}`)}
        </Notice>
      )}
      {!hasOwner && (
        <Section id="invite" title={t('invite.title')}>
          <Form method="post" className="stack narrow-form">
            <InvitationFields
              errors={errors}
              emailLabel={t('owner.email')}
              email={contactEmail ?? undefined}
            />
            <Button kind="primary" name="act" value="invite">
              {t('invite.act')}
            </Button>
          </Form>
        </Section>
      )}
      {!hasOwner && <OpenInvitations invitations={invitations} />}
    </Page>
  )
}
