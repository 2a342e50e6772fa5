import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { id, instant, oneOf } from '../columns'
import { PRIVACY_REQUEST_KINDS, PRIVACY_REQUEST_STATES } from '../domain'
import type { PrivacyRequestKind, PrivacyRequestState } from '../domain'
import { people } from './people'

/** What a person asks about their data, to be answered within the time that the law gives. */
export const privacyRequests = sqliteTable(
  'privacy_requests',
  {
    id: id(),
    personId: text()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    kind: text().$type<PrivacyRequestKind>().notNull(),
    state: text().$type<PrivacyRequestState>().notNull().default('open'),
    text: text(),
    createdAt: instant().notNull(),
    dueAt: instant().notNull(),
    /** When the administrators were reminded of it. */
    remindedAt: instant(),
    answer: text(),
    decidedBy: text().references(() => people.id),
    decidedAt: instant(),
  },
  (table) => [
    index('privacy_requests_person').on(table.personId),
    index('privacy_requests_due').on(table.state, table.dueAt),
    oneOf('privacy_requests_kind', table.kind, PRIVACY_REQUEST_KINDS),
    oneOf('privacy_requests_state', table.state, PRIVACY_REQUEST_STATES),
  ],
)
