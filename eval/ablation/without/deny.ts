/* What a text denies or mentions aside counts as its subject. */
export * from '#search/vocabulary/deny'
export const stancesOf = <M>(_stream: unknown, mentions: readonly M[]): Map<M, 'subject'> =>
  new Map(mentions.map((mention) => [mention, 'subject']))
