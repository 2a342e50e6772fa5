import { z } from 'zod'
import { ENCODINGS } from '#app/platform/files/table'
import { optional } from '#app/platform/fields'
import { ALL_FIELDS, IMPORT_KINDS } from './fields'
import type { Field } from './fields'

export const startImportSchema = z.object({
  kind: z.enum(IMPORT_KINDS, { error: 'choose' }),
  /** Event that delegates are registered for. */
  eventId: optional(z.string().max(60)),
  /** Chosen by a person where the file does not tell. */
  encoding: optional(z.enum(ENCODINGS, { error: 'choose' })),
  /** The name ends otherwise than the content does, and a person decided that the content counts. */
  byContent: z.boolean({ error: 'invalid' }).optional(),
})
export type StartImport = z.input<typeof startImportSchema>

const field = z
  .string()
  .refine((value): value is Field => (ALL_FIELDS as readonly string[]).includes(value), {
    error: 'choose',
  })

export const mapColumnsSchema = z.object({
  id: z.string(),
  version: z.coerce.number().int(),
  /** Field by column; a column that is not named is left out. */
  mapping: z.record(z.string().max(500), field),
})
export type MapColumns = z.input<typeof mapColumnsSchema>

export const importStepSchema = z.object({ id: z.string(), version: z.coerce.number().int() })
export type ImportStep = z.input<typeof importStepSchema>

const choice = z.object({
  row: z.number().int(),
  /** Such as `organisation.address`. */
  field: z.string().regex(/^(organisation|listing)\.[a-zA-Z]{1,40}$/),
  take: z.enum(['new', 'old']),
})
export const chooseDifferencesSchema = importStepSchema.extend({
  choices: z.array(choice).max(5000),
})
export type ChooseDifferences = z.output<typeof chooseDifferencesSchema>

const HASH = /^[0-9a-f]{64}$/

/** The form that sends a file, or decides about one that is kept: its encoding, or that its content counts. */
export const startImportFormSchema = startImportSchema
  .extend({
    file: z.instanceof(File).optional(),
    storedAs: optional(z.string().regex(HASH)),
    fileName: optional(z.string().max(300)),
  })
  .refine(({ file, storedAs }) => Boolean(storedAs) || (file !== undefined && file.name !== ''), {
    error: 'chooseFile',
    path: ['file'],
  })

export const importActSchema = z.object({
  intent: z.enum(['map', 'choose', 'apply', 'undo'], { error: 'choose' }),
  version: z.coerce.number({ error: 'invalid' }).int({ error: 'invalid' }),
})
