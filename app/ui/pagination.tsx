import { useTranslations } from 'use-intl'
import { Anchor } from './anchor'
import { NextIcon, PreviousIcon } from './icon'

type Props = {
  page: number
  pages: number
  to: (page: number) => string
  /** Tells lists apart where a page has several. */
  label?: string
}

/** First, last, this page and its neighbours; null where pages are left out. */
export function shownPages(page: number, pages: number): (number | null)[] {
  const shown = [...new Set([1, page - 1, page, page + 1, pages])]
    .filter((number) => number >= 1 && number <= pages)
    .sort((a, b) => a - b)
  return shown.flatMap((number, index) => {
    const before = shown[index - 1] ?? 0
    if (number - before === 2) return [number - 1, number]
    return number - before > 2 ? [null, number] : [number]
  })
}

/** Pages of a list, each with its own address. Nothing for a single page. */
export function Pagination({ page, pages, to, label }: Props) {
  const t = useTranslations('ui')
  if (pages < 2) return null
  return (
    <nav className="pages" aria-label={label ?? t('pages')}>
      {page > 1 && (
        <Anchor to={to(page - 1)} rel="prev">
          <PreviousIcon />
          {t('previous')}
        </Anchor>
      )}
      {shownPages(page, pages).map((number, index) =>
        number === null ? (
          <span key={`skipped-${index}`} className="skipped" aria-hidden="true">
            …
          </span>
        ) : number === page ? (
          <span key={number} aria-current="page">
            {number}
          </span>
        ) : (
          <Anchor key={number} to={to(number)} aria-label={t('page', { number })}>
            {number}
          </Anchor>
        ),
      )}
      {page < pages && (
        <Anchor to={to(page + 1)} rel="next">
          {t('next')}
          <NextIcon />
        </Anchor>
      )}
    </nav>
  )
}
