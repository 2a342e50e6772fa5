import { and, eq, inArray } from 'drizzle-orm'
import { needs, savedSearches, technologies } from '#db/schema'
import type { Reader } from '#db/client'
import type { ListingKind, Locale } from '#db/domain'
import { paths } from '#app/i18n/paths'
import type { Body, Rendering } from './render-account-mail.server'
import { readTitle } from './read-subject.server'

/** What a saved search newly finds. Null when it is gone or its mails were switched off meanwhile. */
export function searchAlert({ db, reader, t, params }: Rendering): Body | null {
  const saved = db
    .select()
    .from(savedSearches)
    .where(eq(savedSearches.id, String(params.savedSearchId)))
    .get()
  if (!saved?.alerts) return null
  const titles = String(params.listings)
    .split(' ')
    .filter((id) => isShown(db, saved.kind, id))
    .map((id) => `- ${readTitle(db, saved.kind, id, reader.locale)}`)
  if (titles.length === 0) return null
  const { name } = saved
  const count = Number(params.count)
  return {
    subject: t('mail.searchAlert.subject', { name, count }),
    paragraphs: [
      t('mail.searchAlert.body', { name, count }),
      titles.join('\n'),
      t('mail.searchAlert.stop'),
    ],
    act: t('mail.searchAlert.act'),
    path: resultsPath(reader.locale, saved.kind, saved.query),
  }
}

/** What was taken back since is not named. */
function isShown(db: Reader, kind: ListingKind, id: string): boolean {
  const found =
    kind === 'technology'
      ? db
          .select({ id: technologies.id })
          .from(technologies)
          .where(and(eq(technologies.id, id), eq(technologies.status, 'published')))
          .get()
      : db
          .select({ id: needs.id })
          .from(needs)
          .where(and(eq(needs.id, id), inArray(needs.status, ['open', 'inDiscussion'])))
          .get()
  return found !== undefined
}

function resultsPath(locale: Locale, kind: ListingKind, query: string): string {
  const to = paths(locale)
  return `${kind === 'technology' ? to.technologies() : to.needs()}?${query}`
}
