import { z } from 'zod'
import { LOCALES } from '#db/domain'
import type { Localised } from '#db/domain'
import { clean } from '#search/vocabulary/normalise'
import { invalid } from './domain-error'

/** Fields of records as they come in, cleaned at this edge. Error codes are keys of `errors.field`. */

const cleaned = z.string({ error: 'required' }).transform((text) => clean(text).trim())

/** One line, such as a name. No second string behind the first: forms would take an empty one for none at all. */
export const line = (max: number) =>
  cleaned
    .transform((text) => text.replace(/\s+/g, ' '))
    .refine((text) => text !== '', { error: 'required' })
    .refine((text) => text.length <= max, { error: 'tooLong' })

/** Several lines, such as a description. */
export const lines = (max: number) =>
  cleaned.refine((text) => text.length <= max, { error: 'tooLong' })

/** Nothing typed is nothing given. */
export const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess(
    (value) =>
      value === null || (typeof value === 'string' && value.trim() === '') ? undefined : value,
    schema.optional(),
  )

/** A text in up to three languages; empty versions are none. */
export const localised = (max: number) =>
  z.partialRecord(z.enum(LOCALES), lines(max)).transform((text): Localised => {
    const given = Object.entries(text).filter(([, version]) => version)
    return Object.fromEntries(given)
  })

/** The same, and at least one language is there. */
export const localisedRequired = (max: number) =>
  localised(max).refine((text) => Object.keys(text).length > 0, { error: 'required' })

/** A calendar date that exists, `YYYY-MM-DD`. */
export const day = z
  .string({ error: 'required' })
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'invalid' })
  .refine(isDay, { error: 'invalid' })

/** Whether `YYYY-MM-DD` names a day of the calendar. */
export function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/**
 * Parses what a verb was given, whoever calls it.
 * @throws DomainError `field.<code>` at the first field that is wrong
 */
export function checked<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const code = issue && /^[a-zA-Z]+$/.test(issue.message) ? issue.message : 'invalid'
  throw invalid(`field.${code}`, {}, issue?.path.join('.'))
}
