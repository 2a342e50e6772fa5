import { z } from 'zod'

const shared = {
  /** How the model's similarities lie, so that they can be compared with other scores. */
  distribution: z.object({ mean: z.number(), sigma: z.number() }).optional(),
}

/**
 * A model that turns texts into vectors, as an operator configures it for Meilisearch: its own settings of embedders,
 * without the template (https://www.meilisearch.com/docs/reference/api/settings#embedders).
 */
export const embedderSchema = z.discriminatedUnion('source', [
  z.strictObject({
    source: z.literal('rest'),
    url: z.url({ protocol: /^https?$/ }),
    apiKey: z.string().optional(),
    dimensions: z.int().positive(),
    request: z.record(z.string(), z.unknown()),
    response: z.record(z.string(), z.unknown()),
    headers: z.record(z.string(), z.string()).optional(),
    ...shared,
  }),
  z.strictObject({
    source: z.literal('ollama'),
    url: z.url({ protocol: /^https?$/ }),
    model: z.string().min(1),
    dimensions: z.int().positive().optional(),
    ...shared,
  }),
  z.strictObject({
    source: z.literal('huggingFace'),
    model: z.string().min(1),
    revision: z.string().optional(),
    ...shared,
  }),
  z.strictObject({
    source: z.literal('openAi'),
    apiKey: z.string().min(1),
    model: z.string().optional(),
    dimensions: z.int().positive().optional(),
    ...shared,
  }),
])

export type Embedder = z.infer<typeof embedderSchema>

/** Its name among the settings of the index. */
export const EMBEDDER = 'listing'

/** What of a listing the model reads: titles and summaries in every language. */
export const TEMPLATE =
  '{% for line in doc.title %}{{ line }}. {% endfor %}{% for line in doc.summary %}{{ line }} {% endfor %}'
