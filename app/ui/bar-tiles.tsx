import type { ReactNode } from 'react'

export type BarTilesRow = {
  id: string
  label: ReactNode
  /** The label as plain words, for the picture's name. */
  name: string
  value: number
  text?: string
  second?: { text: string; lang: string }
}

type Props = {
  rows: BarTilesRow[]
  /** How many one tile stands for; say it in the caption. */
  perTile?: number
  /** The largest value, when several charts share a scale. */
  most?: number
}

const WIDTH = 346
const ROOM_FOR_FIGURE = 48
const GAP = 4
const WIDEST = 42

/** A bar chart whose bars are made of countable tiles. */
export function BarTiles({
  rows,
  perTile = 1,
  most = Math.max(...rows.map((row) => row.value), 1),
}: Props) {
  const tile = Math.min(WIDEST, (WIDTH - ROOM_FOR_FIGURE) / Math.max(1, most / perTile) - GAP)
  return (
    <div className="tilebars">
      {rows.map((row) => (
        <div className="tilebar" key={row.id}>
          <div>
            {row.label}
            {row.second && <small lang={row.second.lang}>{row.second.text}</small>}
          </div>
          <Bar
            name={`${row.name}: ${row.text ?? row.value}`}
            tiles={row.value / perTile}
            tile={tile}
            text={row.text ?? String(row.value)}
          />
        </div>
      ))}
    </div>
  )
}

function Bar({
  name,
  tiles,
  tile,
  text,
}: {
  name: string
  tiles: number
  tile: number
  text: string
}) {
  const pitch = tile + GAP
  const whole = Math.floor(tiles)
  const rest = tiles - whole
  const end = whole * pitch + (rest > 0 ? rest * tile + GAP : 0)
  return (
    <svg className="chart" viewBox={`0 0 ${WIDTH} 24`} role="img" aria-label={name}>
      {Array.from({ length: whole }, (_, index) => (
        <rect key={index} className="m3" x={index * pitch} width={tile} height={24} rx={2} />
      ))}
      {rest > 0 && <rect className="m3" x={whole * pitch} width={rest * tile} height={24} rx={2} />}
      <text className="n" x={end + 6} y={17.5}>
        {text}
      </text>
    </svg>
  )
}
