import type { Certification } from '#db/domain'
import { certificateType } from '#search/vocabulary/facts/certificates'

/** A certificate as written: its type where it is known, its number, and the text, which is never lost. */
export function certificateFrom(text: string): Omit<Certification, 'verification'> {
  const type = certificateType(text)
  const number =
    /제\s*([\d-]+)\s*호/.exec(text)?.[0] ?? /(?:no\.?|số|#)\s*([\w-]*\d[\w/-]*)/i.exec(text)?.[1]
  return { ...(type && { type }), text, ...(number && { number: number.replace(/\s+/g, '') }) }
}
