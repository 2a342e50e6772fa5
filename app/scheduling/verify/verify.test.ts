import { describe, expect, it } from 'vitest'
import type { Instance } from '../instance'
import type { ConflictAbout, Schedule } from '../schedule'
import { aDay, anEvent } from '../test-events'
import { verify } from './verify'

/** Three meetings, two tables, interpreters, a team of two, a lock, and one meeting too many. */
function event(): Instance {
  return anEvent(
    2,
    [
      [
        1,
        1,
        {
          priority: 'must',
          interpreter: 'ko-vi',
          tableFeatures: ['screen'],
          locked: { slot: 'd1s1', table: 'T1', interpreter: 'I1' },
        },
      ],
      [1, 2, { delegates: ['KR01'] }],
      [2, 1, { slots: ['d1s2'], tables: ['T2'] }],
      [1, 3],
    ],
    {
      tables: [{ id: 'T1', features: ['screen'] }, { id: 'T2' }],
      interpreters: [
        { id: 'I1', pairs: ['vi-ko'] },
        { id: 'I2', pairs: ['en-vi'] },
        { id: 'I3', pairs: ['ko-vi'], available: ['d1s2'] },
      ],
      participants: [
        { id: 'KR01', maxMeetings: 2 },
        { id: 'KR02', delegates: [{ id: 'KR02a' }, { id: 'KR02b', available: ['d1s1'] }] },
        { id: 'VN01' },
        { id: 'VN02', available: ['d1s2'] },
        { id: 'VN03' },
      ],
    },
  )
}

function schedule(): Schedule {
  return {
    format: 'b2b-schedule/1',
    instance: 'event',
    assignments: [
      { meeting: 'M1', slot: 'd1s1', table: 'T1', interpreter: 'I1', delegates: ['KR01', 'VN01'] },
      { meeting: 'M2', slot: 'd1s2', table: 'T1', delegates: ['KR01', 'VN02'] },
      { meeting: 'M3', slot: 'd1s2', table: 'T2', delegates: ['KR02a', 'VN01'] },
    ],
    unscheduled: [{ meeting: 'M4', reason: 'limitReached', who: 'KR01' }],
    objectives: {
      must: 1,
      value: 350,
      minShare: 0,
      gaps: 0,
      gapSpread: 0,
      tableChanges: 1,
      interpreterChanges: 0,
    },
    bounds: { must: 1, value: 350 },
    status: 'optimal',
  }
}

