import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTechnology } from '#app/features/catalogue'
import { readParameters, searchListings } from '#app/features/discovery'
import { createOrganisation } from '#app/features/organisations'
import { aContext } from '#app/platform/testing.server'
import type { SearchEngine } from '../engine'
import { loadThesaurus } from '../vocabulary/load'
import { embedderSchema } from './embedder'
import { accessTo } from './access'
import { createMeilisearchEngine } from './engine'
import { startLocalMeilisearch } from './local-server'
import type { LocalMeilisearch } from './local-server'
import { rebuild } from './rebuild'

/* Meilisearch asks a real server for vectors; this one knows two invented words for one thing. */

const ONE_THING = /zorblat|quixel/i
let isUp = true
const model = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    const { input } = JSON.parse(Buffer.concat(parts).toString()) as { input: string }
    response.statusCode = isUp ? 200 : 500
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ vector: ONE_THING.test(input) ? [1, 0, 0] : [0, 1, 0] }))
  })
})

const folder = mkdtempSync(join(tmpdir(), 'hvb-vectors-'))
const ctx = aContext({ actor: { kind: 'system' }, locale: 'en' })
let meilisearch: LocalMeilisearch | null = null
let embedder: ReturnType<typeof embedderSchema.parse>

beforeAll(async () => {
  const { id } = createOrganisation(ctx, { legalName: { en: 'Maker' }, country: 'KR' }, {})
  for (const title of ['Zorblat apparatus', 'Wedding photography'])
    createTechnology(
      ctx,
      { organisationId: id, title: { en: title }, summary: { en: title }, sourceLocale: 'en' },
      { status: 'published' },
    )
  meilisearch = await startLocalMeilisearch(folder)
  await new Promise<void>((ready) => model.listen(0, '127.0.0.1', ready))
  embedder = embedderSchema.parse({
    source: 'rest',
    url: `http://127.0.0.1:${(model.address() as AddressInfo).port}`,
    dimensions: 3,
    request: { input: '{{text}}' },
    response: { vector: '{{embedding}}' },
  })
}, 120_000)
afterAll(async () => {
  await meilisearch?.stop()
  model.close()
  rmSync(folder, { recursive: true, force: true })
})

async function engineFor(withModel: boolean): Promise<SearchEngine> {
  if (!meilisearch) throw new Error('Meilisearch is not installed here.')
  const own = accessTo(
    { ...meilisearch, ...(withModel ? { embedder } : {}) },
    { holder: 'vectors', log: { warn: () => undefined } },
  )
  await rebuild(ctx.db, loadThesaurus(), own)
  return createMeilisearchEngine(ctx.db, loadThesaurus(), own)
}

async function answersTo(query: string, search: SearchEngine) {
  const parameters = readParameters(new URLSearchParams({ q: query }))
  const { results } = await searchListings({ ...ctx, search }, 'technology', parameters)
  return results.map(({ title, why }) => [title.text, ...why.map(({ text }) => text)])
}

describe("an operator's language model", () => {
  it('finds what no word and no concept leads to, and says why', async () => {
    expect(await answersTo('quixel', await engineFor(false))).toEqual([])
    expect(await answersTo('quixel', await engineFor(true))).toEqual([
      ['Zorblat apparatus', 'Similar text, by the language model'],
    ])
  }, 60_000)
  it('is not missed while it is away', async () => {
    const search = await engineFor(true)
    isUp = false
    const answers = await answersTo('zorblat', search)
    expect(answers.map(([title]) => title)).toEqual(['Zorblat apparatus'])
  }, 60_000)
  it('is configured as Meilisearch is told, and refused when it is not', () => {
    expect(
      embedderSchema.safeParse({
        source: 'ollama',
        url: 'http://localhost:11434/api/embed',
        model: 'bge-m3',
      }).success,
    ).toBe(true)
    expect(embedderSchema.safeParse({ source: 'rest', url: 'ftp://x' }).success).toBe(false)
    expect(embedderSchema.safeParse({ source: 'huggingFace', modle: 'x' }).success).toBe(false)
  })
})
