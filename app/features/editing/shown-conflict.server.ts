import type { Reader } from '#db/client'
import type { ListingKind } from '#db/domain'
import type { ListingRow } from '#app/features/catalogue'
import { formatTime } from '#app/i18n/format'
import { translatorOf } from '#app/i18n/translator.server'
import type { Context } from '#app/platform/context.server'
import { fieldLabel, fieldText } from './field-text.server'
import type { Collision } from './merge-changes.server'
import type { Conflict } from './shown'
import { lastChange } from './snapshots.server'

/** Two versions of the same fields side by side, in the reader's words. */
export function shownConflict(
  ctx: Context,
  db: Reader,
  present: ListingRow,
  { kind }: { kind: ListingKind },
  collisions: Collision[],
): Conflict {
  const t = translatorOf(ctx.locale)
  const last = lastChange(db, kind, present.id)
  return {
    who: last?.name ?? t('editor.conflict.somebody'),
    at: formatTime(last?.at ?? present.updatedAt, 'Asia/Ho_Chi_Minh'),
    version: present.version,
    fields: collisions.map(({ name, mine, theirs }) => ({
      name,
      label: fieldLabel(name, ctx.locale),
      mine: fieldText(name, mine, ctx.locale),
      theirs: fieldText(name, theirs, ctx.locale),
    })),
  }
}
