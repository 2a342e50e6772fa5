import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client'
import { referencesTo } from '#db/references'

/** What moved by table, and whole rows that found their place taken. */
export type Moves = { moved: Record<string, number>; kept: Record<string, unknown[]> }

/** Follow the record by themselves: they are made from it, or the caller sees to them. */
const OWN_WAY = new Set(['organisation_members', 'organisation_name_keys'])

/**
 * Points every row of the database that refers to one record to another. The tables are asked of the database, so that
 * one that comes later is not forgotten. A row that the other record has one of already is handed back and removed.
 */
export function moveRows(
  tx: Tx,
  parent: 'organisations' | 'registrations',
  from: string,
  to: string,
  moves: Moves,
): void {
  for (const { table, column } of referencesTo(tx, parent)) {
    if (OWN_WAY.has(table)) continue
    const [name, by] = [sql.identifier(table), sql.identifier(column)]
    const moved = tx.run(sql`UPDATE OR IGNORE ${name} SET ${by} = ${to} WHERE ${by} = ${from}`)
    if (moved.changes > 0) moves.moved[table] = (moves.moved[table] ?? 0) + moved.changes
    const left = tx.all(sql`SELECT * FROM ${name} WHERE ${by} = ${from}`)
    if (left.length === 0) continue
    moves.kept[table] = [...(moves.kept[table] ?? []), ...left]
    tx.run(sql`DELETE FROM ${name} WHERE ${by} = ${from}`)
  }
}
