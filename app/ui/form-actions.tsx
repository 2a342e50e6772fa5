import type { ReactNode } from 'react'
import { DraftIcon } from './icon'

type Props = {
  children: ReactNode
  /** What is saved so far, in a sentence. */
  state?: ReactNode
  /** Stays in view at the foot of a long form; place it after the form's `.wrap` and tie its buttons with `form=`. */
  sticky?: boolean
}

/** The acts at the end of a form; the most likely one last in the sticky bar, first otherwise. */
export function FormActions({ children, state, sticky }: Props) {
  const said = state && (
    <p className="small mute state">
      <DraftIcon /> {state}
    </p>
  )
  return sticky ? (
    <div className="savebar">
      <div className="wrap formacts">
        {said}
        {children}
      </div>
    </div>
  ) : (
    <div className="formacts">
      {children}
      {said}
    </div>
  )
}
