import { Form, useSubmit } from '@remix-run/react'
import type { Board } from '../shown'
import { linkToShown } from './board-address'
import type { BoardAddress } from './board-address'
import { useView } from './board-view'
import { cellKey } from './verdicts'
import type { Cell } from './verdicts'

/** Id of the form that the cells of a board send. */
export const DROP_FORM = 'drop'

/** The draft that is looked at, so that nobody overwrites what another has moved meanwhile. */
export function SeenFields({ board }: { board: Board }) {
  if (!board.shown) return null
  return (
    <>
      <input type="hidden" name="scheduleId" value={board.shown.id} />
      <input type="hidden" name="version" value={board.shown.version} />
    </>
  )
}

/** Puts the carried meeting into the cell whose button is pressed. */
export function DropForm({ board, address }: { board: Board; address: BoardAddress }) {
  const { carry, meeting } = useView(address.view)
  if (!carry || !meeting || !board.rules) return null
  return (
    <Form method="post" id={DROP_FORM} preventScrollReset>
      <input type="hidden" name="intent" value="drop" />
      <input type="hidden" name="meetingId" value={meeting} />
      <SeenFields board={board} />
    </Form>
  )
}

/** A drop by the mouse: done at once where nothing is in the way, else the way out is asked for. */
export function useDrop(board: Board, address: BoardAddress) {
  const submit = useSubmit()
  return (meetingId: string, cell: Cell, isFree: boolean) => {
    const standing = board.meetings.find((one) => one.id === meetingId)
    const isSame = standing?.slotId === cell.slotId && standing.tableId === cell.tableId
    if (!board.shown || isSame) return
    address.view.show({ meeting: meetingId, carry: !isFree, to: isFree ? null : cellKey(cell) })
    if (!isFree) return
    const { id: scheduleId, version } = board.shown
    submit(
      { intent: 'drop', meetingId, cell: cellKey(cell), scheduleId, version },
      { method: 'post', preventScrollReset: true, action: linkToShown(address) },
    )
  }
}
