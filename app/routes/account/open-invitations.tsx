import { Form } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import type { MemberRole } from '#db/domain'
import { dayOf, formatDay } from '#app/i18n/format'
import { Button } from '#app/ui/button'
import { DataTable } from '#app/ui/data-table'
import { Section } from '#app/ui/section'

type Props = { invitations: { id: string; email: string; role: MemberRole; expiresAt: Date }[] }

/** Invitations that nobody has answered, each with the way to take it back. */
export function OpenInvitations({ invitations }: Props) {
  const t = useTranslations('members')
  const locale = useLocale()
  const zone = locale === 'ko' ? 'Asia/Seoul' : 'Asia/Ho_Chi_Minh'
  return (
    <Section id="pending" title={t('pending.title')}>
      {invitations.length === 0 ? (
        <p className="mute">{t('pending.none')}</p>
      ) : (
        <DataTable
          caption={t('pending.title')}
          captionHidden
          rows={invitations}
          rowId={(one) => one.id}
          columns={[
            { id: 'email', label: t('email'), header: true, cell: (one) => one.email },
            { id: 'role', label: t('role'), cell: (one) => t(`roles.${one.role}`) },
            {
              id: 'until',
              label: t('pending.until'),
              cell: (one) => formatDay(dayOf(one.expiresAt, zone), locale),
            },
            {
              id: 'act',
              label: t('pending.act'),
              cell: (one) => (
                <Form method="post">
                  <input type="hidden" name="invitationId" value={one.id} />
                  <Button
                    small
                    name="act"
                    value="revoke"
                    aria-label={`${t('pending.revoke')}: ${one.email}`}
                  >
                    {t('pending.revoke')}
                  </Button>
                </Form>
              ),
            },
          ]}
        />
      )}
    </Section>
  )
}
