import { memo } from 'react'
import { classNames } from '#app/ui/class-names'
import { ClashIcon } from '#app/ui/icon'
import { MeetingFace, meetingClass } from '#app/ui/meeting-tile'
import type { TileMeeting } from '#app/ui/meeting-tile'
import { linkTo } from './board-address'
import { useCellLook } from './cell-look'
import type { CellLook, Looks } from './cell-look'
import type { ClashWords } from './clash-words'
import { DROP_FORM } from './drop-form'

export type CellWords = {
  free: string
  shut: string
  moveHere: string
  dropHere: string
  clash: ClashWords
}

type Props = {
  row: string
  column: string
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
  looks: Looks
}

/**
 * A cell of the board: what stands there, or what would be in the way of the meeting that is carried. A board has
 * hundreds: its links are plain and the grid hears them, and it is drawn anew only when something of it changed.
 */
export const BoardCell = memo(function BoardCell(props: Props) {
  const { row, column, tiles, shut, label } = props
  const look = useCellLook(props.looks, row, column, tiles)
  const isFree = tiles.length === 0
  return (
    <td
      data-t={label}
      data-cell={props.cell}
      tabIndex={-1}
      className={classNames(
        isFree && (shut && !look.takes ? 'shut' : 'free'),
        look.takes && (look.clash ? 'clashes' : 'target'),
      )}
    >
      {isFree ? (
        <FreeCell {...props} look={look} />
      ) : (
        tiles.map((tile) => <Tile key={tile.id} {...props} look={look} tile={tile} />)
      )}
    </td>
  )
})

function Tile({
  cell,
  where,
  base,
  draggable,
  tile,
  look,
}: Props & Looked & { tile: TileMeeting }) {
  const { chosen, dragged, carried } = look
  const isDragged = dragged === tile.id
  const isSelected = chosen === tile.id && !isDragged
  const isCarried = isDragged && chosen === tile.id
  const isAbout = carried !== undefined && !isCarried
  return (
    <a
      className={meetingClass({
        ...tile,
        selected: isSelected,
        dragged: isDragged,
        moved: tile.moved && !isSelected,
      })}
      href={linkTo(
        base,
        isAbout ? { meeting: carried, carry: true, to: cell } : { meeting: tile.id },
      )}
      aria-current={isSelected || isCarried ? 'true' : undefined}
      data-meeting={tile.id}
      draggable={draggable}
    >
      <MeetingFace meeting={tile} where={where} />
    </a>
  )
}

type Looked = { look: CellLook }

/** Free: a button that drops what is carried here, a link that says what is in the way, or nothing to do. */
function FreeCell({ cell, where, shut, words, base, look }: Props & Looked) {
  const { takes, carried, clash } = look
  if (!takes) return <span>{shut ? words.shut : words.free}</span>
  if (carried === undefined) return <span>{clash ? words.clash.brief(clash) : words.moveHere}</span>
  if (clash)
    return (
      <a
        href={linkTo(base, { meeting: carried, carry: true, to: cell })}
        aria-label={`${where}: ${words.clash.sentence(clash)}`}
      >
        <ClashIcon />
        {words.clash.brief(clash)}
      </a>
    )
  return (
    <button form={DROP_FORM} name="cell" value={cell} aria-label={`${where}: ${words.dropHere}`}>
      {words.moveHere}
    </button>
  )
}
