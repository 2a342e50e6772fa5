import { and, asc, desc, eq, gte, isNull, ne } from 'drizzle-orm'
import {
  listingComments,
  listingReviews,
  needs,
  organisationMembers,
  staffRoles,
  technologies,
} from '#db/schema'
import type { Reader } from '#db/client'
import type { ListingKind } from '#db/domain'
import { readText } from '#app/i18n/localised'
import { paths } from '#app/i18n/paths'
import type { MailPayload } from './notify.server'
import type { Body, Rendering } from './render-account-mail.server'

/** A mail names the first few; the pages have them all. */
const MOST_NAMED = 8

/**
 * Where others commented since, on what the reader edits or reviews, and what is not settled yet: titles and fields, never
 * the words. Null when all of it is settled, or the reader has nothing to do with it any more.
 */
export function commentsWaiting({
  db,
  reader,
  t,
  params,
  to: recipient,
}: Rendering & Pick<MailPayload, 'to'>): Body | null {
  if (!('personId' in recipient)) return null
  const { personId } = recipient
  const places = placesOf(db, personId, new Date(Number(params.since))).flatMap((place) => {
    const listing = listingOf(db, place.kind, place.listingId)
    const way = listing && wayTo(db, personId, place, listing.organisationId)
    return way ? [{ ...place, listing, way }] : []
  })
  const [first] = places
  if (!first) return null
  const to = paths(reader.locale)
  const title = readText(first.listing.title, reader.locale, first.listing.sourceLocale)
  const lines = places.map(
    ({ listing, field }) =>
      `- ${readText(listing.title, reader.locale, listing.sourceLocale)}: ${t(`editor.field.${field as 'title'}`)}`,
  )
  return {
    subject: t('mail.commentsWaiting.subject', { title }),
    paragraphs: [
      t('mail.commentsWaiting.body', { count: places.length }),
      lines.slice(0, MOST_NAMED).join('\n'),
    ],
    act: t('mail.commentsWaiting.act'),
    path:
      first.way.reviewId === null
        ? to.editListing(first.kind, first.listing.slug, 'basics')
        : to.review(first.way.reviewId),
  }
}

type Place = { kind: ListingKind; listingId: string; field: string }

/** Fields with an open thread in which somebody else wrote since, once each. */
function placesOf(db: Reader, personId: string, since: Date): Place[] {
  const rows = db
    .select()
    .from(listingComments)
    .where(and(gte(listingComments.createdAt, since), ne(listingComments.writtenBy, personId)))
    .orderBy(asc(listingComments.createdAt))
    .all()
  const places = rows
    .filter((row) => isOpen(db, row.threadId ?? row.id))
    .map(({ listingKind: kind, listingId, field }) => ({ kind, listingId, field }))
  return [...new Map(places.map((place) => [Object.values(place).join(':'), place])).values()]
}

const isOpen = (db: Reader, threadId: string): boolean =>
  db
    .select({ id: listingComments.id })
    .from(listingComments)
    .where(and(eq(listingComments.id, threadId), isNull(listingComments.settledAt)))
    .get() !== undefined

function listingOf(db: Reader, kind: ListingKind, id: string) {
  const table = kind === 'technology' ? technologies : needs
  return db
    .select({
      slug: table.slug,
      title: table.title,
      sourceLocale: table.sourceLocale,
      organisationId: table.organisationId,
    })
    .from(table)
    .where(eq(table.id, id))
    .get()
}

/** As an editor to the editor's page, as a reviewer who wrote or decided there to the review; null for anybody else. */
function wayTo(
  db: Reader,
  personId: string,
  { kind, listingId }: Place,
  organisationId: string,
): { reviewId: string | null } | null {
  const member = db
    .select({ role: organisationMembers.role })
    .from(organisationMembers)
    .where(
      and(
        eq(organisationMembers.personId, personId),
        eq(organisationMembers.organisationId, organisationId),
      ),
    )
    .get()
  if (member) return member.role === 'viewer' ? null : { reviewId: null }
  const review = db
    .select({ id: listingReviews.id, decidedBy: listingReviews.decidedBy })
    .from(listingReviews)
    .where(and(eq(listingReviews.listingKind, kind), eq(listingReviews.listingId, listingId)))
    .orderBy(desc(listingReviews.submittedAt), desc(listingReviews.id))
    .get()
  const wrote = db
    .select({ id: listingComments.id })
    .from(listingComments)
    .where(
      and(
        eq(listingComments.listingKind, kind),
        eq(listingComments.listingId, listingId),
        eq(listingComments.writtenBy, personId),
        eq(listingComments.voice, 'reviewer'),
      ),
    )
    .get()
  return review && isReviewer(db, personId) && (wrote ?? review.decidedBy === personId)
    ? { reviewId: review.id }
    : null
}

const isReviewer = (db: Reader, personId: string): boolean =>
  db
    .select({ role: staffRoles.role })
    .from(staffRoles)
    .where(eq(staffRoles.personId, personId))
    .get() !== undefined
