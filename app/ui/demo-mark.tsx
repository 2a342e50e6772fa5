import { useTranslations } from 'use-intl'

/** Says that a figure or record is invented. */
export function DemoMark() {
  const t = useTranslations('ui')
  return <span className="demo">{t('demo')}</span>
}
