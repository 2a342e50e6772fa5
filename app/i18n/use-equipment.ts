import { useCallback } from 'react'
import { useTranslations } from 'use-intl'

/** What a table may have, as codes that each reader sees in their own words; anything else is kept as it was typed. */
export const EQUIPMENT = ['screen', 'power', 'quiet', 'booth'] as const

/** A piece of equipment in the reader's words; the same function as long as the language is the same. */
export function useEquipment(): (name: string) => string {
  const t = useTranslations('schedule')
  return useCallback(
    (name: string) => {
      const known = EQUIPMENT.find((code) => code === name)
      return known ? t(`equipment.${known}`) : name
    },
    [t],
  )
}
