import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useLocation } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { askToJoin, joinActSchema, readJoining, withdrawJoin } from '#app/features/accounts'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { Button, LinkButton } from '#app/ui/button'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Notice } from '#app/ui/notice'
import { Page } from '#app/ui/page'
import { TextArea } from '#app/ui/text-area'
import { doneOf } from './sent-away.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

const DONE = ['asked', 'withdrawn'] as const

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => {
    const joining = readJoining(ctx, params.slug ?? '')
    const t = translatorOf(ctx.locale)
    const title = joining.hasPeople ? t('organisation.join.title') : t('organisation.join.claim')
    return {
      ...joining,
      done: doneOf(request, DONE),
      title: pageTitle(context, ctx.locale, title),
    }
  })
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, joinActSchema)
  if (!form.ok) return noted(context, refuse(form))
  const { value } = form
  const slug = params.slug ?? ''
  const answer = await present(
    ctx,
    request,
    form.values,
    () => {
      if (value.act === 'withdraw') withdrawJoin(ctx, value)
      else askToJoin(ctx, { slug, message: value.message })
    },
    () =>
      redirect(
        `${paths(ctx.locale).joinOrganisation(slug)}?done=${value.act === 'ask' ? 'asked' : 'withdrawn'}`,
      ),
  )
  return noted(context, answer)
}

export default function JoinOrganisation() {
  const { organisation, hasPeople, isSignedIn, isMember, open, done } =
    useLoaderData<typeof loader>()
  const errors = useFormErrors(useActionData<FormReply>())
  const t = useTranslations('organisation')
  const account = useTranslations('account')
  const to = paths(useLocale())
  const here = useLocation().pathname
  useErrorTitle(errors.all.length > 0)
  return (
    <Page
      narrow
      title={hasPeople ? t('join.title') : t('join.claim')}
      intro={
        <p>
          {hasPeople
            ? t('join.lede', { organisation: organisation.name })
            : t('join.claimLede', { organisation: organisation.name })}
        </p>
      }
      crumbs={[
        { label: organisation.name, to: to.organisation(organisation.slug) },
        { label: hasPeople ? t('join.title') : t('join.claim') },
      ]}
    >
      <ErrorSummary errors={errors.all} />
      {done && errors.all.length === 0 && (
        <Notice kind="positive" live>
          {t(`join.done.${done}`)}
        </Notice>
      )}
      {!isSignedIn && (
        <>
          <p className="mb-4">{t('join.signIn')}</p>
          <p className="row">
            <LinkButton kind="primary" to={to.signIn(here)}>
              {account('signIn')}
            </LinkButton>
            <LinkButton to={to.register(here)}>{account('register.title')}</LinkButton>
          </p>
        </>
      )}
      {isMember && <Notice>{t('join.member')}</Notice>}
      {open && (
        <Form method="post" className="stack">
          <p>{hasPeople ? t('join.waits') : t('join.claimWaits')}</p>
          <input type="hidden" name="id" value={open.id} />
          <Button name="act" value="withdraw">
            {t('join.withdraw')}
          </Button>
        </Form>
      )}
      {isSignedIn && !isMember && !open && (
        <Form method="post" className="stack">
          <TextArea
            name="message"
            label={t('join.message')}
            hint={t('join.messageHint')}
            optional
            limit={1000}
            defaultValue={errors.value('message')}
            error={errors.of('message')}
          />
          {!hasPeople && <p className="small mute">{t('join.claimHow')}</p>}
          <Button kind="primary" name="act" value="ask">
            {hasPeople ? t('join.act') : t('join.claimAct')}
          </Button>
        </Form>
      )}
    </Page>
  )
}
