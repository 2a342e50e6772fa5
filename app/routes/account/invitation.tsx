import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useLocation } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { acceptInvitation, readInvitation } from '#app/features/accounts'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { present } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { Button, LinkButton } from '#app/ui/button'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { LinkProblem } from './link-problem'
import { clientOf, readLink, redirectWith, tokenOf } from './sent-away.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** Opening the link changes nothing: mail scanners do it. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return {
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('members.invitation.title')),
    ...readLink(() => readInvitation(ctx, tokenOf(request))),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const answer = await present(
    ctx,
    request,
    {},
    () => acceptInvitation(ctx, { token: tokenOf(request) }, clientOf(request, context)),
    ({ slug, cookies }) => redirectWith(`${paths(ctx.locale).members(slug)}?done=joined`, cookies),
  )
  return noted(context, answer)
}

type Found = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['found']>

export default function Invitation() {
  const { found, problem } = useLoaderData<typeof loader>()
  const errors = useFormErrors(useActionData<FormReply>())
  const t = useTranslations('members')
  useErrorTitle(errors.all.length > 0)
  if (!found)
    return (
      <LinkProblem title={t('invitation.title')} problem={problem}>
        {t('invitation.problem')}
      </LinkProblem>
    )
  const { organisation, inviter, kind, role, email } = found
  return (
    <div className="wrap narrow-page">
      <h1>{organisation.name}</h1>
      <p>{t(`invitation.${kind}`, { inviter, organisation: organisation.name })}</p>
      <p className="mute">
        {t('invitation.asRole')}: {t(`roles.${role}`)}. {t(`may.${role}`)}
      </p>
      <ErrorSummary errors={errors.all} />
      <p className="small mute">{t('invitation.forEmail', { email })}</p>
      <Ways found={found} />
    </div>
  )
}

/** What the one who opened the link can do. */
function Ways({ found }: { found: Found }) {
  const t = useTranslations('members.invitation')
  const to = paths(useLocale())
  const { pathname, search } = useLocation()
  const here = `${pathname}${search}`
  if (found.invited === 'other') return <p>{t('other', { email: found.signedInAs ?? '' })}</p>
  if (found.invited === 'self')
    return (
      <Form method="post">
        <Button kind="primary">{t(found.kind === 'claim' ? 'takeOver' : 'accept')}</Button>
      </Form>
    )
  return (
    <>
      <p>{t('visitor')}</p>
      <p className="row">
        <LinkButton kind="primary" to={to.signIn(here)}>
          {t('signIn')}
        </LinkButton>
        <LinkButton to={to.register(here)}>{t('register')}</LinkButton>
      </p>
    </>
  )
}
