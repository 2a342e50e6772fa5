/** Random, oversized and hostile input for every address and every form that people are shown. */
import fc from 'fast-check'
import { parse } from 'node-html-parser'
import type { HTMLElement } from 'node-html-parser'
import { signedIn, visitor } from './http'
import type { Client } from './http'
import { addressOf, knownValues, siteRoutes } from './routes'
import type { Known, SiteRoute } from './routes'
import type { Site } from './site'

export type Finding = { who: string; request: string; body: string; status: number }
export type FuzzResult = { requests: number; byStatus: Map<number, number>; findings: Finding[] }

const PEOPLE = ['viewer', 'songbo', 'mulgil', 'organiser', 'admin']

const HOSTILE = [
  '',
  ' ',
  '\0',
  "' OR 1=1 --",
  '"><script>alert(1)</script>',
  '../../../../etc/passwd',
  '%00%ff%c0%ae',
  '=HYPERLINK("http://evil.example")',
  '{{7*7}}${7*7}',
  'NaN',
  '-1',
  '1e309',
  '99999999999999999999999',
  '0000-00-00',
  '2026-02-30',
  '٢٠٢٦-١١-٣٠',
  'on',
  'null',
  'undefined',
  '[object Object]',
  '__proto__',
  'constructor',
  '\ud800',
  '\u202e\u200b\ufeff',
  'ẫ'.normalize('NFD').repeat(300),
  '산'.repeat(5000),
  'a'.repeat(70_000),
  '("*" OR NEAR(',
  'place = vn-hn OR 1 = 1',
  '01890000-0000-7000-8000-000000000000',
]

const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 400 }) },
)
/** What becomes of one field: sent as it stands, spoilt, sent twice, or left out. */
const treatment = fc.oneof(
  { weight: 5, arbitrary: fc.constant({ kind: 'keep' as const }) },
  { weight: 4, arbitrary: text.map((value) => ({ kind: 'spoil' as const, value })) },
  { weight: 1, arbitrary: text.map((value) => ({ kind: 'twice' as const, value })) },
  { weight: 1, arbitrary: fc.constant({ kind: 'drop' as const }) },
)
const oneRequest = fc.record({
  route: fc.nat(),
  who: fc.nat(),
  form: fc.nat(),
  method: fc.constantFrom('GET', 'POST', 'POST'),
  locale: fc.constantFrom('ko', 'vi', 'en', 'en', 'xx'),
  strangeIds: fc.constantFrom(false, false, true),
  parameter: text,
  query: fc.array(
    fc.tuple(
      fc.constantFrom(
        'q',
        'page',
        'sort',
        'place',
        'concept',
        'view',
        'compare',
        'kind',
        'query',
        'from',
        'token',
        'by',
        '_data',
      ),
      text,
    ),
    { maxLength: 3 },
  ),
  treatments: fc.array(treatment, { minLength: 1, maxLength: 12 }),
  asFile: fc.constantFrom(false, false, false, true),
})
type OneRequest = typeof oneRequest extends fc.Arbitrary<infer T> ? T : never

/**
 * Sends requests until `enough`, the same ones for the same seed and demo. What the server answers with 500 or more,
 * or not at all, is a finding; the requests go one after the other, so that a finding names its cause.
 */
export async function fuzz(
  site: Site,
  seed: number,
  enough: (sent: number) => boolean,
): Promise<FuzzResult> {
  const routes = siteRoutes().filter(({ id }) => !id.endsWith('/sign-out'))
  const known = knownValues(site.dataDir)
  const result: FuzzResult = { requests: 0, byStatus: new Map(), findings: [] }
  const clients = new Map<string, Client>()
  const clientOf = async (who: string) => {
    const client = clients.get(who) ?? (await signIn(site, who))
    clients.set(who, client)
    return client
  }
  for (let round = 0; !enough(result.requests); round++)
    for (const one of fc.sample(oneRequest, { seed: seed + round, numRuns: 100 })) {
      if (enough(result.requests)) break
      const who = ['visitor', ...PEOPLE][one.who % (PEOPLE.length + 1)] ?? 'visitor'
      const route = routes[one.route % routes.length]
      if (route) await send(await clientOf(who), who, { route, one, known, result })
    }
  return result
}

/** A person whose account the fuzzing has spoilt goes on as a visitor. */
const signIn = (site: Site, who: string): Promise<Client> =>
  who === 'visitor'
    ? Promise.resolve(visitor(site))
    : signedIn(site, who).catch(() => visitor(site))

