import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import { people, shortlistEntries, shortlistNotes } from '#db/schema'
import type { ShortlistedKind } from '#db/domain'
import { SHORTLISTED_KINDS } from '#db/domain'
import { authorisedPerson, may } from '#app/features/accounts'
import { dayOf, formatShortDay, formatTime } from '#app/i18n/format'
import { translatorOf } from '#app/i18n/translator.server'
import type { Context } from '#app/platform/context.server'
import { personOf } from '#app/platform/context.server'
import { notFound } from '#app/platform/domain-error'
import { findSubject, idOf, ownersOf } from './find-subject.server'
import { editableBy, ownOrganisations } from './own-list.server'
import { SHORTLIST_SORTS } from './schema'
import type { ShortlistSort } from './schema'
import type { ShortlistMarks, ShortlistPage, ShownEntry, ShownNote, ToSave } from './shown'

type Asked = { organisation?: string | null; sort?: string | null }

/**
 * The list of one of the reader's organisations with its notes; the first by name where none is named. Null for who belongs
 * to no organisation.
 * @throws DomainError signInFirst, notFound
 */
export function readShortlist(ctx: Context, asked: Asked = {}): ShortlistPage | null {
  authorisedPerson(ctx, 'account.manageOwn')
  const organisations = ownOrganisations(ctx)
  if (organisations.length === 0) return null
  const organisation = asked.organisation
    ? organisations.find(({ slug }) => slug === asked.organisation)
    : organisations[0]
  if (!organisation) throw notFound()
  authorisedPerson(ctx, 'shortlist.read', { organisationId: organisation.id })
  const sort = SHORTLIST_SORTS.find((one) => one === asked.sort) ?? 'added'
  return {
    organisation,
    organisations: organisations.map(({ slug, name }) => ({ slug, name })),
    mayEdit: may(ctx, 'shortlist.edit', { organisationId: organisation.id }),
    sort,
    entries: sorted(ctx, sort, entriesOf(ctx, organisation.id)),
  }
}

function entriesOf(ctx: Context, organisationId: string): ShownEntry[] {
  const rows = ctx.db
    .select({ entry: shortlistEntries, by: people })
    .from(shortlistEntries)
    .innerJoin(people, eq(people.id, shortlistEntries.addedBy))
    .where(eq(shortlistEntries.organisationId, organisationId))
    .orderBy(desc(shortlistEntries.addedAt), desc(shortlistEntries.id))
    .all()
  const notes = notesOf(
    ctx,
    rows.map(({ entry }) => entry.id),
  )
  return rows.map(({ entry, by }) => ({
    id: entry.id,
    kind: entry.kind,
    subject: findSubject(ctx, entry.kind, entry.subjectId),
    addedBy: nameOf(ctx, by),
    addedOn: formatShortDay(dayOf(entry.addedAt, zoneOf(ctx)), ctx.locale),
    notes: notes.get(entry.id) ?? [],
  }))
}

function notesOf(ctx: Context, entryIds: string[]): Map<string, ShownNote[]> {
  const notes = new Map<string, ShownNote[]>()
  const rows = ctx.db
    .select({ note: shortlistNotes, by: people })
    .from(shortlistNotes)
    .innerJoin(people, eq(people.id, shortlistNotes.writtenBy))
    .where(inArray(shortlistNotes.entryId, entryIds))
    .orderBy(asc(shortlistNotes.createdAt), asc(shortlistNotes.id))
    .all()
  for (const { note, by } of rows) {
    const shown = {
      id: note.id,
      text: note.text,
      version: note.version,
      by: nameOf(ctx, by),
      at: momentOf(ctx, note.updatedAt),
      isOwn: by.id === personOf(ctx)?.id,
    }
    notes.set(note.entryId, [...(notes.get(note.entryId) ?? []), shown])
  }
  return notes
}

/** Who wrote it; of an erased account only that there was somebody. */
const nameOf = (ctx: Context, { name, erasedAt }: typeof people.$inferSelect): string =>
  erasedAt ? translatorOf(ctx.locale)('shortlist.formerPerson') : name

const zoneOf = (ctx: Context) => (ctx.locale === 'ko' ? 'Asia/Seoul' : 'Asia/Ho_Chi_Minh')
const momentOf = (ctx: Context, at: Date): string =>
  `${formatShortDay(dayOf(at, zoneOf(ctx)), ctx.locale)} ${formatTime(at, zoneOf(ctx))}`

/** One order over the whole list, by the reader's language; what is gone comes last. */
function sorted(ctx: Context, sort: ShortlistSort, entries: ShownEntry[]): ShownEntry[] {
  if (sort === 'added') return entries
  const collator = new Intl.Collator(ctx.locale)
  const title = ({ subject }: ShownEntry) => subject?.title.text ?? ''
  const rank = ({ kind }: ShownEntry) => (sort === 'kind' ? SHORTLISTED_KINDS.indexOf(kind) : 0)
  return [...entries].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      Number(!a.subject) - Number(!b.subject) ||
      collator.compare(title(a), title(b)),
  )
}

/** What the page of a listing or of results shows of the reader's shortlists. */
export function readShortlistMarks(
  ctx: Context,
  kind: ShortlistedKind,
  ids: string[],
): ShortlistMarks {
  const organisations = ownOrganisations(ctx)
  if (organisations.length === 0) return { way: 'none', saved: [], own: [] }
  const rows = ctx.db
    .selectDistinct({ id: shortlistEntries.subjectId })
    .from(shortlistEntries)
    .where(
      and(
        inArray(
          shortlistEntries.organisationId,
          organisations.map(({ id }) => id),
        ),
        eq(shortlistEntries.kind, kind),
        inArray(shortlistEntries.subjectId, ids),
      ),
    )
    .all()
  const [list, ...others] = editableBy(ctx)
  const isOwn = (owner: string) => others.length === 0 && owner === list?.id
  return {
    way: !list ? 'read' : others.length === 0 ? 'save' : 'choose',
    saved: rows.map(({ id }) => id),
    own: [...ownersOf(ctx.db, kind, ids)].flatMap(([id, owner]) => (isOwn(owner) ? [id] : [])),
  }
}

/** What somebody of several organisations is about to save, with the choice of lists; null when nothing is asked or seen. */
export function readToSave(
  ctx: Context,
  asked: { kind: string | null; slug: string | null; back: string | null },
): ToSave | null {
  const kind = SHORTLISTED_KINDS.find((one) => one === asked.kind)
  const id = kind && asked.slug ? idOf(ctx.db, kind, asked.slug) : null
  const subject = kind && id ? findSubject(ctx, kind, id) : null
  const owner = kind && id ? ownersOf(ctx.db, kind, [id]).get(id) : undefined
  const organisations = editableBy(ctx).filter((one) => one.id !== owner)
  if (!kind || !subject || organisations.length === 0) return null
  return {
    kind,
    slug: subject.slug,
    title: subject.title,
    back: asked.back ?? '',
    organisations: organisations.map(({ id: own, name }) => ({ id: own, name })),
  }
}
