import { koreanBodies, koreanFirms } from './organisations-korea'
import { vietnameseBodies, vietnameseFirms } from './organisations-vietnam'
import type { DemoOrganisation } from './types'

/** Every organisation of the demo. Firms and people are invented; numbers are of ranges that are not issued. */
export const organisations: DemoOrganisation[] = [
  ...koreanFirms,
  ...koreanBodies,
  ...vietnameseFirms,
  ...vietnameseBodies,
]

export { koreanBodies, koreanFirms, vietnameseBodies, vietnameseFirms }
