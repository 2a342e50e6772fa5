import { describe, expect, it } from 'vitest'
import { inTurns } from './in-turn'

describe('heavy work in turns', () => {
  it('runs so many at once, lets so many wait, and refuses the rest', async () => {
    const turn = inTurns({ atOnce: 2, waiting: 1, busy: 'media.busy' })
    let running = 0
    let most = 0
    const ends: (() => void)[] = []
    const work = () =>
      turn(async () => {
        most = Math.max(most, ++running)
        await new Promise<void>((resolve) => ends.push(resolve))
        running--
      })
    const three = [work(), work(), work()]
    await expect(work()).rejects.toMatchObject({ code: 'media.busy' })
    while (ends.length > 0 || running > 0) {
      ends.splice(0).forEach((end) => end())
      await new Promise((resolve) => setTimeout(resolve))
    }
    await Promise.all(three)
    expect(most).toBe(2)
  })
  it('goes on after a failure', async () => {
    const turn = inTurns({ atOnce: 1, waiting: 1, busy: 'media.busy' })
    await expect(turn(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect(await turn(() => Promise.resolve(1))).toBe(1)
  })
})
