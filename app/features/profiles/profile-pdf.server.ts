import type { Context } from '#app/platform/context.server'
import { makeOnePage } from '#app/platform/files/make-pdf.server'
import { inTurns } from '#app/platform/in-turn'
import { hashOf } from '#app/platform/secrets.server'
import { layOut } from './layout'
import { LEVELS } from './model'
import type { Profile } from './model'
import { readOrganisationProfile, readTechnologyProfile } from './read-profile.server'

/** A visitor may ask for it: one is set at a time, and what was set lately is not set again. */
const inTurn = inTurns({ atOnce: 1, waiting: 8, busy: 'profile.busy' })
const KEPT = 40
const kept = new Map<string, Promise<Uint8Array>>()

/** The profile of a technology as PDF of one page. @throws DomainError notFound; profile.busy */
export const technologyProfilePdf = (ctx: Context, slug: string): Promise<Uint8Array> =>
  pdfOf(readTechnologyProfile(ctx, slug))

/** The profile of an organisation as PDF of one page. @throws DomainError notFound; profile.busy */
export const organisationProfilePdf = (ctx: Context, slug: string): Promise<Uint8Array> =>
  pdfOf(readOrganisationProfile(ctx, slug))

/** By what it says: two readers who see the same get the same file, and a change makes another one. */
function pdfOf(profile: Profile): Promise<Uint8Array> {
  const key = hashOf(JSON.stringify(profile))
  const known = kept.get(key)
  if (known) return known
  const pdf = inTurn(() => makeOnePage(LEVELS.map((level) => layOut(profile, level))))
  kept.set(key, pdf)
  // What failed is tried anew; the oldest makes room.
  pdf.catch(() => kept.delete(key))
  const [oldest] = kept.keys()
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
  return pdf
}
