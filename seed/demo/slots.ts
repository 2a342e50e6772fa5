import type { DemoSlot } from './types'

const morning = ['09:30', '10:00', '10:30', '11:00']
const afternoon = ['13:30', '14:00', '14:30', '15:00']

/** Eight half hours of a day; lunch is a jump of the index. */
export function dayOfSlots(day: number): DemoSlot[] {
  return [...morning, ...afternoon].map((start, place) => ({
    id: `d${day}s${place + 1}`,
    day,
    index: place < morning.length ? place : place + 1,
    start,
    end: halfAnHourAfter(start),
  }))
}

function halfAnHourAfter(start: string): string {
  const hour = start.slice(0, 2)
  return start.endsWith('00') ? `${hour}:30` : `${String(Number(hour) + 1).padStart(2, '0')}:00`
}
