/* No whole label is found, in listings or queries: only what the words of labels say together. */
import { mentionsIn as find } from '#search/vocabulary/tag'

export * from '#search/vocabulary/tag'
export const tagListing = (): never[] => []
export const mentionsIn = (...given: Parameters<typeof find>): ReturnType<typeof find> => ({
  ...find(...given),
  mentions: [],
})
