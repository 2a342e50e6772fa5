import { useTranslations } from 'use-intl'
import { LOCALE_NAMES } from '#app/i18n/locale'
import type { Locale } from '#app/i18n/locale'
import { Anchor } from './anchor'
import { classNames } from './class-names'
import { DocumentIcon, ErrorIcon, HistoryIcon, LanguageIcon, PersonIcon } from './icon'

export type TranslationState = 'original' | 'written' | 'machine' | 'stale' | 'missing'
export type LanguageTab = {
  locale: Locale
  to: string
  current?: boolean
  state: TranslationState
  errors?: number
}

const ICONS = {
  original: DocumentIcon,
  written: PersonIcon,
  machine: LanguageIcon,
  stale: HistoryIcon,
  missing: null,
}

/** The languages of a record being written; links, each with the language in itself and the state of its text. */
export function LanguageTabs({ tabs }: { tabs: LanguageTab[] }) {
  const t = useTranslations('ui')
  return (
    <nav className="ltabs" aria-label={t('writingLanguage')}>
      {tabs.map((tab) => (
        <Anchor key={tab.locale} to={tab.to} aria-current={tab.current ? 'page' : undefined}>
          <span lang={tab.locale}>{LOCALE_NAMES[tab.locale]}</span>
          <TranslationMark {...tab} />
        </Anchor>
      ))}
    </nav>
  )
}

/** How the text of one language came about, in a word. */
export function TranslationMark({ state, errors }: Pick<LanguageTab, 'state' | 'errors'>) {
  const t = useTranslations('ui')
  if (errors) {
    return (
      <small className="tmark bad">
        <ErrorIcon />
        {t('tabErrors', { count: errors })}
      </small>
    )
  }
  const Icon = ICONS[state]
  return (
    <small className={classNames('tmark', (state === 'machine' || state === 'stale') && 'warn')}>
      {Icon && <Icon />}
      {t(`translation.${state}`)}
    </small>
  )
}

/** The word for a version of a text as the catalogue tells of it. */
export const translationState = (version: {
  state: 'original' | 'person' | 'machine' | 'missing'
  stale: boolean
}): TranslationState =>
  version.stale ? 'stale' : version.state === 'person' ? 'written' : version.state
