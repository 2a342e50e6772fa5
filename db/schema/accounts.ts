import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { flag, id, instant, oneOf } from '../columns'
import {
  CODE_CHANNELS,
  INVITATION_KINDS,
  LINK_PURPOSES,
  LOCALES,
  MEMBER_ROLES,
  SIGN_IN_STEPS,
} from '../domain'
import type {
  CodeChannel,
  InvitationKind,
  LinkPurpose,
  Locale,
  MemberRole,
  SignInStep,
} from '../domain'
import { organisations } from './organisations'
import { people } from './people'

const personId = () =>
  text()
    .notNull()
    .references(() => people.id, { onDelete: 'cascade' })
const organisationId = () =>
  text()
    .notNull()
    .references(() => organisations.id, { onDelete: 'cascade' })

/** A registration that waits for the proof of its address. The link in the mail is derived from the id and a key. */
export const signUps = sqliteTable(
  'sign_ups',
  {
    id: id(),
    email: text().notNull(),
    name: text().notNull(),
    locale: text().$type<Locale>().notNull(),
    noticeVersion: text().notNull(),
    /** Where to go after the confirmation: an address of this site. */
    next: text(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (table) => [
    index('sign_ups_email').on(table.email, table.createdAt),
    oneOf('sign_ups_locale', table.locale, LOCALES),
  ],
)

/** A link that a person of ours got by mail. Single use; what it carries is derived from the id and a key. */
export const oneTimeLinks = sqliteTable(
  'one_time_links',
  {
    id: id(),
    personId: personId(),
    purpose: text().$type<LinkPurpose>().notNull(),
    /** The address that the mail goes to. */
    email: text().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (table) => [
    index('one_time_links_person').on(table.personId, table.purpose, table.createdAt),
    oneOf('one_time_links_purpose', table.purpose, LINK_PURPOSES),
  ],
)

/** A short code to sign in with once: sent by mail, or handed over by an organiser. */
export const oneTimeCodes = sqliteTable(
  'one_time_codes',
  {
    id: id(),
    personId: personId(),
    channel: text().$type<CodeChannel>().notNull(),
    /** Who handed it over. */
    issuedBy: text().references(() => people.id),
    /** The sign-in that it is the second step of; none for a code that is the first. It goes with that sign-in. */
    pendingId: text().references(() => pendingSignIns.id, { onDelete: 'cascade' }),
    wrongTries: integer().notNull().default(0),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (table) => [
    index('one_time_codes_person').on(table.personId, table.channel, table.createdAt),
    index('one_time_codes_pending').on(table.pendingId),
    oneOf('one_time_codes_channel', table.channel, CODE_CHANNELS),
  ],
)

/** A sign-in between the first step and the second. The id is the SHA-256 of what the cookie carries. */
export const pendingSignIns = sqliteTable(
  'pending_sign_ins',
  {
    id: id(),
    personId: personId(),
    awaits: text().$type<SignInStep>().notNull().default('app'),
    expiresAt: instant().notNull(),
  },
  (table) => [
    index('pending_sign_ins_person').on(table.personId),
    oneOf('pending_sign_ins_awaits', table.awaits, SIGN_IN_STEPS),
  ],
)

/** The authenticator app of a person. It counts once it has been confirmed with a first code. */
export const secondFactors = sqliteTable('second_factors', {
  personId: text()
    .primaryKey()
    .references(() => people.id, { onDelete: 'cascade' }),
  /** Encrypted with the configured key. */
  secret: text().notNull(),
  confirmedAt: instant(),
  /** Time step of the last accepted code: a code is good once. */
  lastStep: integer().notNull().default(0),
  createdAt: instant().notNull(),
})

export const recoveryCodes = sqliteTable(
  'recovery_codes',
  { personId: personId(), codeHash: text().notNull(), usedAt: instant() },
  (table) => [primaryKey({ columns: [table.personId, table.codeHash] })],
)

/** Browsers that a person has signed in with; the hash of a cookie. */
export const knownDevices = sqliteTable(
  'known_devices',
  { personId: personId(), deviceHash: text().notNull(), lastSeenAt: instant().notNull() },
  (table) => [primaryKey({ columns: [table.personId, table.deviceHash] })],
)

/** Browsers in which a person gave both the password and a mailed code. The id is the SHA-256 of what a cookie carries. */
export const provenBrowsers = sqliteTable(
  'proven_browsers',
  {
    id: id(),
    personId: personId(),
    device: text().notNull(),
    provenAt: instant().notNull(),
    expiresAt: instant().notNull(),
  },
  (table) => [index('proven_browsers_person').on(table.personId)],
)

/** Who agreed to which notice, in which language it was shown. Withdrawing adds a line. */
export const consentRecords = sqliteTable(
  'consent_records',
  {
    id: id(),
    personId: personId(),
    purpose: text().notNull(),
    noticeVersion: text().notNull(),
    locale: text().$type<Locale>().notNull(),
    given: flag().notNull(),
    at: instant().notNull(),
  },
  (table) => [
    index('consent_records_person').on(table.personId, table.purpose, table.at),
    oneOf('consent_records_locale', table.locale, LOCALES),
  ],
)

/** A link by which one person joins an organisation, or takes over the record that a survey made of it. */
export const organisationInvitations = sqliteTable(
  'organisation_invitations',
  {
    id: id(),
    organisationId: organisationId(),
    kind: text().$type<InvitationKind>().notNull(),
    email: text().notNull(),
    role: text().$type<MemberRole>().notNull(),
    locale: text().$type<Locale>().notNull(),
    invitedBy: text()
      .notNull()
      .references(() => people.id),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
    revokedAt: instant(),
  },
  (table) => [
    uniqueIndex('organisation_invitations_open')
      .on(table.organisationId, table.email)
      .where(sql`used_at IS NULL AND revoked_at IS NULL`),
    oneOf('organisation_invitations_kind', table.kind, INVITATION_KINDS),
    oneOf('organisation_invitations_role', table.role, MEMBER_ROLES),
    oneOf('organisation_invitations_locale', table.locale, LOCALES),
  ],
)
