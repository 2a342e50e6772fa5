import { record } from '#app/features/audit'
import { translatorOf } from '#app/i18n/translator.server'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { notFound } from '#app/platform/domain-error'
import { readShortlist } from './read-shortlist.server'
import type { ShownEntry } from './shown'

/**
 * The shortlist of one of the reader's organisations as rows of text in the page's order, with its notes. That it was taken
 * out is recorded.
 * @throws DomainError signInFirst, notFound also for who belongs to no organisation
 */
export function exportShortlist(
  ctx: Context,
  asked: { organisation: string | null; sort: string | null },
): string[][] {
  const list = readShortlist(ctx, asked)
  if (!list) throw notFound()
  const t = translatorOf(ctx.locale)
  const { id } = list.organisation
  write(ctx, (tx) =>
    record(tx, ctx, 'shortlist.exported', 'organisation', id, {
      after: { rows: list.entries.length },
    }),
  )
  const columns = [
    'kind',
    'title',
    'owner',
    'country',
    'place',
    'trl',
    'status',
    'addedBy',
    'addedOn',
    'notes',
    'address',
  ] as const
  return [
    columns.map((column) => t(`shortlist.column.${column}`)),
    ...list.entries.map((entry) => rowOf(ctx, entry)),
  ]
}

function rowOf(ctx: Context, { kind, subject, addedBy, addedOn, notes }: ShownEntry): string[] {
  const t = translatorOf(ctx.locale)
  const folder = { technology: 'technologies', need: 'needs', organisation: 'organisations' }[kind]
  return [
    t(`shortlist.kind.${kind}`),
    subject ? subject.title.text : t(`shortlist.gone.${kind}`),
    subject?.owner ?? '',
    subject?.country ?? '',
    subject?.place ?? '',
    subject && subject.trl !== null ? String(subject.trl) : '',
    subject?.status ?? '',
    addedBy,
    addedOn,
    notes.map(({ text, by, at }) => `${text} (${by}, ${at})`).join('\n'),
    subject ? `${ctx.publicOrigin}/${ctx.locale}/${folder}/${subject.slug}` : '',
  ]
}
