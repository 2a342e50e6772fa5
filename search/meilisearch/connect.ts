import { Meilisearch, MeilisearchApiError } from 'meilisearch'

/** A page waits this long at most; then the embedded engine answers. */
export const SEARCH_TIMEOUT_MS = 1500

/** A client that uses the one given key. */
export const connect = (
  { url, key }: { url: string; key: string | undefined },
  timeout = SEARCH_TIMEOUT_MS,
): Meilisearch =>
  new Meilisearch({
    host: url,
    apiKey: key,
    timeout,
    requestInit: {
      // The key goes to the configured address and nowhere that it points to.
      redirect: 'error',
      // A compressed answer comes in parts, and the second waits for the first one's acknowledgement: 40 ms each time.
      headers: { 'Accept-Encoding': 'identity' },
    },
  })

/** What Meilisearch calls an error that it answered with. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof MeilisearchApiError ? error.cause?.code : undefined
