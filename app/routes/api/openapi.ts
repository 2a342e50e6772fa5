import type { LoaderFunctionArgs } from '@remix-run/node'
import { presentApi } from './present-api.server'

const text = { type: 'string' } as const
const count = { type: 'integer', minimum: 0 } as const
const arrayOf = (items: object) => ({ type: 'array', items })
const object = (properties: Record<string, object>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
})
const json = (schema: object, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

const searchAnswer = object({
  items: arrayOf(
    object({
      id: text,
      title: text,
      organisation: { type: ['string', 'null'] },
      concepts: arrayOf(text),
      why: arrayOf(text),
      url: text,
    }),
  ),
  total: count,
  understood: arrayOf(object({ kind: text, value: text, label: text })),
  engine: { type: 'string', enum: ['meilisearch', 'embedded'] },
})
const statistics = object({
  firms: object({ KR: count, VN: count }),
  ...Object.fromEntries(
    [
      'technologies',
      'requested',
      'accepted',
      'scheduled',
      'held',
      'confirmedByBoth',
      'noShows',
      'exchanges',
      'followUps',
      'agreements',
    ].map((word) => [word, count]),
  ),
})
const query = (name: string, schema: object, description: string) => ({
  name,
  in: 'query',
  required: false,
  schema,
  description,
})
const tooMany = {
  429: {
    description: 'Too many requests from this address',
    headers: { 'Retry-After': { description: 'Seconds until it goes on', schema: count } },
  },
}
const search = (what: string) => ({
  get: {
    summary: `Searches public ${what}; understands Korean, Vietnamese and English, with or without diacritics`,
    parameters: [
      query('q', text, 'What is looked for; empty lists all'),
      query('lang', { type: 'string', enum: ['ko', 'vi', 'en'] }, 'Language of labels and reasons'),
      query('limit', { type: 'integer', minimum: 1, maximum: 50, default: 20 }, 'Most items'),
    ],
    responses: {
      200: json(searchAnswer, 'Answers, best first, each with why it is here'),
      ...tooMany,
    },
  },
})

/** The public API described by itself (OpenAPI 3.1). */
export async function loader({ context }: LoaderFunctionArgs) {
  const { env, version } = context.services
  return presentApi(() => ({
    openapi: '3.1.0',
    info: {
      title: 'HanViet Bridge public API',
      version,
      description: 'Read-only. Demo servers hold invented firms and people.',
    },
    servers: [{ url: env.publicOrigin }],
    paths: {
      '/api/v1/technologies': search('technologies'),
      '/api/v1/needs': search('needs'),
      '/api/v1/events/{slug}/statistics': {
        get: {
          summary: 'The counted figures of an event, from its records',
          parameters: [{ name: 'slug', in: 'path', required: true, schema: text }],
          responses: {
            200: json(statistics, 'The figures'),
            404: { description: 'No such event' },
            ...tooMany,
          },
        },
      },
    },
  }))
}
