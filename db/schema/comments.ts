import { sql } from 'drizzle-orm'
import { check, foreignKey, index, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { id, instant, oneOf, version } from '../columns'
import { COMMENT_VOICES, LISTING_KINDS } from '../domain'
import type { CommentVoice, ListingKind } from '../domain'
import { people } from './people'

/**
 * What an organisation's people and the reviewer of a listing write to each other about one of its fields. A comment begins a
 * thread; answers name it. Only they read it. It goes with its listing, whoever that belongs to later.
 */
export const listingComments = sqliteTable(
  'listing_comments',
  {
    id: id(),
    listingKind: text().$type<ListingKind>().notNull(),
    listingId: text().notNull(),
    /** Field of the record, such as `summary` or `certifications`. */
    field: text().notNull(),
    /** The comment that is answered; empty for one that begins a thread. */
    threadId: text(),
    writtenBy: text()
      .notNull()
      .references(() => people.id),
    /** For whom the person spoke then. */
    voice: text().$type<CommentVoice>().notNull(),
    text: text().notNull(),
    createdAt: instant().notNull(),
    settledAt: instant(),
    settledBy: text().references(() => people.id),
    /** Of the thread: raised by each answer and by settling. */
    version: version(),
  },
  (table) => [
    foreignKey({ columns: [table.threadId], foreignColumns: [table.id] }).onDelete('cascade'),
    index('listing_comments_listing').on(table.listingKind, table.listingId, table.createdAt),
    index('listing_comments_created').on(table.createdAt),
    index('listing_comments_thread').on(table.threadId),
    index('listing_comments_written_by').on(table.writtenBy),
    index('listing_comments_settled_by').on(table.settledBy),
    oneOf('listing_comments_kind', table.listingKind, LISTING_KINDS),
    oneOf('listing_comments_voice', table.voice, COMMENT_VOICES),
    check(
      'listing_comments_settled',
      sql`(${table.settledAt} IS NULL) = (${table.settledBy} IS NULL)`,
    ),
    check(
      'listing_comments_thread_settles',
      sql`${table.threadId} IS NULL OR ${table.settledAt} IS NULL`,
    ),
  ],
)
