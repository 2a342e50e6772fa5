import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { classNames } from './class-names'

const SHOWN_MS = 6000

type Props = {
  children: ReactNode
  /** A link, or a form with one button. */
  undo?: ReactNode
  /** Stays in the flow and does not go away. */
  still?: boolean
}

/** One line that something is done, with undo; goes after six seconds unless pointed at. Never for errors. */
export function Toast({ children, undo, still }: Props) {
  const [held, setHeld] = useState(false)
  const [gone, setGone] = useState(false)
  useEffect(() => {
    if (still || held) return
    const timer = setTimeout(() => setGone(true), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [still, held])
  if (gone) return null
  return (
    <div
      className={classNames('toast', still && 'still')}
      role="status"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{children}</span>
      {undo}
    </div>
  )
}
