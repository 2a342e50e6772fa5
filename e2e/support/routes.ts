/** The site map as a list, and what its addresses need to lead somewhere in the demo. */
import { join } from 'node:path'
import type { RouteConfigEntry } from '@remix-run/route-config'
import Database from 'better-sqlite3'
import { ROUTE_ACCESS } from '../../app/routes/access'
import siteMap from '../../app/routes'

export type SiteRoute = {
  /** The module, as the table of access names it. */
  id: string
  /** Parts of the address, a parameter as `:name`. */
  parts: string[]
  rule: (typeof ROUTE_ACCESS)[string]
}

/** Every address that the site answers. */
export const siteRoutes = (): SiteRoute[] => flatten(siteMap, [])

function flatten(entries: RouteConfigEntry[], above: string[]): SiteRoute[] {
  return entries.flatMap((entry) => {
    const parts = [...above, ...(entry.path ?? '').split('/').filter(Boolean)]
    const inside = flatten(entry.children ?? [], parts)
    return entry.children ? inside : [routeOf(entry, parts)]
  })
}

function routeOf(entry: RouteConfigEntry, parts: string[]): SiteRoute {
  const id = entry.id ?? entry.file.replace(/\.tsx?$/, '')
  const rule = ROUTE_ACCESS[id]
  if (!rule) throw new Error(`${id} has no entry in app/routes/access.ts`)
  return { id, parts, rule }
}

/** For each parameter, by the part before it where that tells more, a value that the demo has. */
export type Known = (parameter: string, before: string) => string | undefined

const VALUES: Record<string, string> = {
  'technologies/:slug': "select slug from technologies where status = 'published' limit 1",
  'needs/:slug': "select slug from needs where status = 'open' limit 1",
  'organisations/:slug': 'select slug from organisations limit 1',
  'members/:person': 'select person_id from organisation_members limit 1',
  'events/:event': 'select slug from events order by id desc limit 1',
  'requests/:request': 'select id from meeting_requests limit 1',
  'imports/:import': 'select id from survey_imports limit 1',
  'agenda/:delegate': 'select id from delegates limit 1',
  'meetings/:meeting': 'select id from meetings limit 1',
  'documents/:document': "select id from documents where tier = 'nda' limit 1",
  'pictures/:picture': 'select id from pictures limit 1',
}

/** Reads them from the database of a demo. */
export function knownValues(dataDir: string): Known {
  const db = new Database(join(dataDir, 'app.db'), { readonly: true })
  const found = new Map<string, string>()
  for (const [key, query] of Object.entries(VALUES)) {
    const value = db.prepare(query).pluck().get()
    if (typeof value === 'string') found.set(key, value)
  }
  db.close()
  return (parameter, before) =>
    found.get(`${before}/${parameter}`) ??
    [...found].find(([key]) => key.endsWith(`/${parameter}`))?.[1]
}

/** The address of a route; `fill` gives a value for each parameter. */
export function addressOf(
  { parts }: SiteRoute,
  fill: (parameter: string, before: string) => string,
): string {
  const filled = parts.map((part, at) =>
    part.startsWith(':') || part === '*' ? fill(part, parts[at - 1] ?? '') : part,
  )
  return `/${filled.join('/')}`
}
