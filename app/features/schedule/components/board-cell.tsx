import { memo } from 'react'
import { classNames } from '#app/ui/class-names'
import { ClashIcon } from '#app/ui/icon'
import { MeetingFace, meetingClass } from '#app/ui/meeting-tile'
import type { TileMeeting } from '#app/ui/meeting-tile'
import { linkOf } from './board-address'
import { DROP_FORM } from './drop-form'

export type CellWords = { free: string; shut: string; moveHere: string; dropHere: string }

type Props = {
  /** Slot, table and interpreter, as the address names them. */
  cell: string
  /** For lists on phones. */
  label: string
  where: string
  tiles: TileMeeting[]
  shut: boolean
  words: CellWords
  /** The page's address without a meeting. */
  base: string
  draggable: boolean
  /** The meeting of this cell that is chosen, or carried. */
  chosen?: string
  dragged?: string
  /** May the carried meeting be put here at all? */
  takes: boolean
  /** The meeting that is carried by the address, where the cell takes it; left out of cells whose links the grid hears. */
  carried?: string
  /** What is in its way here, in a word or two and as a sentence; a free cell that takes it has neither. */
  brief?: string
  sentence?: string
}

/**
 * A cell of the board: what stands there, or what would be in the way of the meeting that is carried. A board has
 * hundreds: a cell asks for nothing itself, its links are plain and the grid hears them, and it is drawn anew only when
 * something of it changed.
 */
export const BoardCell = memo(function BoardCell(props: Props) {
  const { tiles, shut, takes, brief, label } = props
  const isFree = tiles.length === 0
  return (
    <td
      data-t={label}
      data-cell={props.cell}
      tabIndex={-1}
      className={classNames(
        isFree && (shut && !takes ? 'shut' : 'free'),
        isFree && takes && (brief === undefined ? 'target' : 'clashes'),
      )}
    >
      {isFree ? (
        <FreeCell {...props} />
      ) : (
        tiles.map((tile) => <Tile key={tile.id} {...props} tile={tile} />)
      )}
    </td>
  )
})

function Tile({ cell, where, tile, base, ...rest }: Props & { tile: TileMeeting }) {
  const { chosen, dragged, carried, draggable } = rest
  const isDragged = dragged === tile.id
  const isSelected = chosen === tile.id && !isDragged
  const isCarried = isDragged && carried === tile.id
  const href =
    carried !== undefined && !isCarried
      ? linkOf(base, carried, { to: cell })
      : linkOf(base, tile.id)
  return (
    <a
      className={meetingClass({
        ...tile,
        selected: isSelected,
        dragged: isDragged,
        moved: tile.moved && !isSelected,
      })}
      href={href}
      aria-current={isSelected || isCarried ? 'true' : undefined}
      data-meeting={tile.id}
      draggable={draggable}
    >
      <MeetingFace meeting={tile} where={where} />
    </a>
  )
}

/** Free: a button that drops what is carried here, a link that says what is in the way, or nothing to do. */
function FreeCell({ cell, where, shut, words, base, takes, carried, brief, sentence }: Props) {
  if (!takes) return <span>{shut ? words.shut : words.free}</span>
  if (carried === undefined) return <span>{brief ?? words.moveHere}</span>
  if (brief !== undefined)
    return (
      <a href={linkOf(base, carried, { to: cell })} aria-label={`${where}: ${sentence ?? brief}`}>
        <ClashIcon />
        {brief}
      </a>
    )
  return (
    <button form={DROP_FORM} name="cell" value={cell} aria-label={`${where}: ${words.dropHere}`}>
      {words.moveHere}
    </button>
  )
}
