import { eq } from 'drizzle-orm'
import { events } from '#db/schema'
import { LOCALES, ORGANISATION_KINDS } from '#db/domain'
import type { FormQuestion, Localised } from '#db/domain'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import { newId } from '#app/platform/ids'
import { eventFor } from './event-for.server'
import type { BarredForm, RegistrationForm } from './setup-schema'

/**
 * Sets an event's own questions for its registration form. A question without words falls away; answers given to it
 * stay with the registrations.
 * @throws DomainError notFound, conflict, event.closed
 */
export function setQuestions(ctx: Context, input: RegistrationForm & { eventId: string }): void {
  const questions = input.questions
    .filter((question) => Object.keys(question.label).length > 0)
    .map(({ id, options, ...question }): FormQuestion => ({
      ...question,
      id: id || newId(),
      options: takesOptions(question.kind) ? optionsOf(options) : [],
    }))
  change(ctx, input, 'event.questionsSet', { questions })
}

/** Sets which kinds of organisation may not ask each other. The form gives the pairs that may. @throws as above */
export function setWhoMeets(ctx: Context, input: BarredForm & { eventId: string }): void {
  const allowed = new Set(input.pairs)
  change(ctx, input, 'event.whoMeetsSet', {
    barredPairs: kindPairs().filter((pair) => !allowed.has(pair)),
  })
}

/** Every pair of kinds, two in the order of the alphabet. */
export const kindPairs = (): string[] =>
  ORGANISATION_KINDS.flatMap((a, at) =>
    ORGANISATION_KINDS.slice(at).map((b) => [a, b].sort().join(' ')),
  )

const takesOptions = (kind: FormQuestion['kind']) => kind === 'choice' || kind === 'several'

/** One option a line: the n-th line of each language is the n-th option. */
function optionsOf(given: Localised): Localised[] {
  const lines = LOCALES.map((locale) => ({
    locale,
    options: (given[locale] ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  }))
  const most = Math.max(0, ...lines.map(({ options }) => options.length))
  return Array.from({ length: most }, (_, at) =>
    Object.fromEntries(
      lines.flatMap(({ locale, options }) => {
        const text = options[at]
        return text ? [[locale, text]] : []
      }),
    ),
  )
}

function change(
  ctx: Context,
  { eventId, version }: { eventId: string; version: number },
  action: string,
  fields: { questions: FormQuestion[] } | { barredPairs: string[] },
) {
  write(ctx, (tx) => {
    const event = eventFor(ctx, tx, 'event.setUp', eventId)
    if (event.version !== version) throw conflict('conflict')
    tx.update(events)
      .set({ ...fields, version: version + 1, updatedAt: ctx.now() })
      .where(eq(events.id, eventId))
      .run()
    const key = 'questions' in fields ? 'questions' : 'barredPairs'
    record(tx, ctx, action, 'event', eventId, { before: { [key]: event[key] }, after: fields })
  })
}
