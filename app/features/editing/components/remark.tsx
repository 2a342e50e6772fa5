import type { ReactNode } from 'react'

/** A hint, and below it what a reviewer said of the field. */
export function Remark({ hint, said }: { hint?: ReactNode; said?: string }) {
  if (!said) return <>{hint}</>
  return (
    <>
      {hint}
      <b className="warn block">{said}</b>
    </>
  )
}
