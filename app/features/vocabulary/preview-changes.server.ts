import { and, asc, eq, inArray } from 'drizzle-orm'
import { listingConcepts, needs, technologies } from '#db/schema'
import type { Reader } from '#db/client'
import type { ConceptTag } from '#db/domain'
import { authorise } from '#app/features/accounts'
import { read } from '#app/i18n/localised'
import type { Context } from '#app/platform/context.server'
import { changeKey, loadChanges } from '#search/vocabulary/changes'
import type { ConceptChange } from '#search/vocabulary/changes'
import { loadThesaurus } from '#search/vocabulary/load'
import { readApprovals } from './approvals.server'
import { targetsFor } from './move-tags.server'
import type { PendingChange } from './shown'

const EXAMPLES = 3

type Origin = ConceptTag['origin']
/** The changes whose tags have not followed yet, with what would happen to them; and how many are on record. */
export function previewChanges(ctx: Context): { pending: PendingChange[]; onRecord: number } {
  authorise(ctx, 'vocabulary.read')
  const approved = new Set(readApprovals(ctx.db))
  const pending = loadChanges().flatMap((change) => {
    const tags = ctx.db
      .select()
      .from(listingConcepts)
      .where(inArray(listingConcepts.concept, change.from))
      .orderBy(asc(listingConcepts.origin), asc(listingConcepts.listingId))
      .all()
    return tags.length > 0 ? [pendingChange(ctx, change, tags, approved)] : []
  })
  return { pending, onRecord: loadChanges().length }
}

type Tag = typeof listingConcepts.$inferSelect

function pendingChange(
  ctx: Context,
  change: ConceptChange,
  tags: Tag[],
  approved: ReadonlySet<string>,
): PendingChange {
  const ofOrigin = (origin: Origin) => tags.filter((tag) => tag.origin === origin).length
  const listings = new Set(tags.map((tag) => `${tag.listingKind} ${tag.listingId}`))
  return {
    key: changeKey(change),
    kind: change.kind,
    on: change.on,
    from: change.from,
    to: change.to.map((id) => ({ id, label: loadThesaurus().label(id, ctx.locale) })),
    tags: {
      author: ofOrigin('author'),
      organiser: ofOrigin('organiser'),
      tagger: ofOrigin('tagger'),
    },
    listings: listings.size,
    joined: listingsWith(ctx.db, change.to).filter((key) => listings.has(key)).length,
    approved: approved.has(changeKey(change)),
    examples: tags.slice(0, EXAMPLES).flatMap((tag) => exampleOf(ctx, change, tag) ?? []),
  }
}

const listingsWith = (db: Reader, concepts: readonly string[]): string[] =>
  db
    .selectDistinct({ kind: listingConcepts.listingKind, id: listingConcepts.listingId })
    .from(listingConcepts)
    .where(and(inArray(listingConcepts.concept, [...concepts])))
    .all()
    .map(({ kind, id }) => `${kind} ${id}`)

function exampleOf(
  ctx: Context,
  change: ConceptChange,
  { listingKind: kind, listingId: id, origin }: Tag,
): PendingChange['examples'][number] | null {
  const table = kind === 'technology' ? technologies : needs
  const row = ctx.db
    .select({ slug: table.slug, title: table.title, sourceLocale: table.sourceLocale })
    .from(table)
    .where(eq(table.id, id))
    .get()
  const title = row && read(row.title, ctx.locale, row.sourceLocale)
  if (!title) return null
  const targets = ctx.db.transaction((tx) => targetsFor(tx, { kind, id }, change, origin))
  const gets = targets.map((target) => loadThesaurus().label(target, ctx.locale))
  return { kind, slug: row.slug, title, origin, gets }
}
