/* Korean without particles and endings: a word is its own stem. */
export * from '#search/vocabulary/korean'
export const TAILS: ReadonlySet<string> = new Set()
export const stems = (word: string): string[] => [word]
