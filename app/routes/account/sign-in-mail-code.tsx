import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import {
  mailCodeAgain,
  passMailedCode,
  readMailedStep,
  secondCodeActSchema,
} from '#app/features/accounts'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { present, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { Anchor } from '#app/ui/anchor'
import { Button } from '#app/ui/button'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Notice } from '#app/ui/notice'
import { AccountForm } from './account-form'
import { CodeField } from './code-field'
import { RememberBrowser } from './remember-browser'
import { clientOf, doneOf, nextOf, redirectWith } from './sent-away.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const next = nextOf(request)
  if (ctx.actor.kind === 'person') throw redirect(next ?? paths(ctx.locale).work)
  const step = readMailedStep(ctx, request.headers.get('Cookie') ?? '')
  if (!step) throw redirect(paths(ctx.locale).signInAgain(next))
  return {
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('secondStep.mailed.title')),
    email: step.email,
    done: doneOf(request, ['mailAgain']),
    next,
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const next = nextOf(request)
  const client = clientOf(request, context)
  const to = paths(ctx.locale)
  if (!readMailedStep(ctx, client.cookies)) return redirect(to.signInAgain(next))
  const form = await readForm(request, secondCodeActSchema)
  if (!form.ok) return noted(context, refuse(form))
  const { value } = form
  const answer =
    value.act === 'mailAgain'
      ? await present(
          ctx,
          request,
          {},
          () => mailCodeAgain(ctx, client),
          ({ cookies }) => redirectWith(to.signInMailCode(next, 'mailAgain'), cookies),
        )
      : await present(
          ctx,
          request,
          form.values,
          () => passMailedCode(ctx, value, client),
          ({ cookies }) => redirectWith(next ?? to.work, cookies),
        )
  return noted(context, answer)
}

export default function SignInMailCode() {
  const { email, done, next } = useLoaderData<typeof loader>()
  const reply = useActionData<FormReply>()
  const errors = useFormErrors(reply)
  const t = useTranslations('secondStep')
  const account = useTranslations('account')
  return (
    <AccountForm
      title={t('mailed.title')}
      lede={
        <>
          <p>{t('mailed.lede')}</p>
          <p className="mt-2">
            {t('mailed.to')} <b className="nowrap">{email}</b>
          </p>
        </>
      }
      errors={errors}
      submit={account('signIn')}
      before={
        done &&
        !reply && (
          <Notice kind="positive" live>
            {t('mailed.sentAgain')}
          </Notice>
        )
      }
      after={<OtherWays next={next} />}
    >
      <input type="hidden" name="act" value="enter" />
      <CodeField label={t('mailed.field')} hint={t('mailed.hint')} error={errors.of('code')} />
      <RememberBrowser reply={reply?.values.act === 'enter' ? reply : undefined} />
    </AccountForm>
  )
}

/** What to do when no mail comes. */
function OtherWays({ next }: { next: string | undefined }) {
  const t = useTranslations('secondStep')
  const account = useTranslations('account')
  const to = paths(useLocale())
  return (
    <section className="stack pt-6" aria-labelledby="no-mail">
      <h2 id="no-mail">{t('mailed.none')}</h2>
      <p>{t('mailed.wait')}</p>
      <Form method="post">
        <Button name="act" value="mailAgain">
          {t('mailed.again')}
        </Button>
      </Form>
      <p>
        {t('mailed.desk')} <Anchor to={to.signInHandedCode(next)}>{account('code.handed')}</Anchor>
      </p>
      <p className="small">
        <Anchor to={to.signIn(next)}>{account('factor.other')}</Anchor>
      </p>
    </section>
  )
}
