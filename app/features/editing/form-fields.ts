import { z } from 'zod'
import { CURRENCIES } from '#db/domain'
import type { Currency } from '#db/domain'
import { minorUnits } from '#db/money'
import { line, lines, optional } from '#app/platform/fields'
import { moneyIn } from '#search/vocabulary/facts/money'
import { parseNumber } from '#search/vocabulary/facts/numbers'
import { LIMITS } from './shown'
import type { TextField } from './shown'

/** Fields of the editor's forms as people fill them in. Error codes are keys of `errors.field`. */

export const whole = z.coerce.number({ error: 'invalid' }).int({ error: 'invalid' })
export const trl = whole.min(1, { error: 'trl' }).max(9, { error: 'trl' })
export const weeks = whole.min(0, { error: 'invalid' }).max(520, { error: 'invalid' })
export const year = whole.min(1900, { error: 'invalid' }).max(2100, { error: 'invalid' })
export const text = (field: TextField) => lines(LIMITS[field]).default('')
/** A title is one line, whatever was pasted. */
export const title = text('title').transform((typed) => typed.replace(/\s+/g, ' '))
export const choices = <T extends readonly [string, ...string[]]>(values: T) =>
  z.array(z.enum(values, { error: 'choose' })).default([])
export const choice = <T extends readonly [string, ...string[]]>(values: T) =>
  optional(z.enum(values, { error: 'choose' }))
export const ticked = z.preprocess((value) => value === 'on' || value === true, z.boolean())

/** Several words in one line, between commas or on lines of their own. */
export const list = (each: number, most: number) =>
  z
    .string()
    .default('')
    .transform((typed) =>
      typed
        .split(/[,、;\n]/)
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .pipe(z.array(line(each)).max(most, { error: 'tooLong' }))

/** Concept ids in one hidden field. */
export const concepts = z
  .string()
  .max(20_000, { error: 'tooLong' })
  .default('')
  .transform((ids) => [...new Set(ids.split(/\s+/).filter(Boolean))])

/** An amount as people write it: 1,200,000 or 1.200.000, 12억, 1,25 tỷ. */
const amount = optional(line(40))
export const money = z
  .object({ min: amount, max: amount, currency: z.enum(CURRENCIES), unit: optional(line(80)) })
  .transform(({ min, max, currency, unit }, ctx) => {
    const read = (typed: string | undefined, end: 'min' | 'max') => {
      if (!typed) return undefined
      const value = readAmount(typed, currency)
      if (value === null) ctx.addIssue({ code: 'custom', message: 'amount', path: [end] })
      return value ?? undefined
    }
    const range = { min: read(min, 'min'), max: read(max, 'max') }
    if (range.min !== undefined && range.max !== undefined && range.min > range.max)
      ctx.addIssue({ code: 'custom', message: 'range', path: ['max'] })
    if (range.min === undefined && range.max === undefined) return null
    return { ...range, currency, ...(unit && { unit }) }
  })

function readAmount(typed: string, currency: Currency): number | null {
  const plain = parseNumber(typed.replace(/[\s₩₫$원]/g, ''))
  const fact = Number.isNaN(plain) ? moneyIn(`${typed} ${currency}`)[0] : undefined
  const value = Number.isNaN(plain) ? (fact?.min ?? fact?.max) : plain
  if (value === undefined) return null
  const minor = minorUnits(value, currency)
  return Number.isSafeInteger(minor) ? minor : null
}

/** A row that nobody filled in is none, and one that is ticked for removal goes. */
export const rows = <S extends z.ZodType>(row: S, most: number) =>
  z.preprocess(
    (given) =>
      Array.isArray(given)
        ? (given as unknown[]).filter(
            (one) => isFilled(one) && !(one as { remove?: unknown }).remove,
          )
        : [],
    z.array(row).max(most, { error: 'tooLong' }),
  )

const isFilled = (row: unknown): boolean =>
  typeof row === 'object' &&
  row !== null &&
  Object.entries(row).some(
    ([name, value]) => name !== 'id' && typeof value === 'string' && value.trim() !== '',
  )
