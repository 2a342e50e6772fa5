import { memo } from 'react'
import { useTranslations } from 'use-intl'
import { InterpreterStrips } from '#app/ui/interpreter-strips'
import { SidePart } from '#app/ui/unplaced-list'
import type { Board } from '../shown'

/** Each interpreter's days as strips. */
export const Interpreters = memo(function Interpreters({ board }: { board: Board }) {
  const t = useTranslations('schedule')
  if (board.interpreters.length === 0) return null
  const busy = board.interpreters.reduce((sum, one) => sum + one.busy.length, 0)
  const without = board.meetings.filter((meeting) => meeting.interpreterId === null).length
  const strip = (day: Board['days'][number], taken: string[]) =>
    day.slots.flatMap((slot, index) => {
      const before = day.slots[index - 1]
      const state = taken.includes(slot.id) ? ('busy' as const) : ('free' as const)
      return before && slot.position - before.position > 1 ? ['pause' as const, state] : [state]
    })
  return (
    <SidePart
      title={t('interpreters')}
      count={t('interpretersCount', { people: board.interpreters.length, meetings: busy })}
    >
      {board.days.map((day) => (
        <div key={day.day}>
          {board.days.length > 1 && <h3 className="small mt-3">{day.label}</h3>}
          <InterpreterStrips
            interpreters={board.interpreters.map((one) => ({
              id: one.id,
              number: one.number,
              name: one.name,
              slots: strip(day, one.busy),
              summary: t('interpreterSummary', {
                name: one.name,
                count: day.slots.filter((slot) => one.busy.includes(slot.id)).length,
              }),
            }))}
          />
        </div>
      ))}
      {without > 0 && (
        <p className="micro faint pt-2">{t('noInterpreterNeeded', { count: without })}</p>
      )}
    </SidePart>
  )
})
