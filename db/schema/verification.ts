import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { id, instant, oneOf } from '../columns'
import { EVIDENCE_KINDS, EVIDENCE_TYPES, VERIFICATION_STATES } from '../domain'
import type { EvidenceKind, EvidenceType, VerificationState } from '../domain'
import { organisations } from './organisations'
import { people } from './people'

/** What an organisation handed in to be verified, and what became of it. */
export const verificationCases = sqliteTable(
  'verification_cases',
  {
    id: id(),
    organisationId: text()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    state: text().$type<VerificationState>().notNull().default('submitted'),
    evidence: text().$type<EvidenceKind>().notNull(),
    /** As it was when handed in; null for a body that has none. */
    registrationNumber: text(),
    note: text(),
    /** The file's kind by its content, never by its name; null without a file, or once it was deleted. */
    fileType: text().$type<EvidenceType>(),
    fileBytes: integer(),
    submittedBy: text()
      .notNull()
      .references(() => people.id),
    submittedAt: instant().notNull(),
    decidedBy: text().references(() => people.id),
    decidedAt: instant(),
    reason: text(),
  },
  (table) => [
    uniqueIndex('verification_cases_open')
      .on(table.organisationId)
      .where(sql`state = 'submitted'`),
    index('verification_cases_state').on(table.state, table.submittedAt),
    oneOf('verification_cases_state_known', table.state, VERIFICATION_STATES),
    oneOf('verification_cases_evidence', table.evidence, EVIDENCE_KINDS),
    oneOf('verification_cases_file_type', table.fileType, EVIDENCE_TYPES),
  ],
)
