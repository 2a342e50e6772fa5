import type { Locale } from '#db/domain'

/** Above this many, the order of the database has to do: sorting by language reads every name. */
export const SORTED_BY_LANGUAGE = 5000

/**
 * The ids of one page of a list in the order of the reader's language, over all its pages.
 * @param rows at most `SORTED_BY_LANGUAGE`; more come in the order that they are given
 */
export function pageOf(
  rows: { id: string; name: string }[],
  locale: Locale,
  page: number,
  size: number,
): string[] {
  const collator = new Intl.Collator(locale)
  const sorted =
    rows.length > SORTED_BY_LANGUAGE
      ? rows
      : [...rows].sort((a, b) => collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1))
  return sorted.slice((page - 1) * size, page * size).map((row) => row.id)
}

/** Rows in the order of a list of ids. */
export const inOrder = <T extends { id: string }>(rows: T[], ids: string[]): T[] =>
  ids.flatMap((id) => rows.find((row) => row.id === id) ?? [])
