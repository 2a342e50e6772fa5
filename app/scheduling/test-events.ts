import type { Instance, Meeting } from './instance'
import { seededRandom } from './random'

/* Small events for tests. */

export const seconds = () => performance.now() / 1000

/** A day of slots d1s1 …; `breaks` are slots after which lunch comes. */
export function aDay(slots: number, breaks: number[] = [], day = 1): Instance['slots'] {
  return Array.from({ length: slots }, (_, i) => ({
    id: `d${day}s${i + 1}`,
    day,
    index: i + breaks.filter((b) => b <= i).length,
  }))
}

/** An event with KR01 … and VN01 … and the meetings given as [left, right, more]. */
export function anEvent(
  slots: number,
  pairs: [number, number, Partial<Meeting>?][],
  more: Partial<Instance> = {},
): Instance {
  const left = Math.max(...pairs.map(([a]) => a))
  const right = Math.max(...pairs.map(([, b]) => b))
  const name = (side: string, n: number) => `${side}${String(n).padStart(2, '0')}`
  return {
    format: 'b2b-instance/1',
    name: 'event',
    slots: aDay(slots),
    participants: [
      ...Array.from({ length: left }, (_, i) => ({ id: name('KR', i + 1), side: 'KR' })),
      ...Array.from({ length: right }, (_, i) => ({ id: name('VN', i + 1), side: 'VN' })),
    ],
    meetings: pairs.map(([a, b, fields], i) => ({
      id: `M${i + 1}`,
      participants: [name('KR', a), name('VN', b)],
      ...fields,
    })),
    ...more,
  }
}

/**
 * A tiny event in which everything the format knows occurs now and then; for brute force. With
 * `limits` teams are common and most delegates have a limit.
 */
export function aTinyEvent(seed: number, limits = false): Instance {
  const random = seededRandom(seed, 7)
  const chance = (p: number) => random.next() < p
  const slots = chance(0.4)
    ? [...aDay(2), ...aDay(1 + random.below(2), [], 2)]
    : aDay(2 + random.below(2), chance(0.3) ? [1] : [])
  const some = (share: number) => slots.map((slot) => slot.id).filter(() => chance(share))
  const ids = ['KR01', 'KR02', 'VN01', 'VN02', 'VN03']
  const participants: Instance['participants'] = ids.map((id) => ({
    id,
    ...(chance(0.3) ? { available: some(0.7) } : {}),
    ...(chance(0.2) ? { maxMeetings: random.below(3) } : {}),
    ...(chance(limits ? 0.7 : 0.25)
      ? {
          delegates: [
            { id: `${id}a`, ...(limits && chance(0.7) ? { maxMeetings: random.below(3) } : {}) },
            {
              id: `${id}b`,
              ...(chance(0.5) ? { available: some(0.6) } : {}),
              ...(limits && chance(0.7) ? { maxMeetings: random.below(3) } : {}),
            },
          ],
        }
      : {}),
  }))
  const tables = Array.from({ length: 1 + random.below(3) }, (_, i) => ({
    id: `T${i + 1}`,
    ...(chance(0.5) ? { features: ['screen'] } : {}),
  }))
  const interpreters = Array.from({ length: 1 + random.below(2) }, (_, i) => ({
    id: `I${i + 1}`,
    pairs: chance(0.7) ? ['vi-ko'] : ['en-vi'],
    ...(chance(0.3) ? { available: some(0.7) } : {}),
  }))
  const meetings = Array.from({ length: 4 + random.below(3) }, (_, i): Meeting => {
    const a = participants[random.below(2)]
    const b = participants[2 + random.below(3)]
    const named = b?.delegates?.[random.below(2)]?.id
    return {
      id: `M${i + 1}`,
      participants: [a?.id ?? '', b?.id ?? ''],
      priority: chance(0.3) ? 'must' : chance(0.5) ? 'want' : 'open',
      value: chance(0.3) ? 50 : random.below(101),
      ...(chance(0.5) ? { interpreter: 'ko-vi' } : {}),
      ...(chance(0.2) ? { tableFeatures: ['screen'] } : {}),
      ...(chance(0.2) ? { tables: ['T1'] } : {}),
      ...(chance(0.15) ? { interpreters: ['I1'] } : {}),
      ...(chance(0.2) ? { slots: some(0.7) } : {}),
      ...(named !== undefined && chance(0.4) ? { delegates: [named] } : {}),
    }
  })
  return {
    format: 'b2b-instance/1',
    name: `tiny-${seed}`,
    slots,
    participants,
    meetings,
    ...(chance(0.8) ? { tables } : {}),
    interpreters,
  }
}
