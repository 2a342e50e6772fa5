import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData, useLocation } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { acceptInvitation, readInvitation } from '#app/features/accounts'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { linkCodeSchema } from '#app/platform/link-code-field'
import { contextOf } from '#app/routes/context.server'
import { dropToken, heldToken, holdToken } from '#app/routes/held-token.server'
import { answerLink, openQuietly } from '#app/routes/mailed-link.server'
import { CodeGate, LinkCode, useMailedLink } from '#app/routes/mailed-link'
import type { Opened } from '#app/routes/mailed-link'
import { pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { Button, LinkButton } from '#app/ui/button'
import { ErrorSummary } from '#app/ui/error-summary'
import { clientOf, redirectWith } from './sent-away.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

const HELD = 'invitation'
const HELD_S = 3600

/** Whoever is sent to sign in or to register comes back to the invitation: the browser holds its code for an hour. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const held = heldToken(request, HELD)
  return {
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('members.invitation.title')),
    opened: held ? openQuietly({ read: (token) => readInvitation(ctx, token) }, held) : null,
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  return answerLink(ctx, request, context, {
    read: (token) => readInvitation(ctx, token),
    schema: linkCodeSchema,
    press: (value) => acceptInvitation(ctx, value, clientOf(request, context)),
    done: ({ slug, cookies }) =>
      redirectWith(`${paths(ctx.locale).members(slug)}?done=joined`, [
        ...cookies,
        dropToken(ctx, HELD),
      ]),
    cookie: (token) => holdToken(ctx, HELD, token, HELD_S),
  })
}

type Found = ReturnType<typeof readInvitation>

export default function Invitation() {
  const { opened, errors } = useMailedLink<Found>(useLoaderData<typeof loader>().opened)
  const t = useTranslations('members')
  useErrorTitle(errors.all.length > 0)
  if (!opened)
    return (
      <CodeGate title={t('invitation.title')} errors={errors}>
        {errors.all.length > 0 && t('invitation.problem')}
      </CodeGate>
    )
  const { organisation, inviter, kind, role, email } = opened.found
  return (
    <div className="wrap narrow-page">
      <h1>{organisation.name}</h1>
      <p>{t(`invitation.${kind}`, { inviter, organisation: organisation.name })}</p>
      <p className="mute">
        {t('invitation.asRole')}: {t(`roles.${role}`)}. {t(`may.${role}`)}
      </p>
      <ErrorSummary errors={errors.all} />
      <p className="small mute">{t('invitation.forEmail', { email })}</p>
      <Ways {...opened} />
    </div>
  )
}

/** What the one who opened the link can do. */
function Ways({ found, token }: Opened<Found>) {
  const t = useTranslations('members.invitation')
  const to = paths(useLocale())
  const here = useLocation().pathname
  if (found.invited === 'other') return <p>{t('other', { email: found.signedInAs ?? '' })}</p>
  if (found.invited === 'self')
    return (
      <Form method="post" action={here}>
        <LinkCode token={token} />
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
