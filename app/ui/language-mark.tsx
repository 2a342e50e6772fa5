import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Locale } from '#app/i18n/locale'
import { LanguageIcon } from './icon'

type Props = {
  /** The language of the text shown, and the one it was written in. */
  shown: Locale
  original: Locale
  /** How the shown text came about, when it is not the original. */
  by?: 'person' | 'machine'
  /** Day of the translation, as the reader writes days. */
  date?: string
  /** The original changed after the translation. */
  stale?: boolean
  /** A link to the original, a request for a translation. */
  children?: ReactNode
}

/** One quiet line: which language this is, who translated it, whether it is out of date. Nothing when the reader sees their own original. */
export function LanguageMark({ shown, original, by = 'person', date, stale, children }: Props) {
  const t = useTranslations('ui')
  const reader = useLocale()
  if (shown === original && shown === reader && !children) return null
  const source = t(`languageName.${original}`)
  const language = t(`languageName.${shown}`)
  const when = date ? t('mark.when', { date }) : ''
  return (
    <p className="mark">
      <LanguageIcon />
      {shown !== reader && shown === original
        ? t('mark.only', { language })
        : shown === original
          ? t('mark.original', { language })
          : t(`mark.${by}`, { language, source, when })}
      {stale && (
        <>
          {' '}
          <span className="warn">{t('mark.stale')}</span>
        </>
      )}
      {children && <> {children}</>}
    </p>
  )
}
