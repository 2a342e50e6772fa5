/**
 * The port to search. Two real implementations answer it alike: Meilisearch and the embedded engine.
 */
export type EngineName = 'meilisearch' | 'embedded'

export type SearchEngine = {
  /** Which engine answers at present; null when none does. */
  health: () => Promise<{ engine: EngineName } | null>
}
