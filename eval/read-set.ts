import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { LOCALES } from '#db/domain'
import type { Grades } from './metrics'

/** A file that is not what the format says: where, and what was expected there. */
export class MalformedFile extends Error {
  constructor(file: string, position: string, expected: string) {
    super([file, position, expected].filter(Boolean).join(': '))
  }
}

const id = z
  .string({ error: 'expected an id, a text' })
  .min(1, { error: 'expected an id, got an empty text' })
const locale = z.enum(LOCALES, { error: `expected one of ${LOCALES.join(', ')}` })
const TEXTS = 'expected an object with a text in ko, vi or en'
const texts = z.looseObject(
  Object.fromEntries(LOCALES.map((one) => [one, z.string({ error: 'expected a text' }).nullish()])),
  { error: TEXTS },
)
const title = texts.refine(
  (given) => LOCALES.some((one) => typeof given[one] === 'string' && given[one].trim()),
  { error: TEXTS },
)

/** A technology or need as people wrote it; everything but id and title is read with patience later. */
const recordSchema = z.looseObject(
  { id, title },
  { error: 'expected a record, an object with id and title' },
)
const querySchema = z.object(
  {
    id,
    text: z.string({ error: 'expected the text of the query' }),
    locale,
    target: z.enum(['technologies', 'needs'], { error: 'expected technologies or needs' }),
    class: z
      .string({ error: 'expected the name of a class' })
      .min(1, { error: 'expected the name of a class' }),
  },
  { error: 'expected a query, an object with id, text, locale, target and class' },
)
const grades = z.record(
  z.string(),
  z
    .number({ error: 'expected a grade, 0, 1 or 2' })
    .int({ error: 'expected a grade, 0, 1 or 2' })
    .min(0, { error: 'expected a grade, 0, 1 or 2' })
    .max(2, { error: 'expected a grade, 0, 1 or 2' }),
  {
    error: 'expected an object of grades by document id',
  },
)
const gradesById = z.record(z.string(), grades, { error: 'expected an object of grades by id' })

export type SetRecord = z.output<typeof recordSchema>
export type Query = z.output<typeof querySchema>
export type Documents = { technologies: SetRecord[]; needs: SetRecord[] }
export type GradesById = Readonly<Record<string, Grades>>

/** The listings of a set. @throws MalformedFile */
export const readDocuments = (dir: string): Documents => ({
  technologies: readList(dir, 'technologies.json', recordSchema),
  needs: readList(dir, 'needs.json', recordSchema),
})

/** The queries of a set and their grades. @throws MalformedFile */
export const readQueries = (dir: string): { queries: Query[]; qrels: GradesById } => ({
  queries: readList(dir, 'queries.json', querySchema),
  qrels: parse(join(dir, 'qrels.json'), gradesById),
})

/** Grades of technologies by need. @throws MalformedFile */
export const readMatches = (dir: string): GradesById => parse(join(dir, 'matches.json'), gradesById)

function readList<S extends z.ZodType<{ id: string }>>(
  dir: string,
  name: string,
  schema: S,
): z.output<S>[] {
  const file = join(dir, name)
  const list = parse(file, z.array(schema, { error: 'expected a list' }))
  const seen = new Set<string>()
  list.forEach((one, at) => {
    if (seen.has(one.id))
      throw new MalformedFile(
        file,
        `[${at}].id`,
        `expected an id of its own, got "${one.id}" again`,
      )
    seen.add(one.id)
  })
  return list
}

function parse<S extends z.ZodType>(file: string, schema: S): z.output<S> {
  if (!existsSync(file)) throw new MalformedFile(file, '', 'expected a file, there is none')
  const parsed = schema.safeParse(
    parseJson(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''), file),
    { reportInput: true },
  )
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new MalformedFile(
    file,
    pathOf(issue?.path ?? []),
    `${issue?.message ?? 'expected another shape'}, got ${shown(issue?.input)}`,
  )
}

function parseJson(text: string, file: string): unknown {
  if (text.trim() === '') throw new MalformedFile(file, '', 'expected JSON, got an empty file')
  try {
    return JSON.parse(text)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw new MalformedFile(
      file,
      positionOf(text, message),
      `expected JSON: ${message.replace(/ \(line \d+ column \d+\)/, '').replace(/\s+/g, ' ')}`,
    )
  }
}

function positionOf(text: string, message: string): string {
  const before = text.slice(0, offsetOf(text, message)).split('\n')
  return `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`
}

/**
 * Where parsing stopped. The engine names the offset, or the end, but not that of an unexpected token: that is the
 * last character of the shortest beginning that fails in the same way.
 */
function offsetOf(text: string, message: string): number {
  const named = /at position (\d+)/.exec(message)?.[1]
  if (named !== undefined) return Number(named)
  if (!isTokenError(text)) return text.length
  let [good, bad] = [0, text.length]
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2)
    if (isTokenError(text.slice(0, middle))) bad = middle
    else good = middle
  }
  return good
}

function isTokenError(text: string): boolean {
  try {
    JSON.parse(text)
    return false
  } catch (error) {
    return error instanceof Error && error.message.startsWith('Unexpected token')
  }
}

const pathOf = (path: readonly PropertyKey[]): string =>
  path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '')

function shown(input: unknown): string {
  const text = input === undefined ? 'nothing' : JSON.stringify(input)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
