import { needs } from './needs'
import { people } from './people'
import { technologies } from './technologies'
import type { Day, DemoRegistration } from './types'

/** What an organisation had entered by a day: the listings it brings to an event. */
export function listingsOf(organisation: string, by: Day): string[] {
  return [...technologies, ...needs]
    .filter((listing) => listing.organisation === organisation && listing.enteredOn <= by)
    .map((listing) => listing.key)
}

/** An approved registration with the organisation's people and all it had entered by then. */
export function registered(
  organisation: string,
  registeredOn: Day,
  more: Partial<DemoRegistration> = {},
): DemoRegistration {
  return {
    organisation,
    state: 'approved',
    registeredOn,
    delegates: people[organisation] ?? [],
    listings: listingsOf(organisation, registeredOn),
    ...more,
  }
}
