import { memo } from 'react'
import { useTranslations } from 'use-intl'
import { Pagination } from '#app/ui/pagination'
import { GridKey } from '#app/ui/schedule-grid'
import { Tabs } from '#app/ui/tabs'
import { BOARD_AXES } from '../schema'
import type { Board } from '../shown'
import { cutLink } from './board-address'
import type { BoardAddress } from './board-address'
import { pagesOf, useBoardCuts } from './board-axes'
import { BoardRooms } from './board-rooms'
import { useView } from './board-view'
import { DayGrid } from './day-grid'

type Props = { board: Board; address: BoardAddress }

/**
 * The board of each day. A meeting is picked up by Enter, by the mouse or by a link, and dropped where the cell says
 * that it may go; what is in the way is said before the drop.
 */
export const BoardGrid = memo(function BoardGrid({ board, address }: Props) {
  const schedule = useTranslations('schedule')
  const cuts = useBoardCuts(board, address)
  return (
    <div>
      <div className="noprint row justify-between mb-4">
        <Axes board={board} address={address} />
        <BoardRooms board={board} />
      </div>
      {cuts.map((cut) => (
        <div key={cut.day.day} className="board-day mb-4">
          {(board.days.length > 1 || board.event.days !== cut.day.label) && (
            <h2>{cut.day.label}</h2>
          )}
          <DayGrid board={board} address={address} cut={cut} />
        </div>
      ))}
      <Pages board={board} address={address} />
      <GridKey>{board.rules && <span>{schedule('key')}</span>}</GridKey>
    </div>
  )
})

function Axes({ board, address }: Props) {
  const t = useTranslations('board')
  useView(address.view)
  return (
    <Tabs
      label={t('by')}
      tabs={BOARD_AXES.filter(
        (axis) => axis !== 'interpreter' || board.interpreters.length > 0,
      ).map((axis) => ({
        to: cutLink(address, { by: axis === 'table' ? null : axis, page: null }),
        label: t(`axis.${axis}`),
        current: axis === address.by,
      }))}
    />
  )
}

function Pages({ board, address }: Props) {
  const t = useTranslations('board')
  useView(address.view)
  const pages = pagesOf(board, address)
  return (
    <Pagination
      page={Math.min(address.page, pages)}
      pages={pages}
      to={(page) => cutLink(address, { page: page === 1 ? null : String(page) })}
      label={t('pages')}
    />
  )
}
