import { describe, expect, it } from 'vitest'
import type { Board } from '../shown'
import { spanIn, timeIn } from './clash-words'

const slot = (id: string) => ({ id, time: '09:00', until: '09:20', position: 0 })
const day = (number: number) => ({
  day: number,
  date: `2026-12-0${number}`,
  label: `Day ${number}`,
  slots: [slot(`s${number}`)],
})
const board = (...days: number[]) => ({ days: days.map(day) }) as Board

describe('the time of a slot on the board', () => {
  it('says the day where there are several, since each may have a nine o’clock', () => {
    expect(timeIn(board(1, 2), 's2')).toBe('Day 2 09:00')
    expect(spanIn(board(1, 2), 's1')).toBe('Day 1 09:00–09:20')
    expect(spanIn(board(1), 's1')).toBe('09:00–09:20')
    expect(timeIn(board(1), 'gone')).toBe('')
  })
})
