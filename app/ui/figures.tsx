import type { ReactNode } from 'react'

export type Figure = {
  value: string
  label: ReactNode
  /** The label once more, in the second language of a report. */
  second?: { text: string; lang: string }
  /** Where the records behind the figure are. */
  more?: ReactNode
}

/** A few large figures in a row, each with what it counts. */
export function Figures({
  figures,
  kind = 'plain',
}: {
  figures: Figure[]
  kind?: 'plain' | 'report'
}) {
  return (
    <div className={kind === 'report' ? 'figrow' : 'figs'}>
      {figures.map(({ value, label, second, more }, index) => (
        <p key={index}>
          <b>{value}</b>
          <span>{label}</span>
          {second && (
            <span className="second" lang={second.lang}>
              {second.text}
            </span>
          )}
          {more && <span>{more}</span>}
        </p>
      ))}
    </div>
  )
}
