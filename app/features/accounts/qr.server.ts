import { encode } from 'uqr'

/** A text as a QR code, quiet zone included: the side in modules, and the dark ones as one SVG path. */
export function qrOf(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { border: 4, ecc: 'M' })
  const path = data
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('')
  return { size, path }
}
