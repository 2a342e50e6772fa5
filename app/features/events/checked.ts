import { z } from 'zod'
import { invalid } from '#app/platform/domain-error'

/** Control and zero-width characters, but for the line break, the tab and the joiner inside emoji. */
const UNSEEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

/** Text as it is kept: NFC, without characters that nobody sees, line ends as `\n`. */
export const cleanText = (text: string): string =>
  text.normalize('NFC').replace(/\r\n?/g, '\n').replace(UNSEEN, '').trim()

/** One line, such as a name. Error codes are keys of `errors.field`. */
export const line = (max: number) =>
  z
    .string({ error: 'required' })
    .transform((text) => cleanText(text).replace(/\s+/g, ' '))
    .pipe(z.string().min(1, { error: 'required' }).max(max, { error: 'tooLong' }))

/** Several lines, such as a message. */
export const lines = (max: number) =>
  z
    .string({ error: 'required' })
    .transform(cleanText)
    .pipe(z.string().max(max, { error: 'tooLong' }))

/** Nothing typed is nothing given. */
export const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess(
    (value) => (typeof value === 'string' && value.trim() === '' ? undefined : value),
    schema.optional(),
  )

/**
 * Parses what a verb was given, whoever calls it.
 * @throws DomainError `field.<code>` at the first field that is wrong
 */
export function checked<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw invalid(
    `field.${/^[a-zA-Z]+$/.test(issue?.message ?? '') ? issue?.message : 'invalid'}`,
    {},
    issue?.path.join('.'),
  )
}
