import type { ReactNode } from 'react'

export type Why = { id: string; text: ReactNode; lack?: boolean }

/** Why something is here, as short lines; what is missing has an open tile. */
export function WhyList({ reasons }: { reasons: Why[] }) {
  return (
    <ul className="why">
      {reasons.map(({ id, text, lack }) => (
        <li key={id} className={lack ? 'lack' : undefined}>
          {text}
        </li>
      ))}
    </ul>
  )
}
