import { eq } from 'drizzle-orm'
import { listingReviews, needs, technologies } from '#db/schema'
import type { Reader } from '#db/client'
import type { ListingKind } from '#db/domain'
import { formatDay } from '#app/i18n/format'
import { readText } from '#app/i18n/localised'
import { paths } from '#app/i18n/paths'
import { LISTING_TEMPLATES } from './notify.server'
import type { ListingTemplate, MailPayload } from './notify.server'
import type { Body, Rendering } from './render-account-mail.server'
import { commentsWaiting } from './render-comments-mail.server'

export const isAboutListing = (template: MailPayload['template']): template is ListingTemplate =>
  LISTING_TEMPLATES.some((one) => one === template)

/** A mail to the editors of a listing, or to who reviews it. Null when the records are gone or the matter is settled. */
export function listingMail(
  template: ListingTemplate,
  rendering: Rendering & Pick<MailPayload, 'to'>,
): Body | null {
  switch (template) {
    case 'reviewWaiting':
    case 'reviewDue':
      return forReviewer(template, rendering)
    case 'reviewDecided':
      return reviewDecided(rendering)
    case 'stillValid':
    case 'listingStale':
      return validity(template, rendering)
    case 'commentsWaiting':
      return commentsWaiting(rendering)
  }
}

/** To a reviewer, while it still waits. */
function forReviewer(
  template: 'reviewWaiting' | 'reviewDue',
  { db, reader, t, params }: Rendering,
): Body | null {
  const review = db
    .select()
    .from(listingReviews)
    .where(eq(listingReviews.id, String(params.reviewId)))
    .get()
  const found = review && listingOf(db, review.listingKind, review.listingId)
  if (!found || review.state !== 'waiting') return null
  const title = readText(found.title, reader.locale, found.sourceLocale)
  const day = formatDay(review.promisedBy, reader.locale)
  return {
    subject: t(`mail.${template}.subject`, { title }),
    paragraphs: [t(`mail.${template}.body`, { title, day })],
    act: t(`mail.${template}.act`),
    path: paths(reader.locale).review(review.id),
  }
}

function reviewDecided({ db, reader, t, params }: Rendering): Body | null {
  const review = db
    .select()
    .from(listingReviews)
    .where(eq(listingReviews.id, String(params.reviewId)))
    .get()
  const found = review && listingOf(db, review.listingKind, review.listingId)
  if (!review || !found || !['approved', 'returned'].includes(review.state)) return null
  const title = readText(found.title, reader.locale, found.sourceLocale)
  const to = paths(reader.locale)
  const key = review.state === 'approved' ? 'reviewApproved' : 'reviewReturned'
  return {
    subject: t(`mail.${key}.subject`, { title }),
    paragraphs: [
      t(`mail.${key}.body`, { title }),
      review.reason ? t('mail.reason', { text: review.reason }) : '',
    ],
    act: t(`mail.${key}.act`),
    path:
      review.state === 'approved'
        ? to.listing(review.listingKind, found.slug)
        : to.editListing(review.listingKind, found.slug, 'publication'),
  }
}

function validity(
  template: 'stillValid' | 'listingStale',
  { db, reader, t, params }: Rendering,
): Body | null {
  const kind: ListingKind = params.kind === 'need' ? 'need' : 'technology'
  const found = listingOf(db, kind, String(params.listingId))
  // Answered meanwhile.
  if (!found?.askedAt) return null
  const title = readText(found.title, reader.locale, found.sourceLocale)
  return {
    subject: t(`mail.${template}.subject`, { title }),
    paragraphs: [t(`mail.${template}.body`, { title })],
    act: t(`mail.${template}.act`),
    path: paths(reader.locale).editListing(kind, found.slug, 'publication'),
  }
}

function listingOf(db: Reader, kind: ListingKind, id: string) {
  const table = kind === 'technology' ? technologies : needs
  return db
    .select({
      slug: table.slug,
      title: table.title,
      sourceLocale: table.sourceLocale,
      askedAt: table.askedAt,
    })
    .from(table)
    .where(eq(table.id, id))
    .get()
}
