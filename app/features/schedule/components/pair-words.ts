import { useCallback } from 'react'
import { useTranslations } from 'use-intl'

/** Says a language pair such as `ko-vi` in words; one that has none as it is. */
export function usePairWords(): (pair: string) => string {
  const t = useTranslations('setup')
  return useCallback(
    (pair) => {
      // Pairs come as plain text, in either direction.
      const key = `pair.${pair.split('-').sort().join('-')}` as Parameters<typeof t.has>[0]
      return t.has(key) ? t(key) : pair
    },
    [t],
  )
}
