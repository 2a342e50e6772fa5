import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { needs, organisationMembers, organisations, people, technologies } from '#db/schema'
import type { Reader } from '#db/client'
import type { Country, ListingKind, OrganisationKind } from '#db/domain'

/** An organisation as it could be registered: who would come for it, and what it would bring. */
export type Answerable = {
  id: string
  name: string
  country: Country
  kind: OrganisationKind
  /** Its contact person, else its first owner; null where nobody is known. */
  contact: { personId?: string; name: string; email?: string; phone?: string } | null
  listings: { kind: ListingKind; id: string }[]
}

const CHUNK = 400

/** Organisations with who answers for them and their public listings, in a few statements however many there are. */
export function readAnswerable(db: Reader, ids: string[]): Map<string, Answerable> {
  const found = new Map<string, Answerable>()
  for (let at = 0; at < ids.length; at += CHUNK) readChunk(db, ids.slice(at, at + CHUNK), found)
  return found
}

function readChunk(db: Reader, ids: string[], found: Map<string, Answerable>) {
  const owners = new Map(
    db
      .select({
        organisationId: organisationMembers.organisationId,
        personId: people.id,
        name: people.name,
        email: people.email,
        phone: people.phone,
      })
      .from(organisationMembers)
      .innerJoin(people, eq(people.id, organisationMembers.personId))
      .where(
        and(
          inArray(organisationMembers.organisationId, ids),
          eq(organisationMembers.role, 'owner'),
          isNull(people.erasedAt),
        ),
      )
      // The first owner is read last and stays.
      .orderBy(asc(people.createdAt), asc(people.id))
      .all()
      .reverse()
      .map(({ organisationId, ...owner }) => [organisationId, owner]),
  )
  for (const row of db.select().from(organisations).where(inArray(organisations.id, ids)).all()) {
    const owner = owners.get(row.id)
    found.set(row.id, {
      id: row.id,
      name: row.displayName,
      country: row.country,
      kind: row.kind,
      contact: row.contactName
        ? {
            name: row.contactName,
            email: row.contactEmail ?? undefined,
            phone: row.contactPhone ?? undefined,
          }
        : owner
          ? { ...owner, phone: owner.phone ?? undefined }
          : null,
      listings: [],
    })
  }
  for (const kind of ['technology', 'need'] as const)
    for (const listing of publicListings(db, kind, ids))
      found.get(listing.organisationId)?.listings.push({ kind, id: listing.id })
}

const publicListings = (db: Reader, kind: ListingKind, ids: string[]) =>
  kind === 'technology'
    ? db
        .select({ id: technologies.id, organisationId: technologies.organisationId })
        .from(technologies)
        .where(and(inArray(technologies.organisationId, ids), eq(technologies.status, 'published')))
        .orderBy(asc(technologies.id))
        .all()
    : db
        .select({ id: needs.id, organisationId: needs.organisationId })
        .from(needs)
        .where(
          and(
            inArray(needs.organisationId, ids),
            inArray(needs.status, ['open', 'inDiscussion', 'matched']),
          ),
        )
        .orderBy(asc(needs.id))
        .all()
