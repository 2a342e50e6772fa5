import { useLocale, useTranslations } from 'use-intl'
import { paths } from '#app/i18n/paths'
import { IconLink } from '#app/ui/button'
import { DownloadIcon } from '#app/ui/icon'
import { Tabs } from '#app/ui/tabs'
import { SHORTLIST_SORTS } from '../schema'
import type { ShortlistPage } from '../shown'

/** Whose list, in which order, and the ways to take it along. Every state is an address. */
export function ShortlistHead({ list }: { list: ShortlistPage }) {
  const t = useTranslations('shortlist')
  const to = paths(useLocale())
  const own = list.organisation.slug
  const sort = list.sort === 'added' ? undefined : list.sort
  const several = list.organisations.length > 1
  const organisation = several ? own : undefined
  return (
    <>
      {several && (
        <Tabs
          label={t('whose')}
          tabs={list.organisations.map(({ slug, name }) => ({
            label: name,
            to: to.shortlist({ organisation: slug, sort }),
            current: slug === own,
          }))}
        />
      )}
      {list.entries.length > 0 && (
        <div className="bar-row">
          <Tabs
            label={t('sort.label')}
            tabs={SHORTLIST_SORTS.map((one) => ({
              label: t(`sort.${one}`),
              to: to.shortlist({ organisation, sort: one === 'added' ? undefined : one }),
              current: one === list.sort,
            }))}
          />
          <div className="views">
            {(['xlsx', 'csv'] as const).map((format) => (
              <IconLink
                key={format}
                icon={DownloadIcon}
                to={to.shortlistFile(format, { organisation, sort })}
                reload
              >
                {t(`file.${format}`)}
              </IconLink>
            ))}
          </div>
        </div>
      )}
    </>
  )
}
