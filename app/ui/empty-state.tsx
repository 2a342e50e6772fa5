import type { ReactNode } from 'react'

type Props = {
  title: string
  /** Why nothing is here. */
  children: ReactNode
  action?: ReactNode
  level?: 2 | 3
}

/** What would be here, why it is not, and one act. */
export function EmptyState({ title, children, action, level = 2 }: Props) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div className="empty">
      <Heading>{title}</Heading>
      <p>{children}</p>
      {action}
    </div>
  )
}
