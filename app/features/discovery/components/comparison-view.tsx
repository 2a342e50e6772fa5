import { useLocale, useTranslations } from 'use-intl'
import { paths } from '#app/i18n/paths'
import { Anchor } from '#app/ui/anchor'
import { IconLink, LinkButton } from '#app/ui/button'
import { ComparisonTable } from '#app/ui/comparison-table'
import { EmptyState } from '#app/ui/empty-state'
import { CloseIcon, DownloadIcon } from '#app/ui/icon'
import { Notice } from '#app/ui/notice'
import { Page } from '#app/ui/page'
import { Section } from '#app/ui/section'
import { comparisonQuery } from '../comparison-state'
import type { ComparisonState } from '../comparison-state'
import type { Comparison } from '../model'
import { WeighingTable } from './weighing-table'

type Props = { comparison: Comparison; state: ComparisonState }

/** Technologies side by side: what they score by the reader's weights, what differs, then what is the same in all. */
export function ComparisonView({ comparison, state }: Props) {
  const t = useTranslations('search')
  const to = paths(useLocale())
  const slugs = comparison.columns.map(({ slug }) => slug)
  const addressOf = (left: string[]) =>
    `${to.compare()}${comparisonQuery({ ...state, slugs: left })}`
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
        <Anchor className="takeout noprint" to={addressOf(slugs.filter((other) => other !== slug))}>
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
      actions={
        rows.length > 0 && (
          <p className="row noprint">
            {(['xlsx', 'csv'] as const).map((format) => (
              <IconLink
                key={format}
                icon={DownloadIcon}
                to={`${to.compare()}.${format}${comparisonQuery({ ...state, slugs })}`}
                reload
              >
                {t(`file.${format}`)}
              </IconLink>
            ))}
          </p>
        )
      }
      crumbs={[{ label: t('technologies'), to: to.technologies() }, { label: t('compare.title') }]}
    >
      {comparison.gone > 0 && <Notice>{t('compare.gone')}</Notice>}
      {comparison.isCut && <Notice>{t('compare.cut')}</Notice>}
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
          {comparison.weighing && (
            <WeighingTable weighing={comparison.weighing} state={state} columns={columns} />
          )}
          <Section id="facts" title={t('compare.facts')} aside={<p>{t('compare.intro')}</p>}>
            <ComparisonTable
              caption={t('compare.facts')}
              columns={columns}
              rows={rows.filter((row) => !row.same)}
            />
            {same.length > 0 && (
              <details className="more mt-5">
                <summary>{`${t('compare.same')} (${same.length})`}</summary>
                <ComparisonTable caption={t('compare.same')} columns={columns} rows={same} />
              </details>
            )}
          </Section>
          <p className="mt-5 noprint">
            <Anchor to={to.technologies({ compare: slugs.join(',') })}>{t('compare.find')}</Anchor>
          </p>
        </>
      )}
    </Page>
  )
}
