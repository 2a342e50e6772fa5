import type { ReactNode } from 'react'

/**
 * Scrolls something wide sideways within itself, reachable by keyboard, so that the page never does.
 * A still frame holds what becomes narrow on its own.
 */
export function ScrollFrame({
  label,
  still,
  children,
}: {
  label: string
  still?: boolean
  children: ReactNode
}) {
  return still ? (
    <div className="tw">{children}</div>
  ) : (
    // A region that scrolls must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="tw" role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  )
}
