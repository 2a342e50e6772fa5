import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'

/** A link that no longer works: why, and what to do instead. */
export function LinkProblem({
  title,
  problem,
  children,
}: {
  title: string
  problem: string
  children: ReactNode
}) {
  const t = useTranslations('errors')
  const code = problem as 'link.used'
  return (
    <div className="wrap narrow-page">
      <h1>{title}</h1>
      <p>{t(code)}</p>
      <p>{children}</p>
    </div>
  )
}
