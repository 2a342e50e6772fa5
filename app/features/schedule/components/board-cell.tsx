import type { DragEvent } from 'react'
import { useTranslations } from 'use-intl'
import { Anchor } from '#app/ui/anchor'
import { classNames } from '#app/ui/class-names'
import { ClashIcon } from '#app/ui/icon'
import { MeetingFace, meetingClass } from '#app/ui/meeting-tile'
import type { TileMeeting } from '#app/ui/meeting-tile'
import type { Clash } from '../board-rules'
import type { Board } from '../shown'
import type { BoardAddress } from './board-address'
import { useClashWords } from './clash-words'
import { DROP_FORM } from './drop-form'

type Props = {
  board: Board
  address: BoardAddress
  cellAddress: string
  /** For lists on phones. */
  label: string
  where: string
  tiles: TileMeeting[]
  shut: boolean
  /** What is in the way of the carried meeting here; null while none is carried, or it can't go here at all. */
  clashes: Clash[] | null
  onDragStart?: (event: DragEvent, meetingId: string) => void
  onDrop: (event: DragEvent) => void
}

/** A cell of the board: what stands there, or what would be in the way of the meeting that is carried. */
export function BoardCell(props: Props) {
  const { tiles, shut, clashes, label, onDrop } = props
  const isFree = tiles.length === 0
  const isTarget = clashes !== null && clashes.length === 0
  return (
    <td
      data-t={label}
      tabIndex={-1}
      className={classNames(
        isFree && (shut && !clashes ? 'shut' : 'free'),
        isFree && isTarget && 'target',
        isFree && clashes && clashes.length > 0 && 'clashes',
      )}
      onDragOver={clashes ? (event) => event.preventDefault() : undefined}
      onDrop={clashes ? onDrop : undefined}
    >
      {isFree ? (
        <FreeCell {...props} />
      ) : (
        tiles.map((tile) => <Tile key={tile.id} {...props} tile={tile} />)
      )}
    </td>
  )
}

function Tile({
  board,
  address,
  cellAddress,
  where,
  tile,
  clashes,
  onDragStart,
}: Props & { tile: TileMeeting }) {
  const isCarried = tile.dragged === true && address.carry
  const to = isCarried
    ? address.link({ carry: null, to: null })
    : address.carry && clashes && board.rules
      ? address.link({ to: cellAddress })
      : address.link({ meeting: tile.id, carry: null, to: null })
  return (
    <Anchor
      className={meetingClass({ ...tile, clash: undefined })}
      to={to}
      aria-current={tile.selected || isCarried ? 'true' : undefined}
      data-meeting={tile.id}
      draggable={onDragStart !== undefined}
      onDragStart={onDragStart && ((event) => onDragStart(event, tile.id))}
      preventScrollReset
    >
      <MeetingFace meeting={tile} where={where} />
    </Anchor>
  )
}

/** Free: a button that drops what is carried here, a link that says what is in the way, or nothing to do. */
function FreeCell({ board, address, cellAddress, where, shut, clashes }: Props) {
  const t = useTranslations('board')
  const ui = useTranslations('ui')
  const { brief, sentence } = useClashWords(board)
  const [first] = clashes ?? []
  if (first)
    return (
      <Anchor
        to={address.link({ meeting: address.meeting, carry: '1', to: cellAddress })}
        aria-label={`${where}: ${sentence(first)}`}
        preventScrollReset
      >
        <ClashIcon />
        {brief(first)}
      </Anchor>
    )
  if (clashes && address.carry)
    return (
      <button
        form={DROP_FORM}
        name="cell"
        value={cellAddress}
        aria-label={`${where}: ${t('dropHere')}`}
      >
        {ui('moveHere')}
      </button>
    )
  if (clashes) return <span>{ui('moveHere')}</span>
  return shut ? <span>{t('shut')}</span> : <span>{ui('freeCell')}</span>
}
