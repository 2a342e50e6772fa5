import { commentText, settleComment, writeComment } from '#app/features/comments'
import { listingBySlug } from '#app/features/catalogue'
import type { Context } from '#app/platform/context.server'
import { DomainError, invalid } from '#app/platform/domain-error'
import type { Act } from './act'
import { keptOf, keepAndReturn } from './keep-form.server'
import type { FormOf } from './keep-form.server'
import { saysAsSaved } from './read-step.server'
import { answerName, commentName, saidIn } from './shown'
import type { FormValues } from './shown'

type Place = FormOf & { slug: string }
type Said = { name: string; text: string; about: { field: string } | { thread: string } }

/**
 * What a button for comments of the editor says: writes or settles, and keeps what else stands in the form, so that nothing
 * typed is lost. Gives the name of the control that it was about.
 * @throws DomainError those of the comments, at the control; listing.typedElsewhere, field.*
 */
export function actOnComments(ctx: Context, place: Place, values: FormValues, act: Act): void {
  const { kind, slug } = place
  if (act.name === 'settle' || act.name === 'unsettle') {
    const [thread = '', version = ''] = act.value.split(':')
    keepTyped(ctx, place, values)
    settleComment(ctx, { kind, slug, thread, version, settled: act.name === 'settle' })
    return
  }
  const name = act.name === 'comment' ? commentName(act.value) : answerName(act.value)
  const said = read(name, values)
  if (!said) throw invalid('field.required', {}, name)
  const { [name]: _said, ...rest } = values
  keepTyped(ctx, place, rest)
  say(ctx, place, values, said)
}

/** What is typed into controls for comments. @throws DomainError field.tooLong at the control */
export const typedComments = (values: FormValues): Said[] =>
  Object.keys(values).flatMap((name) => read(name, values) ?? [])

/** Writes what a form that was saved says beside the listing. @throws DomainError those of the comments, at the control */
export function sayTyped(ctx: Context, place: Place, values: FormValues): void {
  for (const said of typedComments(values)) say(ctx, place, values, said)
}

function read(name: string, values: FormValues): Said | null {
  const about = saidIn(name)
  const typed = [values[name] ?? ''].flat()[0] ?? ''
  if (!about || typed.trim() === '') return null
  const parsed = commentText.safeParse(typed)
  if (!parsed.success) throw invalid('field.tooLong', {}, name)
  return { name, text: parsed.data, about }
}

/** The page's own window makes the key: a second press of the same button is the same comment. */
function say(ctx: Context, { kind, slug }: Place, values: FormValues, { name, text, about }: Said) {
  const window = typeof values.window === 'string' ? values.window.slice(0, 64) : ''
  try {
    writeComment(ctx, {
      kind,
      slug,
      ...about,
      text,
      ...(window && { key: `${window}:${name}` }),
    })
  } catch (error) {
    // What is wrong is said where it was typed.
    if (error instanceof DomainError && error.kind === 'invalid')
      throw new DomainError(error.code, error.kind, error.params, name)
    throw error
  }
}

/** Keeps a form that says more than the record does, or that takes the place of what was kept before. */
function keepTyped(ctx: Context, place: Place, values: FormValues): void {
  const row = listingBySlug(ctx.db, place.kind, place.slug)
  const kept = keptOf(ctx, place)
  const isMore = !saysAsSaved(ctx, row, place, values) || typedComments(values).length > 0
  if (kept || isMore)
    keepAndReturn(ctx, place, withoutIntent(values), Number(values.keptVersion) || 0)
}

const withoutIntent = ({ intent: _intent, ...values }: FormValues): FormValues => values
