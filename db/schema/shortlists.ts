import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { id, instant, oneOf, version } from '../columns'
import { SHORTLISTED_KINDS } from '../domain'
import type { ShortlistedKind } from '../domain'
import { organisations } from './organisations'
import { people } from './people'

/** What an organisation keeps to come back to. Only its own people know of it. */
export const shortlistEntries = sqliteTable(
  'shortlist_entries',
  {
    id: id(),
    organisationId: text()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    kind: text().$type<ShortlistedKind>().notNull(),
    /** The record's id. No foreign key: the notes outlive what they are about. */
    subjectId: text().notNull(),
    addedBy: text()
      .notNull()
      .references(() => people.id),
    addedAt: instant().notNull(),
  },
  (table) => [
    uniqueIndex('shortlist_entries_once').on(table.organisationId, table.kind, table.subjectId),
    index('shortlist_entries_subject').on(table.kind, table.subjectId),
    index('shortlist_entries_added_by').on(table.addedBy),
    oneOf('shortlist_entries_kind', table.kind, SHORTLISTED_KINDS),
  ],
)

/** What the organisation's people write to each other about an entry. */
export const shortlistNotes = sqliteTable(
  'shortlist_notes',
  {
    id: id(),
    entryId: text()
      .notNull()
      .references(() => shortlistEntries.id, { onDelete: 'cascade' }),
    writtenBy: text()
      .notNull()
      .references(() => people.id),
    text: text().notNull(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    version: version(),
  },
  (table) => [
    index('shortlist_notes_entry').on(table.entryId, table.createdAt),
    index('shortlist_notes_written_by').on(table.writtenBy),
  ],
)
