import { useLocale } from 'use-intl'
import { classNames } from './class-names'
import { KOREA, VIETNAM } from './tile-map-layout'

/** One province as its tile: the letters, with the full name for those who do not see them. */
export function PlaceTile({ place, large }: { place: string; large?: boolean }) {
  const locale = useLocale()
  const tile = [...VIETNAM, ...KOREA].find((one) => one.code === place)
  if (!tile) return null
  return (
    <span
      className={classNames('ptile', large && 'large')}
      role="img"
      aria-label={tile.name[locale]}
    >
      {tile.letters}
    </span>
  )
}
