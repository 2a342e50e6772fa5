import { useLocale, useTranslations } from 'use-intl'
import type { ListingKind } from '#db/domain'
import { Anchor } from '#app/ui/anchor'
import { TileLegend, TileMap } from '#app/ui/tile-map'
import { KOREA, VIETNAM } from '#app/ui/tile-map-layout'
import type { MapCounts } from '../model'

type Props = {
  kind: ListingKind
  counts: MapCounts
  chosen: string[]
  /** The list of what lies in one place. */
  listOf: (place: string) => string
}

const COUNTRIES = { ko: ['KR', 'VN'], vi: ['VN', 'KR'], en: ['VN', 'KR'] } as const

/** How many answers lie in each province: tiles, and the same as a table. */
export function ResultsMap({ kind, counts, chosen, listOf }: Props) {
  const t = useTranslations('search')
  const domain = useTranslations('domain')
  const locale = useLocale()
  const say = (count: number) =>
    kind === 'technology' ? t('countTechnologies', { count }) : t('countNeeds', { count })
  return (
    <>
      <p className="small mute mb-4">{t('map.hint')}</p>
      {COUNTRIES[locale].map((country) => {
        const places = (country === 'KR' ? KOREA : VIETNAM)
          .map(({ code, name }) => ({ code, name: name[locale], count: counts[code] ?? 0 }))
          .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name, locale))
        const some = places.filter(({ count }) => count > 0)
        const name = domain(`country.${country}`)
        return (
          <section className="placemap" key={country} aria-label={name}>
            <h2>{name}</h2>
            <div>
              <TileMap
                country={country}
                values={counts}
                summary={t('map.summary', { country: name })}
                say={say}
                chosen={chosen}
                linkTo={listOf}
              />
              <TileLegend />
            </div>
            {some.length === 0 ? (
              <p className="mute">{t('map.none')}</p>
            ) : (
              <table className="t">
                <caption className="vh">{t('map.summary', { country: name })}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('map.place')}</th>
                    <th scope="col" className="n">
                      {kind === 'technology' ? t('map.technologies') : t('map.needs')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {some.map((place) => (
                    <tr key={place.code}>
                      <th scope="row">
                        <Anchor to={listOf(place.code)}>{place.name}</Anchor>
                      </th>
                      <td className="n">{place.count}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </section>
        )
      })}
    </>
  )
}
