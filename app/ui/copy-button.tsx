import { useEffect, useState } from 'react'
import { Button } from './button'

/** Copies a text to the clipboard. Where the browser cannot, it is not there: the text stands beside it. */
export function CopyButton({ text, label, done }: { text: string; label: string; done: string }) {
  const [can, setCan] = useState(false)
  const [copied, setCopied] = useState(false)
  useEffect(() => setCan(typeof navigator.clipboard?.writeText === 'function'), [])
  if (!can) return null
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCan(false),
    )
  return (
    <Button small type="button" onClick={() => void copy()}>
      {copied ? done : label}
    </Button>
  )
}
