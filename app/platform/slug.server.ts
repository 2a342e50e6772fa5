import { eq, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { romanize } from 'es-hangul'
import type { Tx } from '#db/client'
import { needs, organisationMerges, organisations, technologies } from '#db/schema'
import { clean, fold } from '#search/vocabulary/normalise'

const LONGEST = 64

/**
 * A readable address part in Latin letters: Hangul romanised, Vietnamese without marks, cut at a word.
 * Empty when the text has nothing that can be written so.
 */
export function slugOf(text: string): string {
  const latin = fold(romanize(clean(text).normalize('NFKC')))
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (latin.length <= LONGEST) return latin
  const cut = latin.slice(0, LONGEST + 1)
  const word = cut.lastIndexOf('-')
  return word > LONGEST / 2 ? cut.slice(0, word) : latin.slice(0, LONGEST)
}

const tables = { organisation: organisations, technology: technologies, need: needs }

/** A slug that nobody has yet: the base, else the base with the next number. Once given it never changes. */
export function freeSlug(tx: Tx, kind: keyof typeof tables, text: string, id: string): string {
  const base = slugOf(text) || `${kind}-${id.slice(-8)}`
  const table = tables[kind]
  for (let number = 1; ; number++) {
    const slug = number === 1 ? base : `${base}-${number}`
    if (!isTaken(tx, table, slug) && !(kind === 'organisation' && leadsElsewhere(tx, slug)))
      return slug
  }
}

const isTaken = (
  tx: Tx,
  table: SQLiteTable & {
    slug: (typeof organisations)['slug'] | (typeof technologies)['slug'] | (typeof needs)['slug']
  },
  slug: string,
) =>
  tx
    .select({ one: sql`1` })
    .from(table)
    .where(eq(table.slug, slug))
    .get() !== undefined

/** The address of a record that was joined to another one stays its own. */
const leadsElsewhere = (tx: Tx, slug: string): boolean =>
  tx
    .select({ id: organisationMerges.id })
    .from(organisationMerges)
    .where(eq(organisationMerges.slug, slug))
    .get() !== undefined
