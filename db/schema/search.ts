import { sql } from 'drizzle-orm'
import {
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import { day, flag, id, instant, json, oneOf } from '../columns'
import { GAP_SOURCES, LISTING_KINDS } from '../domain'
import type {
  CertificationType,
  CooperationMode,
  GapSource,
  ListingKind,
  Locale,
  Localised,
  MoneyRange,
} from '../domain'
import { people } from './people'

/** Everything a search needs to know of a listing, so that ranking and reasons need no other table. */
export type SearchDocument = {
  id: string
  kind: ListingKind
  slug: string
  organisationId: string
  /** The display name first; none for a confidential need. */
  organisationNames: string[]
  sourceLocale: Locale
  locales: Locale[]
  title: Localised
  summary: Localised
  /** Title words and all words, folded as queries are, separated by spaces. */
  titleTokens: string
  bodyTokens: string
  /** The listing's own concepts with their weight, 0–1. */
  concepts: Record<string, number>
  /** How near the whole text is to the concepts of the thesaurus, the strongest ones; of length 1 together. */
  meaning: Record<string, number>
  /** Places with those they lie in: where it is needed, was applied, or is offered. */
  places: string[]
  /** Country code of the owner. */
  /** Of the owner; of the place where the owner is not to be known, empty where that says none. */
  country: string
  trl: number | null
  certifications: {
    type: CertificationType | null
    text: string
    number: string | null
    validTo: string | null
    required: boolean
  }[]
  cooperationModes: CooperationMode[]
  projectStage: string | null
  fundingSource: string | null
  /** The price of one whole delivery, or the budget. */
  money: MoneyRange | null
  deliveryWeeks: number | null
  /** `YYYY-MM-DD` */
  deadline: string | null
  /** Capacities and sizes that the texts name, each in one unit of its kind. */
  quantities: { value: number; unit: string }[]
  updatedAt: number
  /** Its owner has not said for long that it still holds. */
  stale?: true
}

export const searchDocuments = sqliteTable(
  'search_documents',
  {
    /** Row number shared with the full-text tables. */
    seq: integer().primaryKey({ autoIncrement: true }),
    id: text().notNull(),
    kind: text().$type<ListingKind>().notNull(),
    document: json<SearchDocument>().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    uniqueIndex('search_documents_id').on(table.id),
    index('search_documents_kind').on(table.kind, table.updatedAt),
    oneOf('search_documents_kind_known', table.kind, LISTING_KINDS),
  ],
)

/** Values to filter and count by: concepts with their ancestors, certificates, TRL, modes, places, languages. */
export const searchFacets = sqliteTable(
  'search_facets',
  {
    kind: text().$type<ListingKind>().notNull(),
    facet: text().notNull(),
    value: text().notNull(),
    seq: integer()
      .notNull()
      .references(() => searchDocuments.seq, { onDelete: 'cascade' }),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.facet, table.value, table.seq] }),
    index('search_facets_seq').on(table.seq),
  ],
)

/** The few concepts that a listing's meaning is nearest to, with their weight: what candidates are found by. */
export const searchMeanings = sqliteTable(
  'search_meanings',
  {
    kind: text().$type<ListingKind>().notNull(),
    concept: text().notNull(),
    weight: real().notNull(),
    seq: integer()
      .notNull()
      .references(() => searchDocuments.seq, { onDelete: 'cascade' }),
  },
  (table) => [
    index('search_meanings_concept').on(table.kind, table.concept, table.weight, table.seq),
    index('search_meanings_seq').on(table.seq),
  ],
)

/** Words that no concept stands for: how often they were met, never by whom. */
export const vocabularyGaps = sqliteTable(
  'vocabulary_gaps',
  {
    source: text().$type<GapSource>().notNull(),
    /** One folded word. */
    word: text().notNull(),
    times: integer().notNull(),
    lastOn: day().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.source, table.word] }),
    index('vocabulary_gaps_times').on(table.source, table.times),
    oneOf('vocabulary_gaps_source', table.source, GAP_SOURCES),
  ],
)

/** States of the results page that a person keeps, each under a name. */
export const savedSearches = sqliteTable(
  'saved_searches',
  {
    id: id(),
    personId: text()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    kind: text().$type<ListingKind>().notNull(),
    /** The query part of the page's address, in the one order that `addressOf` writes. */
    query: text().notNull(),
    /** Whether the person is told by mail, once a day, of what is new. */
    alerts: flag().notNull().default(false),
    /** What was published before needs no telling. */
    toldUntil: instant()
      .notNull()
      .default(sql`0`),
    createdAt: instant().notNull(),
  },
  (table) => [
    uniqueIndex('saved_searches_once').on(table.personId, table.kind, table.query),
    oneOf('saved_searches_kind', table.kind, LISTING_KINDS),
  ],
)
