import { Form } from '@remix-run/react'
import { memo } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { paths } from '#app/i18n/paths'
import { Button, LinkButton } from '#app/ui/button'
import { EditIcon } from '#app/ui/icon'
import type { Board } from '../shown'

/** Other rooms of the schedule: its versions, and what happened on the day. */
export const BoardRooms = memo(function BoardRooms({ board }: { board: Board }) {
  const t = useTranslations('board')
  const to = paths(useLocale())
  const { slug } = board.event
  return (
    <div className="row">
      {board.mayWork && board.draftNumber === null && board.publishedNumber !== null && (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="intent" value="copy" />
          <input type="hidden" name="number" value={board.publishedNumber} />
          <Button small icon={EditIcon}>
            {t('workOn')}
          </Button>
        </Form>
      )}
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
      {board.mayCall && board.publishedNumber !== null && (
        <LinkButton small to={to.deskConfirmations(slug)}>
          {t('confirmations')}
        </LinkButton>
      )}
    </div>
  )
})
