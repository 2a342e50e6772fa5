import { Transform } from 'node:stream'

/**
 * Passes a page on without zero bytes. React writes into views of a fixed size; where the next letter takes more bytes
 * than are left of one, as Hangul and Vietnamese letters do, the rest of the view goes out as zeros in the middle of a
 * word. No page holds a zero byte of its own: `clean` takes them out of all text.
 */
export const withoutGaps = (): Transform =>
  new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, chunk.includes(0) ? Buffer.from(chunk.filter((byte) => byte !== 0)) : chunk)
    },
  })
