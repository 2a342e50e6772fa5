import { strToU8, zipSync } from 'fflate'

/** A file of an archive: text, JSON of anything else, or bytes as they are. */
export type ZipEntry = string | Uint8Array | object

/** An archive in memory; for what one person or organisation has, not for everything. */
export function writeZip(entries: Record<string, ZipEntry>): Uint8Array<ArrayBuffer> {
  const files = Object.entries(entries).map(([name, entry]): [string, Uint8Array] => [
    name,
    entry instanceof Uint8Array
      ? entry
      : strToU8(typeof entry === 'string' ? entry : `${JSON.stringify(entry, null, 2)}\n`),
  ])
  return new Uint8Array(zipSync(Object.fromEntries(files), { level: 6 }))
}

/** The answer that a browser saves as a file. */
export const zipResponse = (name: string, bytes: Uint8Array<ArrayBuffer>): Response =>
  new Response(bytes, {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  })
