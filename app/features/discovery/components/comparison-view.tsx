import { useLocale, useTranslations } from 'use-intl'
import { paths } from '#app/i18n/paths'
import { Anchor } from '#app/ui/anchor'
import { LinkButton } from '#app/ui/button'
import { ComparisonTable } from '#app/ui/comparison-table'
import { EmptyState } from '#app/ui/empty-state'
import { CloseIcon } from '#app/ui/icon'
import { Notice } from '#app/ui/notice'
import { Page } from '#app/ui/page'
import type { Comparison } from '../model'

/** Technologies side by side: what differs, then what is the same in all. */
export function ComparisonView({ comparison }: { comparison: Comparison }) {
  const t = useTranslations('search')
  const to = paths(useLocale())
  const slugs = comparison.columns.map(({ slug }) => slug)
  const columns = comparison.columns.map(({ slug, title, owner }) => ({
    id: slug,
    title: (
      <span lang={title.locale}>
        <Anchor to={to.technology(slug)}>{title.text}</Anchor>
      </span>
    ),
    detail: (
      <>
        {owner}{' '}
        <Anchor className="takeout" to={to.compare(slugs.filter((other) => other !== slug))}>
          <CloseIcon label={t('compare.removeName', { title: title.text })} />
        </Anchor>
      </>
    ),
  }))
  const rows = comparison.rows.map(({ id, label, cells, same }) => ({
    id,
    label,
    same,
    cells: cells.map(({ text, lang }) =>
      text ? (
        <span lang={lang}>{text}</span>
      ) : (
        <span className="faint">{t('compare.notGiven')}</span>
      ),
    ),
  }))
  const same = rows.filter((row) => row.same)
  return (
    <Page
      heading="title"
      title={t('compare.title')}
      intro={rows.length > 0 ? t('compare.intro') : undefined}
      crumbs={[{ label: t('technologies'), to: to.technologies() }, { label: t('compare.title') }]}
    >
      {comparison.gone > 0 && <Notice>{t('compare.gone')}</Notice>}
      {rows.length === 0 ? (
        <EmptyState
          title={columns.length === 1 ? t('compare.one') : t('compare.empty')}
          action={
            <LinkButton to={to.technologies({ compare: slugs.join(',') || undefined })}>
              {t('compare.find')}
            </LinkButton>
          }
        >
          {comparison.columns.map(({ title }) => title.text).join(', ')}
        </EmptyState>
      ) : (
        <>
          <ComparisonTable
            caption={t('compare.title')}
            columns={columns}
            rows={rows.filter((row) => !row.same)}
          />
          {same.length > 0 && (
            <details className="more mt-5">
              <summary>{`${t('compare.same')} (${same.length})`}</summary>
              <ComparisonTable caption={t('compare.same')} columns={columns} rows={same} />
            </details>
          )}
          <p className="mt-5">
            <Anchor to={to.technologies({ compare: slugs.join(',') })}>{t('compare.find')}</Anchor>
          </p>
        </>
      )}
    </Page>
  )
}
