import type { ReactNode } from 'react'
import { useLocale } from 'use-intl'
import type { ListingKind, Locale } from '#db/domain'
import { paths } from '#app/i18n/paths'
import { Anchor } from '#app/ui/anchor'
import { TrlMeter } from '#app/ui/trl-meter'

type Line = {
  kind: ListingKind
  id: string
  slug: string
  title: string
  summary: string
  lang: Locale
  trl: number | null
}

type Props = { listings: Line[]; acts?: (listing: Line) => ReactNode }

/** The listings of one organisation. */
export function OwnedListings({ listings, acts }: Props) {
  const to = paths(useLocale())
  return (
    <ul className="lines">
      {listings.map((listing) => (
        <li key={listing.id} lang={listing.lang}>
          <h3>
            <Anchor to={to.listing(listing.kind, listing.slug)}>{listing.title}</Anchor>
          </h3>
          {listing.summary && <p className="sum">{listing.summary}</p>}
          {listing.kind === 'technology' && listing.trl !== null && (
            <TrlMeter level={listing.trl} />
          )}
          {acts && <div className="mt-1">{acts(listing)}</div>}
        </li>
      ))}
    </ul>
  )
}
