import type { ReactNode } from 'react'
import { ScrollFrame } from './scroll-frame'

type Props = {
  caption: string
  /** Up to four. */
  columns: { id: string; title: ReactNode; detail?: ReactNode }[]
  rows: {
    id: string
    label: ReactNode
    cells: ReactNode[]
    /** The same in all: set back. */
    same?: boolean
  }[]
}

/** Several records side by side; rows that differ are marked by a tile. */
export function ComparisonTable({ caption, columns, rows }: Props) {
  return (
    <ScrollFrame label={caption}>
      <table className="t cmp">
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            <td />
            {columns.map(({ id, title, detail }) => (
              <th key={id} scope="col">
                {title}
                {detail && <span className="faint block font-normal">{detail}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, label, cells, same }) => (
            <tr key={id} className={same ? 'same' : undefined}>
              <th scope="row" className={same ? undefined : 'diff'}>
                {label}
              </th>
              {cells.map((cell, index) => (
                <td key={columns[index]?.id ?? index}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  )
}
