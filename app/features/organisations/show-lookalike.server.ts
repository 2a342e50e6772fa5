import type { Context } from '#app/platform/context.server'
import { placeName } from '#search/vocabulary/places'
import type { Lookalike } from './find-lookalikes.server'

/** A record that may be the same organisation, with what tells them apart; no people. */
export const showLookalike = (ctx: Context, { organisation, by, hasPeople }: Lookalike) => ({
  id: organisation.id,
  slug: organisation.slug,
  name: organisation.displayName,
  legalNames: Object.values(organisation.legalName),
  country: organisation.country,
  kind: organisation.kind,
  place: organisation.place
    ? placeName(organisation.place, ctx.locale)
    : (organisation.placeText ?? ''),
  registrationNumber: organisation.registrationNumber,
  verification: organisation.verification,
  by,
  hasPeople,
})
export type ShownLookalike = ReturnType<typeof showLookalike>
