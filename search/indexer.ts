import { eq } from 'drizzle-orm'
import { searchDocuments } from '#db/schema'
import type { SearchDocument } from '#db/schema'
import type { Db, Tx } from '#db/client'
import type { ListingKind } from '#db/domain'
import { buildDocument } from './documents'
import { putDocument, removeDocument } from './embedded/store'
import type { SearchEngine } from './engine'
import { loadThesaurus } from './vocabulary/load'

/** Brings the embedded index in step with a listing, inside the transaction that changed it. */
export function putListing(tx: Tx, kind: ListingKind, id: string): void {
  const document = buildDocument(tx, kind, id)
  if (document) putDocument(tx, loadThesaurus(), document)
  else removeDocument(tx, id)
}

/** Handles `index` lines of the outbox: what the database holds now goes to the engine, whatever the line said. */
export async function indexLines(
  engine: SearchEngine,
  db: Db,
  lines: { payload: Record<string, unknown> }[],
): Promise<void> {
  const ids = [...new Set(lines.map((line) => String(line.payload.id)))]
  const documents: SearchDocument[] = []
  const gone: string[] = []
  for (const id of ids) {
    const row = db
      .select({ document: searchDocuments.document })
      .from(searchDocuments)
      .where(eq(searchDocuments.id, id))
      .get()
    if (row) documents.push(row.document)
    else gone.push(id)
  }
  await engine.index(documents)
  await engine.remove(gone)
}
