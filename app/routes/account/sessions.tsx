import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import {
  endOwnSession,
  forgetOwnBrowser,
  readAccount,
  readBrowsers,
  readSessions,
  signedInActSchema,
} from '#app/features/accounts'
import type { OwnBrowser, OwnSession, SignedIn } from '#app/features/accounts'
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
import { Section } from '#app/ui/section'
import { useErrorTitle } from '#app/routes/use-error-title'
import { CurrentPassword } from './current-password'
import { clientOf, redirectWith } from './sent-away.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => ({
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('account.sessions.title')),
    sessions: readSessions(ctx),
    browsers: readBrowsers(ctx, request.headers.get('Cookie') ?? ''),
    hasSecondFactor: readAccount(ctx).hasSecondFactor,
    zone: ctx.locale === 'ko' ? ('Asia/Seoul' as const) : ('Asia/Ho_Chi_Minh' as const),
  }))
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, signedInActSchema)
  if (!form.ok) return noted(context, refuse(form))
  const client = clientOf(request, context)
  const { browserId, sessionId = '', ...shown } = form.value
  const end = () =>
    browserId
      ? forgetOwnBrowser(ctx, { browserId, ...shown }, client)
      : endOwnSession(ctx, { sessionId, ...shown }, client)
  const here = ({ cookies }: SignedIn) => redirectWith(paths(ctx.locale).sessions, cookies)
  return noted(context, await present(ctx, request, {}, end, here))
}

export default function Sessions() {
  const { sessions, browsers, zone, hasSecondFactor } = useLoaderData<typeof loader>()
  const errors = useFormErrors(useActionData<FormReply>())
  useErrorTitle(errors.all.length > 0)
  const t = useTranslations('account')
  const common = useTranslations('common')
  const locale = useLocale()
  const to = paths(locale)
  const day = (at: Date) => formatShortDay(dayOf(at, zone), locale)
  const when = (at: Date) => `${day(at)} ${formatTime(at, zone)}`
  return (
    <Page
      title={t('sessions.title')}
      crumbs={[{ label: t('title'), to: to.account }, { label: t('sessions.title') }]}
      intro={<p>{t('sessions.lede', { zone: common(`zone.${zone}`) })}</p>}
    >
      <ErrorSummary errors={errors.all} />
      <Form method="post">
        {(sessions.length > 1 || browsers.length > 0) && (
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
        {browsers.length > 0 && (
          <div className="mt-8">
            <Browsers browsers={browsers} day={day} />
          </div>
        )}
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

type BrowsersProps = { browsers: OwnBrowser[]; day: (at: Date) => string }

/** Inside the form of the page: its password stands for these buttons too. */
function Browsers({ browsers, day }: BrowsersProps) {
  const t = useTranslations('secondStep')
  return (
    <Section id="browsers" title={t('browsers.title')}>
      <p className="mb-4">{t('browsers.lede')}</p>
      <DataTable
        caption={t('browsers.title')}
        captionHidden
        rows={browsers}
        rowId={(browser) => browser.id}
        columns={[
          {
            id: 'browser',
            label: t('browsers.browser'),
            header: true,
            cell: ({ device, isThis }) => (isThis ? t('browsers.this', { device }) : device),
          },
          { id: 'since', label: t('browsers.since'), cell: (one) => day(one.provenAt) },
          { id: 'until', label: t('browsers.until'), cell: (one) => day(one.expiresAt) },
          {
            id: 'act',
            label: t('browsers.act'),
            cell: (one) => (
              <Button
                small
                name="browserId"
                value={one.id}
                aria-label={`${t('browsers.forget')}: ${one.device}`}
              >
                {t('browsers.forget')}
              </Button>
            ),
          },
        ]}
      />
      {browsers.length > 1 && (
        <Button kind="danger" name="browserId" value="all" className="mt-4">
          {t('browsers.forgetAll')}
        </Button>
      )}
    </Section>
  )
}
