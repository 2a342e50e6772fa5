import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { readActsFor } from '#app/features/administration'
import { dayOf, formatShortDay, formatTime } from '#app/i18n/format'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'
import { pageTitle } from '#app/routes/page-title.server'
import { Anchor } from '#app/ui/anchor'
import { DataTable } from '#app/ui/data-table'
import { EmptyState } from '#app/ui/empty-state'
import { Page } from '#app/ui/page'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => ({
    ...readActsFor(ctx, params.slug ?? ''),
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('organisation.acts.title')),
  }))
}

export default function ActsFor() {
  const { organisation, mayOpen, acts } = useLoaderData<typeof loader>()
  const t = useTranslations('organisation')
  const locale = useLocale()
  const to = paths(locale)
  const zone = locale === 'ko' ? 'Asia/Seoul' : 'Asia/Ho_Chi_Minh'
  return (
    <Page
      title={t('acts.title')}
      intro={<p>{t('acts.lede', { organisation: organisation.name })}</p>}
      crumbs={[
        { label: organisation.name, to: to.organisation(organisation.slug) },
        { label: t('acts.title') },
      ]}
    >
      {acts.length === 0 ? (
        <EmptyState title={t('acts.none')}>{t('acts.noneText')}</EmptyState>
      ) : (
        <DataTable
          caption={t('acts.title')}
          captionHidden
          rows={acts}
          rowId={(act) => act.id}
          columns={[
            {
              id: 'at',
              label: t('acts.at'),
              cell: (act) =>
                `${formatShortDay(dayOf(new Date(act.at), zone), locale)} ${formatTime(new Date(act.at), zone)}`,
            },
            {
              id: 'what',
              label: t('acts.what'),
              header: true,
              cell: (act) => {
                // Codes of actions come from the server as plain text.
                const key = `acts.action.${act.action.replace('.', '_')}` as 'acts.action.other'
                return (
                  <>
                    {t.has(key) ? t(key) : t('acts.action.other')}
                    {act.listing && (
                      <span className="block small" lang={act.listing.title.locale}>
                        {mayOpen ? (
                          <Anchor to={to.listingHistory(act.listing.kind, act.listing.slug)}>
                            {act.listing.title.text}
                          </Anchor>
                        ) : (
                          act.listing.title.text
                        )}
                      </span>
                    )}
                  </>
                )
              },
            },
            { id: 'by', label: t('acts.by'), cell: (act) => act.by },
            { id: 'for', label: t('acts.for'), cell: () => organisation.name },
          ]}
        />
      )}
    </Page>
  )
}
