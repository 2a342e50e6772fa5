import { useTranslations } from 'use-intl'
import { LOCALE_NAMES } from '#app/i18n/locale'
import type { Locale } from '#app/i18n/locale'
import { Anchor } from './anchor'
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
          <TabState tab={tab} />
        </Anchor>
      ))}
    </nav>
  )
}

function TabState({ tab: { state, errors } }: { tab: LanguageTab }) {
  const t = useTranslations('ui')
  if (errors) {
    return (
      <small className="bad">
        <ErrorIcon />
        {t('tabErrors', { count: errors })}
      </small>
    )
  }
  const Icon = ICONS[state]
  return (
    <small className={state === 'machine' || state === 'stale' ? 'warn' : undefined}>
      {Icon && <Icon />}
      {t(`translation.${state}`)}
    </small>
  )
}
