import { useTranslations } from 'use-intl'

/** A zone by its name in the reader's language, such as "Hanoi time"; any other as it is called. */
export function useZoneName(): (zone: string) => string {
  const t = useTranslations('common')
  return (zone) => (zone === 'Asia/Ho_Chi_Minh' || zone === 'Asia/Seoul' ? t(`zone.${zone}`) : zone)
}
