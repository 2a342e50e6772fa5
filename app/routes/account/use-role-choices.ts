import { useTranslations } from 'use-intl'
import type { MemberRole } from '#db/domain'

const ROLES: MemberRole[] = ['owner', 'editor', 'viewer']

/** The roles in an organisation, each with what it may do. */
export function useRoleChoices() {
  const t = useTranslations('members')
  return ROLES.map((role) => ({ value: role, label: t(`roles.${role}`), hint: t(`may.${role}`) }))
}
