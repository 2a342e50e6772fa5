import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

type Knock = { method: string; path: string; key: string }

/**
 * A door before a Meilisearch, at which a test sees every request, or acts before it goes through; what `before`
 * gives back is answered in its place.
 */
export async function aDoor(
  to: () => string,
  before: (knock: Knock) => number | undefined = () => undefined,
) {
  const knocks: Knock[] = []
  const door = createServer((request, response) => {
    void (async () => {
      const parts: Uint8Array[] = []
      for await (const part of request) parts.push(part as Uint8Array)
      const { method = 'GET', url: path = '', headers } = request
      const key = (headers.authorization ?? '').replace('Bearer ', '')
      knocks.push({ method, path, key })
      const refusal = before({ method, path, key })
      const json = { 'Content-Type': 'application/json' }
      if (refusal) return response.writeHead(refusal, json).end('{}')
      const answer = await fetch(`${to()}${path}`, {
        method,
        headers: {
          'Content-Type': headers['content-type'] ?? 'application/json',
          Authorization: headers.authorization ?? '',
        },
        ...(parts.length > 0 && { body: Buffer.concat(parts) }),
      })
      return response.writeHead(answer.status, json).end(Buffer.from(await answer.arrayBuffer()))
    })().catch(() => response.destroy())
  })
  await new Promise<void>((listening) => door.listen(0, '127.0.0.1', listening))
  const { port } = door.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    knocks,
    shut: () => {
      door.closeAllConnections()
      door.close()
    },
  }
}
