import { sql } from 'drizzle-orm'
import type { SearchDocument } from '#db/schema'
import type { Reader, Tx } from '#db/client'
import type { ListingKind, Localised } from '#db/domain'
import { KEY_LENGTH, nameKeys } from './keys'
import type { KeyAt, Typed } from './keys'

/**
 * Keys of names in one sorted table: what begins with a prefix lies together and is read in order, only as far as
 * needed, however many names begin so.
 */
const MOST_READ = 16
/** Read for words typed out of order, which only the names themselves can tell. */
const MOST_SCATTERED = 80

type Scope = ListingKind | 'owner'
const SCOPES: Record<Scope, Record<KeyAt, number>> = {
  technology: { start: 1, word: 2 },
  need: { start: 3, word: 4 },
  owner: { start: 5, word: 6 },
}

/** What may be suggested by a listing; a need whose owner stays hidden is not suggested at all. */
export function putNames(tx: Tx, seq: number, document: SearchDocument): void {
  const rows = rowsOf(document).map(
    ({ scope, key, owner }) => sql`(${scope}, ${key}, ${owner}, ${seq})`,
  )
  if (rows.length === 0) return
  tx.run(
    sql`INSERT OR IGNORE INTO search_names (scope, key, owner, seq) VALUES ${sql.join(rows, sql`, `)}`,
  )
}

/** Takes out what `putNames` put in for the same document. */
export function removeNames(tx: Tx, seq: number, document: SearchDocument): void {
  for (const { scope, key, owner } of rowsOf(document))
    tx.run(
      sql`DELETE FROM search_names WHERE scope = ${scope} AND key = ${key} AND owner = ${owner} AND seq = ${seq}`,
    )
}

/** Keys written by other rules than today's, whose listing was taken out since. */
export function removeLeftNames(tx: Tx): void {
  tx.run(sql`DELETE FROM search_names WHERE seq NOT IN (SELECT seq FROM search_documents)`)
}

function rowsOf({ kind, title, organisationId, organisationNames }: SearchDocument) {
  if (organisationNames.length === 0) return []
  const rows = (scope: Scope, owner: string, names: string[]) =>
    names.flatMap(nameKeys).map(({ at, key }) => ({ scope: SCOPES[scope][at], key, owner }))
  return [
    ...rows(kind, '', Object.values(title)),
    ...rows('owner', organisationId, organisationNames),
  ]
}

/** Titles that may continue what was typed; those that begin with it first. At least `enough` where there are. */
export const titlesNamedAs = (db: Reader, kind: ListingKind, typed: Typed, enough: number) =>
  db
    .all<{ slug: string; names: string; owner: string }>(
      sql`SELECT document ->> '$.slug' AS slug, document ->> '$.title' AS names,
          document ->> '$.organisationId' AS owner
        FROM search_documents WHERE seq IN ${seqsNamedAs(db, kind, typed, enough)}`,
    )
    .map((row) => ({ ...row, names: JSON.parse(row.names) as Localised }))

/** Organisations that may be called so, each with all its names, the one it goes by first. */
export const ownersNamedAs = (db: Reader, typed: Typed, enough: number) =>
  db
    .all<{ id: string; names: string }>(
      sql`SELECT document ->> '$.organisationId' AS id, document ->> '$.organisationNames' AS names
        FROM search_documents WHERE seq IN ${seqsNamedAs(db, 'owner', typed, enough)}`,
    )
    .map((row) => ({ id: row.id, names: JSON.parse(row.names) as string[] }))

function seqsNamedAs(db: Reader, scope: Scope, typed: Typed, enough: number): number[] {
  const found = new Set(range(db, scope, 'start', typed.text, MOST_READ))
  if (found.size < enough)
    range(db, scope, 'word', typed.text, MOST_READ).forEach((seq) => found.add(seq))
  const [longest] = [...typed.words].sort((a, b) => b.length - a.length)
  if (found.size === 0 && longest && typed.words.length > 1)
    for (const at of ['start', 'word'] as const)
      range(db, scope, at, longest, MOST_SCATTERED).forEach((seq) => found.add(seq))
  return [...found]
}

/** One listing for each name that begins so, in the order of the names; one for each owner. */
function range(db: Reader, scope: Scope, at: KeyAt, text: string, most: number): number[] {
  const from = text.slice(0, KEY_LENGTH[at])
  const grouped = scope === 'owner' ? sql`key, owner` : sql`key, seq`
  return db
    .all<{ seq: number }>(
      sql`SELECT min(seq) AS seq FROM search_names
        WHERE scope = ${SCOPES[scope][at]} AND key >= ${from} AND key < ${`${from}\u{10FFFF}`}
        GROUP BY ${grouped} LIMIT ${most}`,
    )
    .map(({ seq }) => seq)
}
