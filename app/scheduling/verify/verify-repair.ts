import type { Change } from '../change'
import type { Instance } from '../instance'
import type { Assignment, Schedule } from '../schedule'
import { verifyIn, type Verdict } from './verify'
import { couldStandAlone, readWorld, type World } from './world'

/**
 * Checks a repaired schedule: the rules and claims in the event after the change, that the past
 * stays as it was, and what it says about moved, lost and added meetings and people.
 */
export function verifyRepair(
  instance: Instance,
  before: Schedule,
  change: Change,
  after: Schedule,
): Verdict {
  const { world, past, cancelled } = worldAfter(instance, change, before)
  const verdict = verifyIn(world, after)
  return {
    ...verdict,
    wrong: [
      ...verdict.wrong,
      ...pastChanged(before, after, past),
      ...unasked(before, change, after),
      ...falseStory(before, after, cancelled),
    ],
  }
}

function worldAfter(instance: Instance, change: Change, before: Schedule) {
  const order = readWorld(instance).slots.map((slot) => slot.id)
  const from = order.indexOf(change.at)
  const isPast = new Set(order.slice(0, from))
  const slotThen = new Map(before.assignments.map((a) => [a.meeting, a.slot]))
  const cancelled = new Set(
    change.events.flatMap((e) =>
      e.type === 'cancel' && !isPast.has(slotThen.get(e.meeting) ?? '') ? [e.meeting] : [],
    ),
  )
  const added = change.events.flatMap((e) => (e.type === 'add' ? [e.meeting] : []))
  const world = readWorld({
    ...instance,
    meetings: [...instance.meetings, ...added].filter((m) => !cancelled.has(m.id)),
  })
  for (const event of change.events) {
    const gone = order.slice(
      from,
      event.type === 'late' ? Math.max(from, order.indexOf(event.until)) : undefined,
    )
    if (event.type === 'noShow' || event.type === 'late') {
      const participant = world.participant.get(event.participant)
      for (const slot of gone) {
        participant?.available.delete(slot)
        for (const person of participant?.delegates ?? [])
          world.delegate.get(person)?.available.delete(slot)
      }
    }
    if (event.type === 'interpreterLost')
      for (const slot of gone) world.interpreter.get(event.interpreter)?.available.delete(slot)
    if (event.type === 'tableLost')
      world.tableGone.set(
        event.table,
        new Set([...(world.tableGone.get(event.table) ?? []), ...gone]),
      )
  }
  return {
    world: withoutDeadLocks(world, isPast, slotThen, new Set(added.map((m) => m.id))),
    past: isPast,
    cancelled,
  }
}

/** A lock that the change makes impossible no longer binds; an added meeting's lock is a wish. */
function withoutDeadLocks(
  world: World,
  past: Set<string>,
  slotThen: Map<string, string>,
  added: Set<string>,
): World {
  const meetings = world.instance.meetings.map((meeting) => {
    if (!meeting.locked) return meeting
    const missed = past.has(meeting.locked.slot) && slotThen.get(meeting.id) !== meeting.locked.slot
    if (!missed && !added.has(meeting.id) && couldStandAlone(world, meeting)) return meeting
    const { locked: _, ...free } = meeting
    return free
  })
  return {
    ...world,
    instance: { ...world.instance, meetings },
    meeting: new Map(meetings.map((m) => [m.id, m])),
  }
}

function pastChanged(before: Schedule, after: Schedule, past: Set<string>): string[] {
  const over = (schedule: Schedule) =>
    new Map(schedule.assignments.filter((a) => past.has(a.slot)).map((a) => [a.meeting, text(a)]))
  const [then, now] = [over(before), over(after)]
  return [
    ...[...then]
      .filter(([id, a]) => now.get(id) !== a)
      .map(([id]) => `${id} is past and must stay as it was`),
    ...[...now.keys()].filter((id) => !then.has(id)).map((id) => `${id} is put into the past`),
  ]
}

function unasked(before: Schedule, change: Change, after: Schedule): string[] {
  if (change.events.length > 0) return []
  const [then, now] = [before, after].map((schedule) =>
    schedule.assignments.map(text).sort().join('\n'),
  )
  return then === now ? [] : ['nothing happened, but the schedule is another']
}

function text({ meeting, slot, table, interpreter, delegates }: Assignment): string {
  return JSON.stringify([meeting, slot, table ?? null, interpreter ?? null, [...delegates].sort()])
}

function falseStory(before: Schedule, after: Schedule, cancelled: Set<string>): string[] {
  const then = new Map(before.assignments.map((a) => [a.meeting, a]))
  const now = new Map(after.assignments.map((a) => [a.meeting, a]))
  const moved = [...now]
    .filter(([id, a]) => then.has(id) && text(a) !== text(then.get(id) ?? a))
    .map(([id]) => id)
  const lost = [...then.keys()].filter((id) => !now.has(id))
  const added = [...now.keys()].filter((id) => !then.has(id))
  const agenda = (a: Assignment) =>
    a.delegates.map((person) => JSON.stringify([person, a.meeting, a.slot, a.table ?? null]))
  const known = new Set(before.assignments.flatMap(agenda))
  const people = new Set(
    after.assignments.flatMap((a) =>
      agenda(a).map((line, i) => (known.has(line) ? '' : (a.delegates[i] ?? ''))),
    ),
  )
  people.delete('')
  const lines: string[] = []
  const compare = (name: string, claimed: string[] | undefined, real: string[]) => {
    if (claimed && [...claimed].sort().join() !== [...real].sort().join())
      lines.push(
        `${name} is ${real.sort().join(', ') || 'nothing'}, claimed ${claimed.join(', ') || 'nothing'}`,
      )
  }
  compare('moved', after.moved, moved)
  // Whether a cancelled meeting counts as lost is a matter of words: both ways are right.
  compare(
    'lost',
    after.lost?.filter((id) => !cancelled.has(id)),
    lost.filter((id) => !cancelled.has(id)),
  )
  compare('added', after.added, added)
  if (after.peopleMoved !== undefined && after.peopleMoved !== people.size)
    lines.push(`peopleMoved is ${people.size}, claimed ${after.peopleMoved}`)
  return lines
}
