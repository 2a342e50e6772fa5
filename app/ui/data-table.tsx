import type { ReactNode } from 'react'
import { Anchor } from './anchor'
import { classNames } from './class-names'
import { DownIcon, UpIcon } from './icon'
import { ScrollFrame } from './scroll-frame'

export type Column<Row> = {
  id: string
  label: string
  cell: (row: Row) => ReactNode
  /** Names the row; at most one column. */
  header?: boolean
  /** Set to the right, figures under figures. */
  numeric?: boolean
  /** The same table ordered by this column. */
  sort?: { to: string; direction?: 'ascending' | 'descending' }
}

type Props<Row> = {
  caption: string
  /** Reads the caption to screen readers only, where a heading above says the same. */
  captionHidden?: boolean
  columns: Column<Row>[]
  rows: Row[]
  rowId: (row: Row) => string
  /** On phones a list of facts; otherwise it scrolls sideways in its own frame. */
  stack?: boolean
  foot?: ReactNode
}

/** A table that aligns on figures. */
export function DataTable<Row>({
  caption,
  captionHidden,
  columns,
  rows,
  rowId,
  stack = true,
  foot,
}: Props<Row>) {
  return (
    <ScrollFrame label={caption} still={stack}>
      <table className={classNames('t', stack && 'stackt')}>
        <caption className={captionHidden ? 'vh' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ id, label, numeric, sort }) => (
              <th
                key={id}
                scope="col"
                className={numeric ? 'n' : undefined}
                aria-sort={sort?.direction}
              >
                {sort ? (
                  <Anchor to={sort.to} preventScrollReset>
                    {label}
                    {sort.direction === 'ascending' && <UpIcon />}
                    {sort.direction === 'descending' && <DownIcon />}
                  </Anchor>
                ) : (
                  label
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowId(row)}>
              {columns.map(({ id, label, cell, header, numeric }) =>
                header ? (
                  <th key={id} scope="row">
                    {cell(row)}
                  </th>
                ) : (
                  <td key={id} data-k={label} className={numeric ? 'n' : undefined}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        {foot && <tfoot>{foot}</tfoot>}
      </table>
    </ScrollFrame>
  )
}
