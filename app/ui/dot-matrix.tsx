import { Fragment } from 'react'

type Named = { id: string; name: string; lang?: string }

type Props = {
  rows: Named[]
  columns: Named[]
  /** Step 0 to 4 of a cell; 0 is empty. */
  level: (row: string, column: string) => 0 | 1 | 2 | 3 | 4
  /** What the picture shows in one sentence. */
  summary: string
  /** Before the totals of the columns. */
  totalLabel: string
}

const PITCH = 17
const SIDE = 15
const NAMES = 96

/** Who met whom: a tile for each pair, totals at the ends. */
export function DotMatrix({ rows, columns, level, summary, totalLabel }: Props) {
  const filled = (row: Named, column: Named) => (level(row.id, column.id) > 0 ? 1 : 0)
  const rowTotals = rows.map((row) => columns.reduce((sum, column) => sum + filled(row, column), 0))
  const columnTotals = columns.map((column) =>
    rows.reduce((sum, row) => sum + filled(row, column), 0),
  )
  const end = NAMES + columns.length * PITCH
  const foot = rows.length * PITCH + 13
  return (
    <svg
      className="chart"
      viewBox={`0 0 ${end + 34} ${foot + 8}`}
      width={(end + 34) * 1.2}
      role="img"
      aria-label={summary}
    >
      {rows.map((row, r) => (
        <Fragment key={row.id}>
          <text className="rowname" x={NAMES - 8} y={r * PITCH + 12} lang={row.lang}>
            {row.name}
          </text>
          {columns.map((column, c) => (
            <rect
              key={column.id}
              className={`m${level(row.id, column.id)}`}
              x={NAMES + c * PITCH}
              y={r * PITCH}
              width={SIDE}
              height={SIDE}
              rx={1.5}
            >
              <title>{`${row.name} × ${column.name}`}</title>
            </rect>
          ))}
          <text className="n minor" x={end + 6} y={r * PITCH + 12}>
            {rowTotals[r]}
          </text>
        </Fragment>
      ))}
      <text className="rowname" x={NAMES - 8} y={foot}>
        {totalLabel}
      </text>
      {columnTotals.map((total, c) => (
        <text
          key={columns[c]?.id}
          className="n minor mid"
          x={NAMES + c * PITCH + SIDE / 2}
          y={foot}
        >
          {total}
        </text>
      ))}
      <text className="n minor" x={end + 6} y={foot}>
        {rowTotals.reduce((sum, total) => sum + total, 0)}
      </text>
    </svg>
  )
}

type Share = { id: string; label: string; count: number; level: 0 | 1 | 2 | 3 | 4 }

/** A whole as tiles of one size in columns of seven, its parts by step, with a legend. */
export function TileShares({ shares, summary }: { shares: Share[]; summary: string }) {
  const tiles = shares.flatMap((share) => Array.from({ length: share.count }, () => share.level))
  const columns = Math.ceil(tiles.length / 7)
  return (
    <div className="dots">
      <svg
        className="chart"
        viewBox={`0 0 ${columns * 40} ${7 * 18 - 3}`}
        role="img"
        aria-label={summary}
      >
        {tiles.map((level, index) => (
          <rect
            key={index}
            className={`m${level}`}
            x={Math.floor(index / 7) * 40}
            y={(index % 7) * 18}
            width={36}
            height={15}
            rx={2}
          />
        ))}
      </svg>
      <p className="legend mt-4">
        {shares.map((share) => (
          <span key={share.id}>
            <i className={`m${share.level}`} />
            {share.count} {share.label}
          </span>
        ))}
      </p>
    </div>
  )
}
