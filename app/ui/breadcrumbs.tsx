import { useTranslations } from 'use-intl'
import { Anchor } from './anchor'

export type Crumb = { label: string; to?: string; lang?: string }

/** The way here; the last crumb is this page. */
export function Breadcrumbs({ crumbs }: { crumbs: Crumb[] }) {
  const t = useTranslations('ui')
  return (
    <nav className="crumb" aria-label={t('breadcrumbs')}>
      <ol>
        {crumbs.map(({ label, to, lang }, index) => (
          <li
            key={`${to ?? ''}${label}`}
            lang={lang}
            aria-current={index === crumbs.length - 1 ? 'page' : undefined}
          >
            {to ? <Anchor to={to}>{label}</Anchor> : label}
          </li>
        ))}
      </ol>
    </nav>
  )
}
