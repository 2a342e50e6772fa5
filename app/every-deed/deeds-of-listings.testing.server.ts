import type { Action } from '#app/features/accounts'
import { readNeed, readTechnology, updateTechnology } from '#app/features/catalogue'
import { writeComment } from '#app/features/comments'
import { exportListings, readHome, readParameters, saveSearch } from '#app/features/discovery'
import { noteAgreement, readDocument } from '#app/features/media'
import {
  decideReview,
  readReviewQueue,
  submitListing,
  verifyCertificate,
} from '#app/features/reviews'
import { archiveListing, confirmListing } from '#app/features/reviews/archive-listing.server'
import { addToShortlist, readShortlist } from '#app/features/shortlist'
import { notFound } from '#app/platform/domain-error'
import { listingIn } from './deed.testing.server'
import type { Deed } from './deed.testing.server'

/** Listings, their reviews, documents and lists of finds. */
export const DEEDS_OF_LISTINGS = {
  'listing.search': { do: ({ ctx }) => readHome(ctx) },
  'listing.readShown': {
    do: ({ ctx, w, states }) => {
      const { kind, slug } = listingIn(w, states)
      return kind === 'need' ? readNeed(ctx, slug) : readTechnology(ctx, slug)
    },
    or: ['listing.read'],
  },
  'listing.read': {
    do: ({ ctx, w }) => readTechnology(ctx, w.technology),
    given: { listing: 'draft' },
    refusal: () => 'notFound',
  },
  'listing.edit': {
    do: ({ ctx, w }) => updateTechnology(ctx, { id: w.technology, version: 1, trl: 8 }),
  },
  'listing.submit': { do: ({ ctx, w, states }) => submitListing(ctx, listingIn(w, states)) },
  'listing.confirm': { do: ({ ctx, w, states }) => confirmListing(ctx, listingIn(w, states)) },
  'listing.archive': { do: ({ ctx, w, states }) => archiveListing(ctx, listingIn(w, states)) },
  'listing.comment': {
    do: ({ ctx, w }) =>
      writeComment(ctx, {
        ...{ kind: 'technology', slug: w.reviewed, field: 'title', text: 'Which sensor?' },
      }),
  },
  'review.read': { do: ({ ctx }) => readReviewQueue(ctx) },
  'review.checkCertificate': {
    do: ({ ctx, w }) =>
      verifyCertificate(ctx, {
        ...{ reviewId: w.reviewId, version: 1, index: 0, verification: 'verified' },
      }),
  },
  'review.decide': {
    do: ({ ctx, w }) =>
      decideReview(ctx, { reviewId: w.reviewId, version: 1, decision: 'approve', notes: [] }),
  },
  'document.readAny': {
    do: ({ ctx, w }) => readDocument(ctx, w.technology, w.document),
    refusal: (actor) =>
      actor.kind === 'visitor'
        ? 'signInFirst'
        : actor.kind === 'person' && actor.memberships.length > 0
          ? 'document.nda'
          : 'document.join',
  },
  'document.share': {
    do: ({ ctx, w }) =>
      noteAgreement(ctx, w.technology, {
        ...{ organisation: `/organisations/${w.partner.organisationId}`, signedOn: '2026-11-01' },
      }),
  },
  'search.save': {
    do: ({ ctx }) =>
      saveSearch(ctx, {
        ...{ intent: 'save', name: 'Leaks', kind: 'technology', query: 'q=leak', alerts: false },
      }),
  },
  'search.export': {
    do: ({ ctx }) => exportListings(ctx, 'technology', readParameters(new URLSearchParams())),
  },
  'shortlist.read': {
    // Who belongs nowhere is shown how to get a list, and none.
    do: ({ ctx, w }) => {
      if (!readShortlist(ctx, { organisation: w.home.organisationId })) throw notFound()
    },
  },
  'shortlist.edit': {
    do: ({ ctx, w }) =>
      addToShortlist(ctx, {
        ...{ intent: 'add', kind: 'technology', slug: w.theirs },
        organisation: w.home.organisationId,
      }),
  },
} as const satisfies Partial<Record<Action, Deed>>
