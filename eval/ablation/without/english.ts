/* English without plurals and the other spelling: a label is written one way. */
export * from '#search/vocabulary/english'
export const englishVariants = (label: string): string[] => [label]