describe('the checker', () => {
  it('passes a right schedule', () => {
    expect(verify(event(), schedule()).wrong).toEqual([])
  })

  it('names delegate, slot and both meetings of a double booking', () => {
    const two = anEvent(
      2,
      [
        [1, 1],
        [1, 2],
      ],
      { tables: [{ id: 'T1' }, { id: 'T2' }] },
    )
    const wrong: Schedule = {
      ...schedule(),
      assignments: [
        { meeting: 'M1', slot: 'd1s1', table: 'T1', delegates: ['KR01', 'VN01'] },
        { meeting: 'M2', slot: 'd1s1', table: 'T2', delegates: ['KR01', 'VN02'] },
      ],
      unscheduled: [],
    }
    expect(verify(two, wrong).wrong).toContain('delegate KR01 in slot d1s1 is in M1 and M2 at once')
  })

  it.each<[string, (s: Schedule, e: Instance) => void, RegExp]>([
    [
      'a meeting held twice',
      (s) => s.assignments.push({ ...at(s, 2), slot: 'd1s1' }),
      /M3 is held 2 times/,
    ],
    ['an unknown meeting', (s) => (at(s, 1).meeting = 'M9'), /M9: there is no such meeting/],
    ['an unknown slot', (s) => (at(s, 1).slot = 'd9s9'), /no slot d9s9/],
    [
      'a slot that is not allowed',
      (s) => (at(s, 2).slot = 'd1s1'),
      /M3 in d1s1: allowed are only d1s2/,
    ],
    ['an absent participant', (s) => (at(s, 1).slot = 'd1s1'), /participant VN02 is not available/],
    [
      'an absent delegate',
      (s) => (at(s, 2).delegates = ['KR02b', 'VN01']),
      /delegate KR02b is not available/,
    ],
    ['a missing delegate', (s) => (at(s, 2).delegates = ['VN01']), /0 delegates of KR02/],
    [
      'a stranger',
      (s) => at(s, 2).delegates.push('VN03'),
      /VN03 is no delegate of its participants/,
    ],
    [
      'a delegate who is not named',
      (_, e) => (meeting(e, 2).delegates = ['KR02b']),
      /KR02a is not one of the named KR02b/,
    ],
    ['a table without the features', (s) => (at(s, 0).table = 'T2'), /table T2 lacks screen/],
    ['a table that is not allowed', (s) => (at(s, 2).table = 'T1'), /table T1 is not one of T2/],
    ['no table', (s) => delete at(s, 1).table, /M2 in d1s2: no table/],
    ['an unknown table', (s) => (at(s, 1).table = 'T9'), /table T9 does not exist/],
    [
      'a table taken twice',
      (s) => (at(s, 1).table = 'T2'),
      /table T2 in slot d1s2 is in M2 and M3 at once/,
    ],
    ['no interpreter', (s) => delete at(s, 0).interpreter, /no interpreter for ko-vi/],
    [
      'an interpreter of another pair',
      (s) => (at(s, 0).interpreter = 'I2'),
      /I2 does not speak ko-vi/,
    ],
    ['an absent interpreter', (s) => (at(s, 0).interpreter = 'I3'), /I3 is not available in d1s1/],
    [
      'an interpreter who is not allowed',
      (_, e) => (meeting(e, 0).interpreters = ['I3']),
      /I1 is not one of I3/,
    ],
    [
      'an interpreter taken twice',
      (s) => s.assignments.slice(1).forEach((a) => (a.interpreter = 'I1')),
      /interpreter I1 in slot d1s2/,
    ],
    [
      'a broken limit',
      (_, e) => (person(e, 0).maxMeetings = 1),
      /KR01 has 2 meetings, allowed are 1/,
    ],
    [
      'a broken limit of a delegate',
      (_, e) => (person(e, 2).delegates = [{ id: 'VN01', maxMeetings: 1 }]),
      /delegate VN01 has 2 meetings, allowed are 1/,
    ],
    [
      'a lock to another slot',
      (_, e) => (meeting(e, 1).locked = { slot: 'd1s1' }),
      /M2 is locked to d1s1 but held in d1s2/,
    ],
    [
      'a lock to another table',
      (_, e) => (meeting(e, 0).locked = { slot: 'd1s1', table: 'T2' }),
      /locked to table T2/,
    ],
    [
      'a lock to another interpreter',
      (_, e) => (meeting(e, 0).locked = { slot: 'd1s1', interpreter: 'I3' }),
      /locked to interpreter I3/,
    ],
    [
      'a locked meeting that is not held',
      (s) => s.assignments.shift(),
      /M1 is locked to d1s1 but not held/,
    ],
    ['a meeting left unnamed', (s) => s.unscheduled.pop(), /M4 is neither held nor named/],
    [
      'a held meeting named as unscheduled',
      (s) => s.unscheduled.push({ meeting: 'M1', reason: 'displaced' }),
      /M1 is held and named/,
    ],
    ['a false must', (s) => (s.objectives.must = 2), /objective must is 1, claimed 2/],
    ['a false value', (s) => (s.objectives.value = 351), /objective value is 350/],
    ['a false share', (s) => (s.objectives.minShare = 0.01), /objective minShare is 0/],
    ['false gaps', (s) => (s.objectives.gaps = 1), /objective gaps is 0/],
    ['a false spread', (s) => (s.objectives.gapSpread = 1), /objective gapSpread is 0/],
    ['false table changes', (s) => (s.objectives.tableChanges = 0), /objective tableChanges is 1/],
    [
      'false interpreter changes',
      (s) => (s.objectives.interpreterChanges = 2),
      /objective interpreterChanges is 0/,
    ],
    [
      'a bound below what is reached',
      (s) => (s.bounds.value = 349),
      /bound on value is 349, but 350 is reached/,
    ],
    ['a bound on musts below', (s) => (s.bounds.must = 0), /bound on must is 0/],
    [
      'a bound on the share below',
      (s, e) => {
        e.meetings.pop()
        s.unscheduled.pop()
        s.objectives.minShare = 1
        s.bounds.minShare = 0.5
      },
      /^bound on minShare is 0.5, but 1 is reached$/,
    ],
    ['a bound on gaps above', (s) => (s.bounds.gaps = 1), /bound on gaps is 1/],
    ['optimal with a gap', (s) => (s.bounds.value = 400), /status is optimal, but/],
    ['feasible without a gap', (s) => (s.status = 'feasible'), /status is feasible, but/],
    ['infeasible with good locks', (s) => (s.status = 'infeasible'), /can all stay/],
  ])('catches %s', (_, spoil, line) => {
    const [e, s] = [event(), schedule()]
    spoil(s, e)
    expect(verify(e, s).wrong.join('\n')).toMatch(line)
  })

  it('wants a conflict of locks to be real and without a spare meeting', () => {
    const locked = anEvent(2, [
      [1, 1, { locked: { slot: 'd1s1' } }],
      [1, 2, { locked: { slot: 'd1s1' } }],
      [2, 3, { locked: { slot: 'd1s2' } }],
    ])
    const claim = (conflict: string[], conflictAbout?: ConflictAbout) =>
      verify(locked, {
        ...schedule(),
        assignments: [],
        unscheduled: [],
        objectives: {
          must: 0,
          value: 0,
          minShare: 0,
          gaps: 0,
          gapSpread: 0,
          tableChanges: 0,
          interpreterChanges: 0,
        },
        bounds: { must: 0, value: 300 },
        status: 'infeasible',
        conflict,
        conflictAbout,
      }).wrong
    expect(claim(['M1', 'M2'])).toEqual([])
    expect(claim(['M1', 'M2'], { about: 'delegates', who: 'KR01', what: 'd1s1' })).toEqual([])
    expect(claim(['M1', 'M2'], { about: 'tables', what: 'd1s1' }).join()).toMatch(
      /not about tables/,
    )
    expect(claim(['M1', 'M3']).join()).toMatch(/can all stay together/)
    expect(claim(['M1', 'M2', 'M3']).join()).toMatch(/M3 is not needed/)
    expect(claim([]).join()).toMatch(/no conflict is named/)
  })

  it('counts a break as no gap, and a slot in which the delegate is away as one', () => {
    const day = anEvent(
      4,
      [
        [1, 1, { slots: ['d1s2'] }],
        [1, 2, { slots: ['d1s4'] }],
      ],
      {
        slots: aDay(4, [2]),
        participants: [{ id: 'KR01', available: ['d1s2', 'd1s4'] }, { id: 'VN01' }, { id: 'VN02' }],
      },
    )
    const both: Schedule = {
      ...schedule(),
      assignments: [
        { meeting: 'M1', slot: 'd1s2', delegates: ['KR01', 'VN01'] },
        { meeting: 'M2', slot: 'd1s4', delegates: ['KR01', 'VN02'] },
      ],
      unscheduled: [],
    }
    expect(verify(day, both).objectives).toMatchObject({
      gaps: 1,
      gapSpread: 1,
      minShare: 1,
      tableChanges: 0,
    })
  })
})

function at(schedule: Schedule, i: number) {
  const found = schedule.assignments[i]
  if (!found) throw new Error(`no assignment ${i}`)
  return found
}
function meeting(event: Instance, i: number) {
  const found = event.meetings[i]
  if (!found) throw new Error(`no meeting ${i}`)
  return found
}
function person(event: Instance, i: number) {
  const found = event.participants[i]
  if (!found) throw new Error(`no participant ${i}`)
  return found
}
