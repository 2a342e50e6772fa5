import { useLocale, useTranslations } from 'use-intl'
import { languageOf } from '#app/i18n/language-of'
import { paths } from '#app/i18n/paths'
import { Anchor } from '#app/ui/anchor'
import { DataTable } from '#app/ui/data-table'
import type { ExposureLine } from '../shown'

/** Who fits how many, who is asked how often; as a work list also why nothing fits. */
export function ExposureTable({
  lines,
  slug,
  work,
}: {
  lines: ExposureLine[]
  slug: string
  work?: boolean
}) {
  const t = useTranslations('organiser')
  const domain = useTranslations('domain')
  const to = paths(useLocale())
  return (
    <DataTable
      caption={t(work ? 'exposure.without' : 'exposure.all')}
      captionHidden
      rows={lines}
      rowId={(one) => one.registrationId}
      columns={[
        {
          id: 'name',
          label: t('organisation'),
          header: true,
          cell: (one) => (
            <>
              <Anchor
                to={to.deskRegistration(slug, one.registrationId)}
                lang={languageOf(one.country)}
              >
                {one.name}
              </Anchor>
              <small className="small faint block">{domain(`country.${one.country}`)}</small>
            </>
          ),
        },
        ...(work
          ? [
              {
                id: 'why',
                label: t('exposure.why'),
                cell: (one: ExposureLine) =>
                  one.listings === 0
                    ? t('exposure.noListing')
                    : one.best === null
                      ? t('exposure.nothing')
                      : t('exposure.best', { score: one.best }),
              },
            ]
          : []),
        { id: 'good', label: t('exposure.good'), numeric: true, cell: (one) => one.good },
        {
          id: 'received',
          label: t('exposure.received'),
          numeric: true,
          cell: (one) => one.received,
        },
        { id: 'sent', label: t('exposure.sent'), numeric: true, cell: (one) => one.sent },
        {
          id: 'accepted',
          label: t('exposure.accepted'),
          numeric: true,
          cell: (one) => one.accepted,
        },
      ]}
    />
  )
}
