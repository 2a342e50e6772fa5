import { and, asc, eq } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { listingComments, people } from '#db/schema'
import type { ListingKind } from '#db/domain'
import { personOf } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { may } from '#app/features/accounts'
import { kindOf } from '#app/features/catalogue'
import type { ListingRow } from '#app/features/catalogue'
import { dayOf, formatShortDay, formatTime } from '#app/i18n/format'
import { translatorOf } from '#app/i18n/translator.server'
import { voiceOf } from './find-listing.server'
import { fieldsOf } from './schema'
import type { CommentedField } from './schema'
import type { ShownComments, ShownThread } from './shown'

type Named = { name: string; erasedAt: Date | null }

const ZONE = 'Asia/Ho_Chi_Minh'

/** What is said about a listing, by field; nothing for who may not read it. */
export function readComments(ctx: Context, listing: ListingRow): ShownComments {
  const { organisationId } = listing
  const person = personOf(ctx)
  if (!person || !may(ctx, 'listing.comment', { organisationId }))
    return { threads: [], mayWrite: false }
  const rows = commentsOf(ctx, listing)
  const t = translatorOf(ctx.locale)
  const nameOf = (one: Named | null) =>
    one?.erasedAt ? t('shortlist.formerPerson') : (one?.name ?? '')
  const threads = rows
    .filter(({ row }) => row.threadId === null)
    .map(({ row, settledBy }): ShownThread => ({
      id: row.id,
      // Written only for fields that there are.
      field: row.field as CommentedField,
      label: t(`editor.field.${row.field as CommentedField}`),
      version: row.version,
      comments: rows
        .filter((one) => one.row.id === row.id || one.row.threadId === row.id)
        .map((one) => ({
          id: one.row.id,
          text: one.row.text,
          by: nameOf(one.by),
          at: momentOf(ctx, one.row.createdAt),
          voice: one.row.voice,
        })),
      settled: row.settledAt && { by: nameOf(settledBy), at: momentOf(ctx, row.settledAt) },
    }))
  return { threads, mayWrite: voiceOf(ctx.db, listing, person) !== null }
}

/** The fields of a kind of listing that can be commented on, named. */
export const commentedFields = (ctx: Context, kind: ListingKind) =>
  fieldsOf(kind).map((name) => ({
    name,
    label: translatorOf(ctx.locale)(`editor.field.${name}`),
  }))

function commentsOf(ctx: Context, listing: ListingRow) {
  const writer = alias(people, 'writer')
  const settler = alias(people, 'settler')
  const { listingKind, listingId, writtenBy, settledBy, createdAt, id } = listingComments
  return ctx.db
    .select({
      row: listingComments,
      by: { name: writer.name, erasedAt: writer.erasedAt },
      settledBy: { name: settler.name, erasedAt: settler.erasedAt },
    })
    .from(listingComments)
    .innerJoin(writer, eq(writer.id, writtenBy))
    .leftJoin(settler, eq(settler.id, settledBy))
    .where(and(eq(listingKind, kindOf(listing)), eq(listingId, listing.id)))
    .orderBy(asc(createdAt), asc(id))
    .all()
}

const momentOf = (ctx: Context, at: Date): string =>
  `${formatShortDay(dayOf(at, ZONE), ctx.locale)} ${formatTime(at, ZONE)}`
