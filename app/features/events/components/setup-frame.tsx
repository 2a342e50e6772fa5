import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { paths } from '#app/i18n/paths'
import { Notice } from '#app/ui/notice'
import { Tabs } from '#app/ui/tabs'

export const SETUP_PARTS = [
  'basics',
  'grid',
  'tables',
  'interpreters',
  'programme',
  'form',
  'team',
] as const
export type SetupPart = (typeof SETUP_PARTS)[number]

/** The rooms of an event's set-up, and whether anything was just saved or can be. */
export function SetupFrame({
  head,
  current,
  saved,
  children,
}: {
  head: { slug: string; mayManage: boolean; state: string }
  current: SetupPart
  saved: boolean
  children: ReactNode
}) {
  const t = useTranslations('setup')
  const to = paths(useLocale())
  return (
    <>
      <div className="mt-4 noprint">
        <Tabs
          label={t('parts')}
          tabs={SETUP_PARTS.map((part) => ({
            to: to.setup(head.slug, part),
            label: t(`part.${part}`),
            current: part === current,
          }))}
        />
      </div>
      {saved && (
        <div className="mt-4">
          <Notice kind="positive" live>
            {t('saved')}
          </Notice>
        </div>
      )}
      {!head.mayManage && (
        <div className="mt-4">
          <Notice>{t(head.state === 'closed' ? 'closed' : 'readOnly')}</Notice>
        </div>
      )}
      {children}
    </>
  )
}
