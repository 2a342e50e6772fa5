import { describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { eventTables } from '#db/schema'
import { judge } from './board-rules'
import { linkTo } from './components/board-address'
import { createView } from './components/board-view'
import { cellLooks } from './components/cell-look'
import { carriedOn, standsOnBoard } from './components/verdicts'
import { readBoard } from './board-query.server'
import { anEventToSchedule } from './testing.server'

/** Three firms, two meetings placed and one waiting; the second table is 한빛's own. */
function aBoard() {
  const story = anEventToSchedule({ event: { tables: [{ label: '1' }, { label: 'Booth' }] } })
  const firm = (name: string, country: 'KR' | 'VN') =>
    story.join({ name, country, meetingLanguages: ['en'] })
  const [hanbit, songBo, garam] = [firm('한빛', 'KR'), firm('Sông Bồ', 'VN'), firm('가람', 'KR')]
  story.db
    .update(eventTables)
    .set({ hostOrganisationId: hanbit.organisationId })
    .where(eq(eventTables.id, story.tableId(1)))
    .run()
  const own = story.accepted(hanbit, songBo)
  const other = story.accepted(garam, songBo)
  const waiting = story.accepted(hanbit, garam)
  story.draft()
  story.place(own, 0, 1)
  story.place(other, 1, 0)
  const board = readBoard(story.desk, { eventSlug: story.slug })
  const slots = board.days.flatMap((day) => day.slots)
  return { ...story, own, other, waiting, board, slots }
}

describe('a meeting in hand', () => {
  it('is told at each cell what the verbs would say there', () => {
    const { board, slots, own, other, waiting } = aBoard()
    const { rules } = board
    if (!rules) throw new Error('no rules')
    const cells = slots.flatMap(({ id: slotId }) =>
      [null, ...board.tables.map((table) => table.id)].map((tableId) => ({ slotId, tableId })),
    )
    for (const meetingId of [own, other, waiting])
      for (const cell of cells) {
        const said = carriedOn(board, meetingId)?.verdict({ ...cell, interpreterId: null })
        const asked = judge(rules, standsOnBoard(board), { meetingId, ...cell }).clashes
        expect(said?.map(({ code }) => code).sort()).toEqual(asked.map(({ code }) => code).sort())
      }
  })

  it('is nothing where nobody may move a meeting', () => {
    const { board, own } = aBoard()
    expect(carriedOn({ ...board, rules: null }, own)).toBeNull()
    expect(carriedOn(board, null)).toBeNull()
  })
})

describe('the cells of a board', () => {
  it('say anew only what changed', () => {
    const { board, slots, own, tableId } = aBoard()
    const view = createView({ meeting: null, carry: false, to: null, dragged: null }, () => null)
    const looks = cellLooks(
      board,
      {
        cell: (slotId, table) => ({ slotId, tableId: table, interpreterId: null }),
        takes: () => true,
      },
      view,
    )
    const [first, second, third] = slots.map(({ id }) => id)
    const tile = { id: own, supplier: party, buyer: party, priority: 'want' as const }
    const look = () => [
      looks.now(first ?? '', tableId(1), [tile]),
      looks.now(second ?? '', tableId(0), [{ ...tile, id: 'another' }]),
      looks.now(third ?? '', tableId(1), []),
    ]
    const before = look()
    view.show({ meeting: own })
    expect(look().map((one, place) => one === before[place])).toEqual([false, true, true])
    view.show({ carry: true })
    const [carried, taken, free] = look()
    expect(carried).toMatchObject({ chosen: own, dragged: own })
    expect(taken).toBe(before[1])
    expect(free).toMatchObject({ takes: true, carried: own, clash: undefined })
    view.show({ to: 'elsewhere' })
    expect(look()[2]).toBe(free)
    // Without scripts a press on a taken cell is a link that asks what is in the way.
    expect(looks.first(second ?? '', tableId(0), [{ ...tile, id: 'another' }]).carried).toBe(own)
    view.show({ carry: false })
    expect(look()[2]).toEqual(before[2])
  })

  it('have an address for what is looked at', () => {
    const cell = { meeting: 'm', carry: true, to: 's|t|' }
    expect(linkTo('?', { meeting: null })).toBe('?')
    expect(linkTo('?', { meeting: 'm' })).toBe('?meeting=m')
    expect(linkTo('?by=participant', cell)).toBe('?by=participant&meeting=m&carry=1&to=s%7Ct%7C')
    expect(linkTo('?', { ...cell, carry: false })).toBe('?meeting=m')
  })
})

const party = { name: '한빛', shortName: '한빛' }
