/* What was typed is taken as it stands. */
export * from '#search/vocabulary/repair/repairs'
export const repairsOf = (): never[] => []
