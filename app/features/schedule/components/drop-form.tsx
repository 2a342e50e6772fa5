import { Form, useNavigate, useSubmit } from '@remix-run/react'
import type { Board } from '../shown'
import type { BoardAddress } from './board-address'
import { cellKey } from './use-verdicts'
import type { Cell } from './use-verdicts'

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
  if (!address.carry || !address.meeting || !board.rules) return null
  return (
    <Form method="post" id={DROP_FORM} preventScrollReset>
      <input type="hidden" name="intent" value="drop" />
      <input type="hidden" name="meetingId" value={address.meeting} />
      <SeenFields board={board} />
    </Form>
  )
}

/** A drop by the mouse: done at once where nothing is in the way, else the way out is asked for. */
export function useDrop(board: Board, address: BoardAddress) {
  const submit = useSubmit()
  const navigate = useNavigate()
  return (meetingId: string, cell: Cell, isFree: boolean) => {
    const standing = board.meetings.find((one) => one.id === meetingId)
    const isSame = standing?.slotId === cell.slotId && standing.tableId === cell.tableId
    if (!board.shown || isSame) return
    if (isFree)
      submit(
        {
          intent: 'drop',
          meetingId,
          cell: cellKey(cell),
          scheduleId: board.shown.id,
          version: board.shown.version,
        },
        { method: 'post', preventScrollReset: true, action: address.link({ meeting: meetingId }) },
      )
    else
      navigate(address.link({ meeting: meetingId, carry: '1', to: cellKey(cell) }), {
        preventScrollReset: true,
      })
  }
}
