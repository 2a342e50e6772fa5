import { useLocale } from 'use-intl'
import { KOREA, VIETNAM } from './tile-map-layout'

/** One province as its tile: the letters, with the full name for those who do not see them. */
export function PlaceTile({ place }: { place: string }) {
  const locale = useLocale()
  const tile = [...VIETNAM, ...KOREA].find((one) => one.code === place)
  if (!tile) return null
  return (
    <span className="ptile" role="img" aria-label={tile.name[locale]}>
      {tile.letters}
    </span>
  )
}
