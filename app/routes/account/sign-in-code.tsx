import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import {
  codeSchema,
  emailSchema,
  handedCodeSchema,
  requestSignInCode,
  signInWithHandedCode,
  signInWithMailedCode,
} from '#app/features/accounts'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { present, readForm, refuse } from '#app/routes/forms.server'
import { heldToken, holdToken } from '#app/routes/held-token.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { Anchor } from '#app/ui/anchor'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { TextField } from '#app/ui/text-field'
import { AccountForm } from './account-form'
import { CodeField } from './code-field'
import { afterFirstStep, clientOf, nextOf, redirectWith } from './sent-away.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** Ask for a code by mail, enter it, or enter one that an organiser handed over. */
type Step = { step: 'ask' } | { step: 'handed' } | { step: 'mailed'; challenge: string }

/** What ties the code of a mail to the browser that asked for it. */
const HELD = 'challenge'
const HELD_S = 3600

function stepOf(request: Request): Step {
  const { searchParams } = new URL(request.url)
  const challenge = searchParams.has('sent') ? heldToken(request, HELD) : undefined
  if (challenge) return { step: 'mailed', challenge }
  return { step: searchParams.has('handed') ? 'handed' : 'ask' }
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  if (ctx.actor.kind === 'person') throw redirect(nextOf(request) ?? paths(ctx.locale).work)
  return {
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('account.code.title')),
    step: stepOf(request).step,
    next: nextOf(request),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const next = nextOf(request)
  const client = clientOf(request, context)
  const at = stepOf(request)
  const onward = afterFirstStep(ctx.locale, next)
  if (at.step === 'ask') {
    const form = await readForm(request, emailSchema)
    if (!form.ok) return noted(context, refuse(form))
    const ask = () => requestSignInCode(ctx, form.value, context.clientAddress)
    const enter = ({ challenge }: { challenge: string }) =>
      redirectWith(paths(ctx.locale).signInCode('sent', next), [
        holdToken(ctx, HELD, challenge, HELD_S),
      ])
    return noted(context, await present(ctx, request, form.values, ask, enter))
  }
  if (at.step === 'handed') {
    const form = await readForm(request, handedCodeSchema)
    if (!form.ok) return noted(context, refuse(form))
    const signIn = () => signInWithHandedCode(ctx, form.value, client)
    return noted(context, await present(ctx, request, form.values, signIn, onward))
  }
  const form = await readForm(request, codeSchema)
  if (!form.ok) return noted(context, refuse(form))
  const signIn = () => signInWithMailedCode(ctx, { ...form.value, challenge: at.challenge }, client)
  return noted(context, await present(ctx, request, form.values, signIn, onward))
}

export default function SignInCode() {
  const { step, next } = useLoaderData<typeof loader>()
  const errors = useFormErrors(useActionData<FormReply>())
  const t = useTranslations('account')
  const to = paths(useLocale())
  const other = to.signInCode(undefined, next)
  return (
    <AccountForm
      title={t('code.title')}
      lede={<p>{t(`code.lede.${step}`)}</p>}
      errors={errors}
      submit={step === 'ask' ? t('code.send') : t('signIn')}
      after={
        <>
          {step !== 'handed' && (
            <p className="small">
              <Anchor to={to.signInHandedCode(next)}>{t('code.handed')}</Anchor>
            </p>
          )}
          {step !== 'ask' && (
            <p className="small">
              <Anchor to={other}>{t('code.again')}</Anchor>
            </p>
          )}
          <p className="small">
            <Anchor to={to.signIn(next)}>{t('code.password')}</Anchor>
          </p>
        </>
      }
    >
      {step !== 'mailed' && (
        <TextField
          name="email"
          type="email"
          label={t('email')}
          autoComplete="username"
          defaultValue={errors.value('email')}
          error={errors.of('email')}
          required
        />
      )}
      {step !== 'ask' && <CodeField label={t('code.field')} error={errors.of('code')} />}
    </AccountForm>
  )
}