type Sending = { route: SiteRoute; one: OneRequest; known: Known; result: FuzzResult }

async function send(client: Client, who: string, { route, one, known, result }: Sending) {
  const path = pathOf(route, one, known)
  const page = await ask(() => client.get(path))
  note(result, page, { who, request: `GET ${path}`, body: '' })
  if (one.method === 'GET') return
  const form = page.type.includes('html') ? formOf(page.text, one.form) : null
  const target = form?.getAttribute('action')?.replaceAll('&amp;', '&') ?? path
  if (target.includes('sign-out') || !target.startsWith('/')) return
  const fields = form ? fieldsOf(form) : [['intent', 'save'] as const]
  const body = one.asFile ? filesOf(fields, one) : spoilt(fields, one)
  const isPost = form?.getAttribute('method')?.toLowerCase() === 'post' || !form
  if (!isPost) return
  const answer = await ask(() => client.post(target, body))
  note(result, answer, { who, request: `POST ${target}`, body: shown(body) })
}

type Asked = { status: number; type: string; text: string }

const ask = (send: () => Promise<Asked>): Promise<Asked> =>
  send().catch((error: unknown) => ({ status: 599, type: '', text: String(error) }))

function note(result: FuzzResult, { status }: Asked, what: Omit<Finding, 'status'>): void {
  result.requests += 1
  result.byStatus.set(status, (result.byStatus.get(status) ?? 0) + 1)
  if (status >= 500) result.findings.push({ ...what, request: what.request.slice(0, 300), status })
}

function pathOf(
  route: SiteRoute,
  { locale, strangeIds, parameter, query }: OneRequest,
  known: Known,
) {
  const fill = (name: string, before: string) =>
    name === ':locale'
      ? locale
      : encodeURIComponent(
          wellFormed((strangeIds ? undefined : known(name, before)) ?? parameter),
        ).slice(0, 600)
  const search = new URLSearchParams(
    query.map(([name, value]) => [name, wellFormed(value).slice(0, 300)]),
  )
  return `${addressOf(route, fill)}${query.length > 0 ? `?${search.toString()}` : ''}`
}

/** Half a surrogate cannot stand in an address. */
const wellFormed = (value: string) => value.replace(/[\ud800-\udfff]/g, '\ufffd') || '-'

function formOf(html: string, which: number): HTMLElement | null {
  const forms = parse(html).querySelectorAll('form')
  return forms[which % Math.max(1, forms.length)] ?? null
}

/** Names and values as a browser would send them, buttons included. */
function fieldsOf(form: HTMLElement): (readonly [string, string])[] {
  return form.querySelectorAll('input,select,textarea,button').flatMap((field) => {
    const name = field.getAttribute('name')
    if (!name) return []
    const chosen = field.querySelector('option[selected]') ?? field.querySelector('option')
    const value = chosen?.getAttribute('value') ?? field.getAttribute('value') ?? field.text
    return [[name, value] as const]
  })
}

function spoilt(
  fields: (readonly [string, string])[],
  { treatments }: OneRequest,
): URLSearchParams {
  const body = new URLSearchParams()
  fields.forEach(([name, value], at) => {
    const treated = treatments[at % treatments.length] ?? { kind: 'keep' }
    if (treated.kind === 'drop') return
    body.append(name, treated.kind === 'spoil' ? treated.value : value)
    if (treated.kind === 'twice') body.append(name, treated.value)
  })
  return body
}

/** The same as multipart, each field spoilt as a file. */
function filesOf(
  fields: (readonly [string, string])[],
  { treatments, parameter }: OneRequest,
): FormData {
  const body = new FormData()
  fields.forEach(([name, value], at) => {
    const treated = treatments[at % treatments.length] ?? { kind: 'keep' }
    if (treated.kind === 'keep' && !/file|upload/i.test(name)) body.append(name, value)
    else body.append(name, new Blob([parameter, 'PK\u0003\u0004', parameter]), 'khảo sát.xlsx')
  })
  return body
}

// Decoded before it is cut: half a letter cannot be.
const shown = (body: URLSearchParams | FormData) =>
  (body instanceof FormData
    ? [...body.keys()].join(' as file, ')
    : decodeURIComponent(body.toString())
  ).slice(0, 600)
