import { useLocale, useTranslations } from 'use-intl'
import { paths } from '#app/i18n/paths'
import { Tabs } from '#app/ui/tabs'

export type AdminRoom =
  | 'status'
  | 'people'
  | 'organisations'
  | 'verifications'
  | 'privacy'
  | 'audit'
  | 'outbox'
  | 'mail'
  | 'vocabulary'

/** The rooms of the administration. */
export function AdminTabs({ current }: { current: AdminRoom }) {
  const t = useTranslations('administration')
  const to = paths(useLocale())
  const rooms: [AdminRoom, string][] = [
    ['status', to.admin],
    ['people', to.adminPeople()],
    ['organisations', to.adminOrganisations()],
    ['verifications', to.adminVerifications()],
    ['privacy', to.adminPrivacy],
    ['audit', to.adminAudit()],
    ['outbox', to.adminOutbox],
    ['mail', to.adminMail],
    ['vocabulary', to.adminVocabulary],
  ]
  return (
    <div className="noprint mb-4">
      <Tabs
        label={t('rooms')}
        tabs={rooms.map(([room, path]) => ({
          to: path,
          label: t(`room.${room}`),
          current: room === current,
        }))}
      />
    </div>
  )
}
