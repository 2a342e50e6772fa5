import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { readMailSource, readWrittenMails } from '#app/features/administration'
import { formatDay, formatTime } from '#app/i18n/format'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { notFound } from '#app/platform/domain-error'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'
import { Anchor } from '#app/ui/anchor'
import { DataTable } from '#app/ui/data-table'
import { EmptyState } from '#app/ui/empty-state'
import { Page } from '#app/ui/page'
import { AdminTabs } from './admin-tabs'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => {
    const { dataDir, smtpUrl } = context.services.env
    const name = new URL(request.url).searchParams.get('file')
    const source = name === null ? null : readMailSource(ctx, dataDir, name)
    if (name !== null && source === null) throw notFound()
    return {
      title: `${translatorOf(ctx.locale)('admin.mail')} · HanViet Bridge`,
      mails: readWrittenMails(ctx, dataDir),
      source,
      smtp: smtpUrl !== undefined,
    }
  })
}

export default function Mail() {
  const { mails, source, smtp } = useLoaderData<typeof loader>()
  const t = useTranslations('admin')
  const locale = useLocale()
  const to = paths(locale)
  const header = (headers: string, name: string) =>
    new RegExp(`^${name}: (.*)$`, 'mi').exec(headers)?.[1] ?? ''
  return (
    <Page
      title={t('mail')}
      crumbs={[{ label: t('title'), to: to.admin }, { label: t('mail') }]}
      intro={<p>{smtp ? t('mailSmtp') : t('mailLede')}</p>}
    >
      <AdminTabs current="mail" />
      {source !== null && <pre className="source">{source}</pre>}
      {mails.length === 0 ? (
        <EmptyState title={t('mailNone')}>{smtp ? t('mailSmtp') : t('mailLede')}</EmptyState>
      ) : (
        <DataTable
          caption={t('mail')}
          captionHidden
          rows={mails}
          rowId={(mail) => mail.file}
          columns={[
            {
              id: 'at',
              label: t('at'),
              cell: (mail) =>
                `${formatDay(mail.at.toISOString().slice(0, 10), locale)} ${formatTime(mail.at, 'Asia/Ho_Chi_Minh')}`,
            },
            { id: 'to', label: t('to'), cell: (mail) => header(mail.headers, 'To') },
            {
              id: 'file',
              label: t('file'),
              header: true,
              cell: (mail) => (
                <Anchor to={`${to.adminMail}?file=${encodeURIComponent(mail.file)}`}>
                  {mail.file}
                </Anchor>
              ),
            },
          ]}
        />
      )}
    </Page>
  )
}
