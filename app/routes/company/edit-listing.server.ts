import { data, redirect } from '@remix-run/node'
import type { ListingKind, Locale } from '#db/domain'
import {
  LIMITS,
  actOf,
  actOnComments,
  choicesIn,
  decided,
  discardForm,
  filledFrom,
  isStep,
  keepAndReturn,
  keepForm,
  keepForVisitor,
  kindOfPath,
  pageAfter,
  proposeForForm,
  saveStep,
  sayTyped,
  stepSchema,
  textFieldsOf,
  typedComments,
} from '#app/features/editing'
import type { Act, FormValues, Step } from '#app/features/editing'
import {
  archiveListing,
  confirmListing,
  reopenListing,
  setNeedState,
  submitListing,
  withdrawListing,
} from '#app/features/reviews'
import { formatTime } from '#app/i18n/format'
import { isLocale } from '#app/i18n/locale'
import { paths } from '#app/i18n/paths'
import type { Context } from '#app/platform/context.server'
import { DomainError, notFound } from '#app/platform/domain-error'
import { present, presentPage, presentResult, readForm, refuse } from '#app/routes/forms.server'
import type { FormError } from '#app/routes/forms.server'
import { keptToken, keptUnder } from '#app/routes/typed-form.server'

/** Which form of which listing an address means; `lang` is null for the language of the original. */
export type Place = {
  kind: ListingKind
  slug: string
  step: Step
  lang: Locale | null
  token: string | null
}

/** @throws DomainError notFound for a kind or step that there is not */
export function placeOf(request: Request, params: Record<string, string | undefined>): Place {
  const { searchParams } = new URL(request.url)
  const kind = kindOfPath(params.kind)
  const { step = '', listing: slug = '' } = params
  if (!kind || !isStep(kind, step)) throw notFound()
  const lang = searchParams.get('lang') ?? ''
  const isText = textFieldsOf(kind, step).length > 0 && isLocale(lang)
  return { kind, slug, step, lang: isText ? lang : null, token: keptToken(request) }
}

/** Acts on a listing's life: they need no form but the version that was seen. */
const LIFE_ACTS = {
  state: setNeedState,
  withdraw: withdrawListing,
  archive: archiveListing,
  reopen: reopenListing,
  stillValid: confirmListing,
} as const

/** Does what the pressed button of the editor says. */
export async function actOnStep(
  ctx: Context,
  request: Request,
  params: Record<string, string | undefined>,
) {
  const place = await presentPage(ctx, request, () => placeOf(request, params))
  const form = await readForm(request, stepSchema(place.kind, place.step))
  const { values } = form
  const act = actOf(values)
  if (ctx.actor.kind !== 'person') return signInFirst(ctx, act, place, values)
  const here = (more: Record<string, string | undefined> = {}) =>
    paths(ctx.locale).editListing(place.kind, place.slug, place.step, {
      lang: place.lang ?? undefined,
      ...more,
    })
  switch (act.name) {
    case 'keep':
      return keep(ctx, place, values)
    case 'discard':
      return present(
        ctx,
        request,
        values,
        () => discardForm(ctx, place),
        () => redirect(here()),
      )
    case 'confirm':
    case 'refuse':
    case 'find': {
      const kept = () =>
        keepAndReturn(ctx, place, decided(values, act), filledFrom(values, null).version)
      const find = act.name === 'find' ? act.value : undefined
      return present(ctx, request, values, kept, () => redirect(`${here({ find })}#concepts`))
    }
    case 'withdraw':
    case 'archive':
    case 'reopen':
    case 'stillValid':
    case 'state': {
      const verb = LIFE_ACTS[act.name]
      const seen = {
        kind: place.kind,
        slug: place.slug,
        version: String(values.version),
        status: String(values.status),
      }
      const done = values.back === 'work' ? paths(ctx.locale).work : here()
      return present(
        ctx,
        request,
        values,
        () => verb(ctx, seen),
        () => redirect(done),
      )
    }
    case 'comment':
    case 'answer':
    case 'settle':
    case 'unsettle':
      return present(
        ctx,
        request,
        values,
        () => actOnComments(ctx, place, values, act),
        () => redirect(`${here()}${anchorOf(act)}`),
      )
    case 'save':
    case 'next':
    case 'more':
    case 'submit':
      if (!form.ok) return refuse({ values, errors: form.errors.map(saysByHowMuch(values)) })
  }
  return presentResult(
    ctx,
    request,
    values,
    () => {
      const isSaid = typedComments(values).length > 0
      const saved = saveStep(ctx, {
        ...place,
        form: form.value,
        choices: choicesIn(values),
        kept: filledFrom(values, place.token),
      })
      if (saved.state === 'saved' && act.name === 'submit') {
        // Should it not be taken, the form that comes back is already saved.
        values.version = String(saved.listing.version)
        submitListing(ctx, { ...place, version: saved.listing.version })
      }
      if (saved.state === 'saved' && isSaid) {
        values.version = String(saved.listing.version)
        sayTyped(ctx, place, values)
      }
      return saved
    },
    (saved) =>
      saved.state === 'conflict'
        ? data({ values, errors: [], conflict: saved.conflict }, { status: 409 })
        : redirect(afterSaving(ctx, place, act, here)),
  )
}

/** A new comment is shown where it was written. */
const anchorOf = (act: Act): string => (act.name === 'comment' ? `#comments-${act.value}` : '')

/** A text that is too long says by how much. */
const saysByHowMuch =
  (values: FormValues) =>
  (error: FormError): FormError => {
    const limit = LIMITS[error.field as keyof typeof LIMITS]
    if (error.code !== 'field.tooLong' || !limit) return error
    const length = Array.from(String(values[error.field ?? ''] ?? '').trim()).length
    return { ...error, code: 'field.tooLongBy', params: { over: length - limit, length } }
  }

function afterSaving(
  ctx: Context,
  { kind, slug, step }: Place,
  act: Act,
  here: (more?: Record<string, string>) => string,
): string {
  const to = paths(ctx.locale)
  const next = act.name === 'next' ? pageAfter(kind, step) : null
  if (next) return next === 'media' ? to.listingMedia(slug) : to.editListing(kind, slug, next)
  if (act.name === 'more') return `${here()}#${act.value}`
  return here({ done: act.name === 'submit' ? 'submitted' : 'saved' })
}

/** Autosave: the answer is read by the page's own script. */
function keep(ctx: Context, place: Place, values: FormValues) {
  try {
    const keeping = keepForm(ctx, place, values, filledFrom(values, null).version)
    if (keeping.state === 'elsewhere') return data({ state: 'elsewhere' as const })
    return data({
      state: 'kept' as const,
      at: formatTime(keeping.savedAt, 'Asia/Ho_Chi_Minh'),
      proposed: place.step === 'basics' ? proposeForForm(ctx, place, values) : [],
    })
  } catch (error) {
    if (error instanceof DomainError) return data({ state: 'refused' as const })
    throw error
  }
}

/** A session that ended in the middle of a form: what was typed waits under the address that the sign-in leads to. */
function signInFirst(ctx: Context, act: Act, place: Place, values: FormValues) {
  if (act.name === 'keep') return data({ state: 'signedOut' as const })
  const keep = () => keepForVisitor(ctx, place, decided(values, act))
  const { kept, headers } = keptUnder(ctx, keep, values)
  const { kind, slug, step, lang } = place
  const to = paths(ctx.locale)
  const back = to.editListing(kind, slug, step, { lang: lang ?? undefined, kept })
  return redirect(to.signIn(back), { headers })
}
