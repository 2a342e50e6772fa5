import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { readStatus } from '#app/features/administration'
import { countWaiting } from '#app/features/reviews'
import { formatDay, formatNumber, formatTime } from '#app/i18n/format'
import type { Locale } from '#app/i18n/locale'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'
import { Anchor } from '#app/ui/anchor'
import { DataTable } from '#app/ui/data-table'
import { DefinitionList } from '#app/ui/definition-list'
import { Page } from '#app/ui/page'
import { Section } from '#app/ui/section'
import { AdminTabs } from './admin-tabs'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, async () => ({
    title: `${translatorOf(ctx.locale)('admin.title')} · HanViet Bridge`,
    status: await readStatus(ctx, context.services.env.dataDir),
    waiting: countWaiting(ctx),
  }))
}

export default function Status() {
  const { status, waiting } = useLoaderData<typeof loader>()
  const t = useTranslations('admin')
  const reviews = useTranslations('reviews')
  const locale = useLocale()
  const failure = status.indexingFailure
  return (
    <Page
      title={t('title')}
      intro={
        <p>
          <Anchor to={paths(locale).reviews}>{reviews('queueLink', { count: waiting })}</Anchor>
        </p>
      }
    >
      <AdminTabs current="status" />
      <Section id="search" title={t('search')}>
        <DefinitionList
          facts={[
            { term: t('engine'), detail: status.engine },
            { term: t('lag'), detail: t('seconds', { count: status.lagSeconds }) },
            {
              term: t('documents'),
              detail: status.documents === null ? null : String(status.documents),
            },
            {
              term: t('vocabulary.title'),
              detail: (
                <>
                  {status.reentry
                    ? t('vocabulary.progress', {
                        done: status.reentry.done,
                        total: status.reentry.total,
                      })
                    : t('vocabulary.upToDate')}{' '}
                  <Anchor to={paths(locale).adminVocabulary}>
                    {t('vocabulary.waiting', { count: status.pendingChanges })}
                  </Anchor>
                </>
              ),
            },
            ...(failure
              ? [
                  {
                    term: t('indexingError'),
                    detail: `${momentOf(new Date(failure.at), locale)} · ${failure.message}`,
                  },
                ]
              : []),
          ]}
        />
      </Section>
      <Section
        id="outbox"
        title={t('outbox')}
        aside={
          <p>
            <Anchor to={paths(locale).adminMail}>{t('mail')}</Anchor>
          </p>
        }
      >
        {status.lines.length === 0 ? (
          <p className="mute">{t('outboxEmpty')}</p>
        ) : (
          <DataTable
            caption={t('outbox')}
            captionHidden
            rows={status.lines}
            rowId={(line) => `${line.kind} ${line.state}`}
            columns={[
              {
                id: 'kind',
                label: t('kind'),
                header: true,
                cell: (line) => t(`kindName.${line.kind}`),
              },
              { id: 'state', label: t('state'), cell: (line) => t(`stateName.${line.state}`) },
              { id: 'count', label: t('count'), numeric: true, cell: (line) => line.count },
            ]}
          />
        )}
        {status.lastError && (
          <p className="small">
            <Anchor to={paths(locale).adminOutbox}>{t('lastError')}</Anchor>: {status.lastError}
          </p>
        )}
      </Section>
      <Section id="backups" title={t('backups')}>
        {status.backups.length === 0 ? (
          <p className="mute">{t('backupsNone')}</p>
        ) : (
          <ul>
            {status.backups.map((backup) => (
              <li key={backup.name}>
                {t('backup', {
                  at: momentOf(backup.at, locale),
                  megabytes: formatNumber(Math.ceil(backup.bytes / 100_000) / 10, locale),
                  files: backup.hasFiles ? 'yes' : 'no',
                })}{' '}
                <span className="small mute">{backup.name}</span>
              </li>
            ))}
          </ul>
        )}
        <p className="small mute">
          {status.restoredAt
            ? t('restored', { at: momentOf(status.restoredAt, locale) })
            : t('restoredNone')}
        </p>
      </Section>
    </Page>
  )
}

const momentOf = (at: Date, locale: Locale): string =>
  `${formatDay(at.toISOString().slice(0, 10), locale)} ${formatTime(at, 'Asia/Ho_Chi_Minh')}`
