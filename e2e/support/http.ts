/** A person who speaks to the server without a browser: cookies are kept, redirects are not followed. */
import type { Site } from './site'
import { accounts } from '../../seed/demo/accounts'

export type Answer = { status: number; location: string; type: string; text: string }
export type Client = {
  get: (path: string) => Promise<Answer>
  post: (path: string, body: URLSearchParams | FormData) => Promise<Answer>
}

let addresses = 0

/** Somebody who has not signed in. Each client has an address of its own, so that no limit of one meets another. */
export function visitor(site: Site): Client {
  const cookies = new Map<string, string>()
  const address = `198.51.${Math.floor(++addresses / 250) % 250}.${(addresses % 250) + 1}`
  const ask = async (path: string, init: RequestInit): Promise<Answer> => {
    const answer = await fetch(`${site.url}${path}`, {
      ...init,
      redirect: 'manual',
      signal: AbortSignal.timeout(60_000),
      headers: {
        Accept: 'text/html',
        Origin: site.url,
        'X-Forwarded-For': address,
        Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    })
    for (const set of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = set.split(';')[0]?.split(/=(.*)/s) ?? []
      cookies.set(name, value)
    }
    const type = answer.headers.get('Content-Type') ?? ''
    // News of a board never end: that they came is the answer.
    const isStream = type.startsWith('text/event-stream')
    if (isStream) await answer.body?.cancel()
    return {
      status: answer.status,
      location: answer.headers.get('Location') ?? '',
      type,
      text: isStream ? '' : await answer.text(),
    }
  }
  return {
    get: (path) => ask(path, { method: 'GET' }),
    post: (path, body) => ask(path, { method: 'POST', body }),
  }
}

/** Somebody of the demo, by the first part of the mail address, signed in. */
export async function signedIn(site: Site, person: string): Promise<Client> {
  const account = accounts.find(({ email }) => email.startsWith(`${person}@`))
  if (!account) throw new Error(`The demo has no account ${person}.`)
  const client = visitor(site)
  const { status } = await client.post(
    '/en/sign-in',
    new URLSearchParams({ email: account.email, password: account.password }),
  )
  if (status !== 302) throw new Error(`${person} could not sign in: ${status}`)
  return client
}
