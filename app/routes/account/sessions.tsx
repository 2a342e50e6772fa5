import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import {
  endOwnSession,
  readAccount,
  readSessions,
  sessionChoiceSchema,
} from '#app/features/accounts'
import type { OwnSession, SignedIn } from '#app/features/accounts'
import { dayOf, formatShortDay, formatTime } from '#app/i18n/format'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { Button } from '#app/ui/button'
import { DataTable } from '#app/ui/data-table'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Page } from '#app/ui/page'
import { useErrorTitle } from '#app/routes/use-error-title'
import { CurrentPassword } from './current-password'
import { clientOf, redirectWith } from './sent-away.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => ({
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('account.sessions.title')),
    sessions: readSessions(ctx),
    hasSecondFactor: readAccount(ctx).hasSecondFactor,
    zone: ctx.locale === 'ko' ? ('Asia/Seoul' as const) : ('Asia/Ho_Chi_Minh' as const),
  }))
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, sessionChoiceSchema)
  if (!form.ok) return noted(context, refuse(form))
  const end = () => endOwnSession(ctx, form.value, clientOf(request, context))
  const here = ({ cookies }: SignedIn) => redirectWith(paths(ctx.locale).sessions, cookies)
  return noted(context, await present(ctx, request, {}, end, here))
}

export default function Sessions() {
  const { sessions, zone, hasSecondFactor } = useLoaderData<typeof loader>()
  const errors = useFormErrors(useActionData<FormReply>())
  useErrorTitle(errors.all.length > 0)
  const t = useTranslations('account')
  const common = useTranslations('common')
  const locale = useLocale()
  const to = paths(locale)
  const when = (at: Date) => `${formatShortDay(dayOf(at, zone), locale)} ${formatTime(at, zone)}`
  return (
    <Page
      title={t('sessions.title')}
      crumbs={[{ label: t('title'), to: to.account }, { label: t('sessions.title') }]}
      intro={<p>{t('sessions.lede', { zone: common(`zone.${zone}`) })}</p>}
    >
      <ErrorSummary errors={errors.all} />
      <Form method="post">
        {sessions.length > 1 && (
          <div className="stack narrow-form mb-6">
            <CurrentPassword errors={errors} withCode={hasSecondFactor} />
            {/* First in the form, so that Enter in a field presses this one. */}
            <Button kind="danger" name="sessionId" value="others">
              {t('sessions.endOthers')}
            </Button>
          </div>
        )}
        <DataTable
          caption={t('sessions.title')}
          captionHidden
          rows={sessions}
          rowId={(session) => session.id}
          columns={[
            { id: 'device', label: t('sessions.device'), header: true, cell: (one) => one.device },
            { id: 'seen', label: t('sessions.lastSeen'), cell: (one) => when(one.lastSeenAt) },
            { id: 'started', label: t('sessions.started'), cell: (one) => when(one.startedAt) },
            { id: 'act', label: t('sessions.act'), cell: (one) => <End session={one} /> },
          ]}
        />
      </Form>
    </Page>
  )
}

function End({ session }: { session: OwnSession }) {
  const t = useTranslations('account')
  if (session.isThis) return <span className="mute">{t('sessions.this')}</span>
  return (
    <Button
      small
      name="sessionId"
      value={session.id}
      aria-label={`${t('sessions.end')}: ${session.device}`}
    >
      {t('sessions.end')}
    </Button>
  )
}
