import { useLocale, useTranslations } from 'use-intl'
import { formatDay } from '#app/i18n/format'
import { minutesOf, timeOf } from '../grid-plan'
import type { Block } from '../grid-plan'

/** Pixels a minute. */
const SCALE = 1.2
const WIDTH = 216
/** Room for the clock at the left. */
const CLOCK = 48

type Day = { day: string; blocks: Block[] }

/** The days of an event drawn as blocks on one scale of time: slots, breaks and lunch. */
export function DayPlan({ days }: { days: Day[] }) {
  const t = useTranslations('setup')
  const locale = useLocale()
  const drawn = days.filter(({ blocks }) => blocks.length > 0)
  if (drawn.length === 0) return <p className="mute">{t('grid.nothing')}</p>
  const start = Math.min(...drawn.map(({ blocks }) => minutesOf(blocks[0]?.from ?? '09:00')))
  return (
    <div className="dayplans">
      {drawn.map((one) => (
        <figure key={one.day}>
          <figcaption>
            <b className="small">{formatDay(one.day, locale)}</b>{' '}
            <span className="micro mute">
              {t('grid.slots', { count: slotsIn(one.blocks).length })}
            </span>
          </figcaption>
          <Drawing day={one} start={start} />
        </figure>
      ))}
    </div>
  )
}

const slotsIn = (blocks: Block[]) => blocks.filter(({ kind }) => kind === 'slot')

function Drawing({ day: { blocks }, start }: { day: Day; start: number }) {
  const t = useTranslations('setup')
  const end = Math.max(...blocks.map((block) => minutesOf(block.from) + block.minutes))
  const height = Math.ceil((end - start) * SCALE) + 16
  const word = (block: Block) =>
    block.kind === 'slot'
      ? t('grid.slot', { number: slotsIn(blocks).indexOf(block) + 1 })
      : t(`grid.break.${block.kind}`)
  const summary = blocks
    .map((block) => `${block.from}–${timeOf(minutesOf(block.from) + block.minutes)} ${word(block)}`)
    .join(', ')
  return (
    <svg role="img" aria-label={summary} width={WIDTH} height={height} className="dayplan">
      {blocks.map((block) => {
        const y = Math.round((minutesOf(block.from) - start) * SCALE) + 8
        const tall = Math.max(4, Math.round(block.minutes * SCALE) - 2)
        return (
          <g key={`${block.kind} ${block.from}`} className={block.kind}>
            <text x={0} y={y + 10} className="clock">
              {block.from}
            </text>
            <rect x={CLOCK} y={y} width={WIDTH - CLOCK - 1} height={tall} rx={2} />
            {tall >= 15 && (
              <text x={CLOCK + 8} y={y + Math.min(16, tall / 2 + 5)}>
                {word(block)}
              </text>
            )}
          </g>
        )
      })}
    </svg>
  )
}
