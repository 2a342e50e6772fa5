import { useLocale, useTranslations } from 'use-intl'
import { paths } from '#app/i18n/paths'
import { LinkButton } from '#app/ui/button'
import type { Board } from '../shown'

/** Other rooms of the schedule: its versions, and what happened on the day. */
export function BoardRooms({ board }: { board: Board }) {
  const t = useTranslations('board')
  const to = paths(useLocale())
  const { slug } = board.event
  return (
    <div className="row">
      {board.versions > 1 && (
        <LinkButton small to={to.deskVersions(slug)}>
          {t('compare')}
        </LinkButton>
      )}
      {board.shown && (
        <LinkButton small to={to.deskRepair(slug)}>
          {t('repair')}
        </LinkButton>
      )}
      {board.publishedNumber !== null && (
        <LinkButton small to={to.deskConfirmations(slug)}>
          {t('confirmations')}
        </LinkButton>
      )}
    </div>
  )
}
