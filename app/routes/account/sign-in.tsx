import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { signIn, signInSchema } from '#app/features/accounts'
import { isLocale } from '#app/i18n/locale'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf, isSecure } from '#app/routes/context.server'
import { useFormErrors } from '#app/ui/form-errors'
import { present, readForm, refuse } from '#app/routes/forms.server'
import type { FormReply } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { Button } from '#app/ui/button'
import { ErrorSummary } from '#app/ui/error-summary'
import { TextField } from '#app/ui/text-field'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const next = safeNext(new URL(request.url).searchParams.get('next'))
  if (ctx.actor.kind === 'person') throw redirect(next ?? paths(ctx.locale).work)
  return {
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('account.signIn')),
    next,
    demo: context.services.env.demo,
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, signInSchema)
  if (!form.ok) return noted(context, refuse(form))
  const locale = isLocale(params.locale) ? params.locale : ctx.locale
  const client = {
    address: context.clientAddress,
    device: request.headers.get('User-Agent') ?? '',
    secure: isSecure(context.services.env.publicOrigin),
  }
  const answer = await present(
    ctx,
    request,
    form.values,
    () => signIn(ctx, form.value, client),
    ({ cookie }) =>
      redirect(safeNext(new URL(request.url).searchParams.get('next')) ?? paths(locale).work, {
        headers: { 'Set-Cookie': cookie },
      }),
  )
  return noted(context, answer)
}

/** Only addresses of this site: a link from outside must not lead away after the sign-in. */
const safeNext = (next: string | null) =>
  next && /^\/(ko|vi|en)(\/|$|\?)/.test(next) && !next.includes('//') && !next.includes('\\')
    ? next
    : null

export default function SignIn() {
  const { demo } = useLoaderData<typeof loader>()
  // Besides the form again, an action answers with redirects only.
  const reply = useActionData<FormReply>()
  const t = useTranslations('account')
  const errors = useFormErrors(reply)
  useErrorTitle(errors.all.length > 0)
  return (
    <div className="wrap narrow-page">
      <h1>{t('signIn')}</h1>
      <p className="mute">{t('lede')}</p>
      <ErrorSummary errors={errors.all} />
      <Form method="post" className="stack">
        <TextField
          name="email"
          type="email"
          label={t('email')}
          autoComplete="username"
          defaultValue={errors.value('email')}
          error={errors.of('email')}
          required
        />
        <TextField
          name="password"
          type="password"
          label={t('password')}
          autoComplete="current-password"
          error={errors.of('password')}
          required
        />
        <Button kind="primary">{t('signIn')}</Button>
      </Form>
      {demo && <p className="small mute">{t('demoHint')}</p>}
    </div>
  )
}
