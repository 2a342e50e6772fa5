import { renderToPipeableStream } from 'react-dom/server'
import { text } from 'node:stream/consumers'
import { PassThrough } from 'node:stream'
import type { Transform } from 'node:stream'
import { expect, it } from 'vitest'
import { withoutGaps } from './without-gaps.server'

const words = Array.from({ length: 900 }, (_, n) => 'a'.repeat(n % 7) + '누수음을 듣는 Cấp nước')
const page = (through: Transform) => {
  const { pipe } = renderToPipeableStream(
    <main>
      {words.map((word, n) => (
        <p key={n}>{word}</p>
      ))}
    </main>,
    { onAllReady: () => pipe(through) },
  )
  return text(through)
}

it('a page goes out with every letter and nothing between them', async () => {
  // What it is for: without it zeros stand in the middle of words.
  expect(await page(new PassThrough())).toContain('\0')
  const whole = await page(withoutGaps())
  expect(whole).toBe(`<main>${words.map((word) => `<p>${word}</p>`).join('')}</main>`)
})
