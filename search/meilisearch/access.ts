import type { Meilisearch } from 'meilisearch'
import { codeOf, connect, SEARCH_TIMEOUT_MS } from './connect'
import type { Embedder } from './embedder'
import { createOwnKeys } from './own-keys'
import type { OwnKeysOptions } from './own-keys'

/** `key`: what own keys are made with; `embedder`: a model that an operator switched on. */
export type MeilisearchAddress = { url: string; key: string | undefined; embedder?: Embedder }

/** The way to a Meilisearch, by keys that this process makes for itself and that soon expire. */
export type MeilisearchAccess = {
  embedder: Embedder | undefined
  /**
   * Runs requests with the present key. Where Meilisearch does not know it (any more) they are run once again, all of
   * them, with the next one: they must bear being repeated.
   */
  ask: <T>(work: (client: Meilisearch) => Promise<T>, timeout?: number) => Promise<T>
  /** Gives the present key back. */
  close: () => Promise<void>
}

/** Opens the way; the first request makes the first key. */
export function accessTo(
  address: MeilisearchAddress,
  options: Omit<OwnKeysOptions, 'url' | 'key'>,
): MeilisearchAccess {
  const keys = createOwnKeys({ ...options, url: address.url, key: address.key })
  return {
    embedder: address.embedder,
    ask: async (work, timeout = SEARCH_TIMEOUT_MS) => {
      const asWith = (key: string | undefined) => work(connect({ url: address.url, key }, timeout))
      const key = await keys.present()
      try {
        return await asWith(key)
      } catch (error) {
        const next = codeOf(error) === 'invalid_api_key' ? await keys.after(key) : null
        if (next === null) throw error
        return await asWith(next)
      }
    },
    close: keys.giveBack,
  }
}
