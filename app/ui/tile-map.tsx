import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Anchor } from './anchor'
import { classNames } from './class-names'
import { KOREA, VIETNAM } from './tile-map-layout'
import type { PlaceTile } from './tile-map-layout'

/** The least value of each of the four filled steps. */
export type Steps = [number, number, number, number]
const ONE_TO_FOUR: Steps = [1, 2, 3, 4]

const PITCH = 26
const SIDE = 24

const levelOf = (value: number, steps: Steps) => steps.filter((least) => value >= least).length

type Props = {
  country: 'KR' | 'VN'
  /** Counts by place code of tile-map-layout. */
  values: Record<string, number>
  /** What the map says in one sentence, for those who do not see it. */
  summary: string
  /** "4 needs" for a count. */
  say: (value: number) => string
  steps?: Steps
  /** The reader's own place, outlined. */
  here?: string
  /** Where a tile leads; without it the map is a picture. */
  linkTo?: (code: string) => string
  /** Places chosen as filters, where tiles are links. */
  chosen?: string[]
}

/** A country as tiles of one size, one a province, filled by quantity. */
export function TileMap({
  country,
  values,
  summary,
  say,
  steps = ONE_TO_FOUR,
  here,
  linkTo,
  chosen = [],
}: Props) {
  const locale = useLocale()
  const places = country === 'KR' ? KOREA : VIETNAM
  const width = Math.max(...places.map((place) => place.column)) * PITCH + SIDE
  const height = Math.max(...places.map((place) => place.row)) * PITCH + SIDE
  return (
    <svg
      className={classNames('map', country === 'KR' ? 'korea' : 'vietnam')}
      viewBox={`0 0 ${width} ${height}`}
      role={linkTo ? 'group' : 'img'}
      aria-label={summary}
    >
      {places.map((place) => {
        const value = values[place.code] ?? 0
        const name = `${place.name[locale]}: ${say(value)}`
        const outlined = place.code === here || chosen.includes(place.code)
        const drawn = (
          <Tile place={place} name={name} level={levelOf(value, steps)} outlined={outlined} />
        )
        return linkTo ? (
          <Anchor
            key={place.code}
            to={linkTo(place.code)}
            aria-label={name}
            aria-current={chosen.includes(place.code) ? 'true' : undefined}
          >
            {drawn}
          </Anchor>
        ) : (
          <g key={place.code}>{drawn}</g>
        )
      })}
    </svg>
  )
}

function Tile({
  place,
  name,
  level,
  outlined,
}: {
  place: PlaceTile
  name: string
  level: number
  outlined: boolean
}) {
  const x = place.column * PITCH
  const y = place.row * PITCH
  return (
    <>
      <title>{name}</title>
      <rect
        className={classNames(`m${level}`, outlined && 'here')}
        x={x}
        y={y}
        width={SIDE}
        height={SIDE}
        rx={2}
      />
      <text
        className={place.letters.length > 2 ? 'l' : undefined}
        x={x + SIDE / 2}
        y={y + SIDE / 2 + 0.5}
        aria-hidden="true"
      >
        {place.letters}
      </text>
    </>
  )
}

/** The steps of a map in whole numbers, with links at the end. */
export function TileLegend({
  steps = ONE_TO_FOUR,
  children,
}: {
  steps?: Steps
  children?: ReactNode
}) {
  const t = useTranslations('ui')
  return (
    <p className="legend">
      <span>
        <i />
        {t('legendNone')}
      </span>
      {steps.map((least, index) => {
        const next = steps[index + 1]
        const words =
          next === undefined
            ? t('legendFrom', { least })
            : next - 1 > least
              ? t('range', { from: least, to: next - 1 })
              : String(least)
        return (
          <span key={least}>
            <i className={`m${index + 1}`} />
            {words}
          </span>
        )
      })}
      {children && <span className="end">{children}</span>}
    </p>
  )
}

/** A province's letters on one large tile, beside its name. */
export function PlaceMark({ letters, large }: { letters: string; large?: boolean }) {
  return (
    <span className={classNames('ptile', large && 'large')} aria-hidden="true">
      {letters}
    </span>
  )
}
