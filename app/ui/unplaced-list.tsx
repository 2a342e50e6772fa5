import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Party } from './meeting-tile'

export type Unplaced = {
  id: string
  supplier: Party
  buyer: Party
  priority: 'must' | 'want' | 'open'
  /** Why it found no place, as a sentence. */
  reason: ReactNode
  /** One act that would change it, one that accepts it. */
  acts?: ReactNode
}

/** Meetings that found no place, each with its reason and a way out. */
export function UnplacedList({ meetings }: { meetings: Unplaced[] }) {
  const domain = useTranslations('domain')
  return (
    <ul className="left">
      {meetings.map(({ id, supplier, buyer, priority, reason, acts }) => (
        <li key={id}>
          <b>
            <span lang={supplier.lang}>{supplier.name}</span> ×{' '}
            <span lang={buyer.lang}>{buyer.name}</span>
          </b>{' '}
          <span className="code">{domain(`priority.${priority}`)}</span>
          <p className="reason">{reason}</p>
          {acts && <div className="acts">{acts}</div>}
        </li>
      ))}
    </ul>
  )
}

/** A part of the column beside the board: a heading, a count at its right. */
export function SidePart({
  title,
  count,
  children,
}: {
  title: ReactNode
  count?: ReactNode
  children: ReactNode
}) {
  return (
    <section>
      <h2>
        {title}
        {count !== undefined && <span className="num">{count}</span>}
      </h2>
      {children}
    </section>
  )
}
