import type { OrganisationKind } from '#db/domain'

/** Whether an event keeps two kinds of organisation from asking each other. */
export const isBarred = (
  event: { barredPairs: string[] },
  a: OrganisationKind,
  b: OrganisationKind,
): boolean => event.barredPairs.includes([a, b].sort().join(' '))
