import { useEffect } from 'react'
import { useTranslations } from 'use-intl'

/** Puts the word for error before the title while a form shows errors; for pages that stay in place. */
export function useErrorTitle(hasErrors: boolean): void {
  const word = useTranslations('common')('errorTitle')
  useEffect(() => {
    if (!hasErrors) return
    const before = document.title
    if (!before.startsWith(word)) document.title = `${word}: ${before}`
    return () => {
      document.title = before
    }
  }, [hasErrors, word])
}
