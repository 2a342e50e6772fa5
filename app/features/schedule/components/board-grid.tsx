import { memo } from 'react'
import { useTranslations } from 'use-intl'
import { Pagination } from '#app/ui/pagination'
import { GridKey } from '#app/ui/schedule-grid'
import { Tabs } from '#app/ui/tabs'
import { BOARD_AXES } from '../schema'
import type { Board } from '../shown'
import type { BoardAddress } from './board-address'
import { pagesOf, useBoardCuts } from './board-axes'
import { BoardRooms } from './board-rooms'
import { DayGrid } from './day-grid'

type Props = { board: Board; address: BoardAddress }

/**
 * The board of each day. A meeting is picked up by Enter, by the mouse or by a link, and dropped where the cell says
 * that it may go; what is in the way is said before the drop.
 */
export const BoardGrid = memo(function BoardGrid({ board, address }: Props) {
  const t = useTranslations('board')
  const schedule = useTranslations('schedule')
  const cuts = useBoardCuts(board, address)
  return (
    <div>
      <div className="noprint row justify-between mb-4">
        <Tabs
          label={t('by')}
          tabs={BOARD_AXES.filter(
            (axis) => axis !== 'interpreter' || board.interpreters.length > 0,
          ).map((axis) => ({
            to: address.link({ by: axis === 'table' ? null : axis, page: null, to: null }),
            label: t(`axis.${axis}`),
            current: axis === address.by,
          }))}
        />
        <BoardRooms board={board} />
      </div>
      {cuts.map((cut) => (
        <div key={cut.day.day} className="board-day mb-4">
          {board.days.length > 1 && <h2>{cut.day.label}</h2>}
          <DayGrid board={board} address={address} cut={cut} />
        </div>
      ))}
      <Pagination
        page={Math.min(address.page, pagesOf(board, address))}
        pages={pagesOf(board, address)}
        to={(page) => address.link({ page: page === 1 ? null : String(page) })}
        label={t('pages')}
      />
      <GridKey>{board.rules && <span>{schedule('key')}</span>}</GridKey>
    </div>
  )
})
