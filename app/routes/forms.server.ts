import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import type { z } from 'zod'
import { paths } from '#app/i18n/paths'
import type { Context } from '#app/platform/context.server'
import { DomainError } from '#app/platform/domain-error'
import type { DomainErrorParams } from '#app/platform/domain-error'
import { refuseOtherEndings, scanFiles } from '#app/platform/files/check-files.server'
import { readFormBody } from '#app/platform/http/form-body.server'
import { pathForLog } from '#app/platform/log.server'
import { requestOf } from './context.server'
import { refusedForm } from './page-title.server'
import { forgetTyped, signInWithTyped } from './typed-form.server'

/** One thing to mend: a message code of `errors`, and the field it belongs to; null for the whole form. */
export type FormError = { field: string | null; code: string; params: DomainErrorParams }
/** What a form shows again after a refusal: everything that was typed, and what to mend. */
export type FormReply = { values: Record<string, string | string[]>; errors: FormError[] }

type ReadForm<T> =
  | { ok: true; value: T; values: FormReply['values'] }
  | { ok: false; values: FormReply['values']; errors: FormError[] }

/** Reads a form against a schema whose messages are codes of `errors.field`. Secrets are never sent back. */
export async function readForm<S extends z.ZodType>(
  request: Request,
  schema: S,
): Promise<ReadForm<z.output<S>>> {
  const form = await readBody(request)
  return form instanceof FormData ? parseForm(form, schema) : { ok: false, ...form }
}

/** The fields of a form before any schema, for pages whose form depends on them; or what is wrong with it as a whole. */
export async function readBody(request: Request): Promise<FormData | FormReply> {
  try {
    return await readFormBody(request)
  } catch (error) {
    if (error instanceof DomainError) return { values: {}, errors: [errorOf(error)] }
    throw error
  }
}

/**
 * The same for a form with a picture or document, of up to so many bytes in all. A file that is too large, infected or
 * not what its name says is told at its field.
 */
export async function readFileForm<S extends z.ZodType>(
  ctx: Context,
  request: Request,
  schema: S,
  limit: number,
): Promise<ReadForm<z.output<S>>> {
  const form = await readFormBody(request, limit).catch((error: unknown) => {
    if (error instanceof DomainError) return error
    throw error
  })
  if (form instanceof DomainError) return { ok: false, values: {}, errors: [tooLarge(form, limit)] }
  const read = parseForm(form, schema)
  if (!read.ok) return read
  try {
    await refuseOtherEndings(form)
    await scanFiles(ctx, form)
    return read
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { ok: false, values: read.values, errors: [errorOf(error)] }
  }
}

const tooLarge = (error: DomainError, limit: number): FormError =>
  error.code === 'form.tooLarge'
    ? {
        ...{ field: 'file', code: 'file.tooLarge' },
        params: { megabytes: Math.floor(limit / 1024 / 1024) - 1 },
      }
    : errorOf(error)

const errorOf = (error: DomainError): FormError => ({
  field: error.field ?? null,
  code: error.code,
  params: error.params,
})

/** No list of ours is so long; read as an index, such a name would make an array of a thousand million places. */
const ABSURD_INDEX = /\[\d{4,}\]/

export function parseForm<S extends z.ZodType>(form: FormData, schema: S): ReadForm<z.output<S>> {
  for (const name of new Set(form.keys())) if (ABSURD_INDEX.test(name)) form.delete(name)
  const values = valuesOf(form)
  const submission = parseWithZod(form, { schema })
  if (submission.status === 'success') return { ok: true, value: submission.value, values }
  const errors = Object.entries(submission.error ?? {}).flatMap(([field, codes]) =>
    (codes ?? []).slice(0, 1).map((code) => ({
      field: field || null,
      // What no schema of ours has a word for, such as a list where one value belongs, comes in the library's own.
      code: `field.${/^[a-z]+$/i.test(code) ? code : 'invalid'}`,
      params: {},
    })),
  )
  return { ok: false, values, errors }
}

const SECRET = /password|code|token/i

function valuesOf(form: FormData): FormReply['values'] {
  const values: FormReply['values'] = {}
  for (const key of new Set(form.keys())) {
    if (SECRET.test(key) || key === '__proto__') continue
    const given = form.getAll(key).filter((value): value is string => typeof value === 'string')
    if (given.length > 0)
      values[key] = given.length === 1 && given[0] !== undefined ? given[0] : given
  }
  return values
}

/** Answers a form that could not be taken: 422, with everything typed still there. */
export const refuse = <T extends FormReply>(reply: T, status = 422) => data(reply, { status })

/**
 * Runs a verb for a form and turns its domain error into the form again with the message at its field.
 * Not found leaves the form; a session that ended leads to the sign-in, and what was typed waits behind it.
 */
export const present = <T>(
  ctx: Context,
  request: Request,
  values: FormReply['values'],
  work: () => T | Promise<T>,
  onDone: (result: T) => Response | Promise<Response>,
) => presentResult(ctx, request, values, work, onDone)

/** The same where the page itself shows what came of it, such as a code that is shown once. */
export async function presentResult<T, R>(
  ctx: Context,
  request: Request,
  values: FormReply['values'],
  work: () => T | Promise<T>,
  onDone: (result: T) => R | Promise<R>,
) {
  try {
    const done = await onDone(await work())
    forgetTyped(ctx, request)
    return done
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    noteRefusal(ctx, request, error)
    if (error.kind === 'signIn') throw signInWithTyped(ctx, request, values)
    if (error.kind === 'notFound') throw responseTo(error, ctx, request)
    return refuse(
      { values, errors: [errorOf(error)] },
      error.kind === 'conflict' ? 409 : error.kind === 'forbidden' ? 403 : 422,
    )
  }
}

/** Runs a read for a loader; domain errors become 404, 403 or the way to sign in. */
export async function presentPage<T>(
  ctx: Context,
  request: Request,
  work: () => T | Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    if (error.kind !== 'signIn') noteRefusal(ctx, request, error)
    throw responseTo(error, ctx, request)
  }
}

/** A rule said no: which one, to whom and where, never what was typed. Wrong passwords and codes are among them. */
function noteRefusal(ctx: Context, request: Request, { code, kind }: DomainError): void {
  ctx.log?.warn(
    {
      event: 'refused',
      code,
      kind,
      actorId: ctx.actor.kind === 'person' ? ctx.actor.id : null,
      method: request.method,
      path: pathForLog(new URL(request.url).pathname),
      requestId: ctx.requestId,
    },
    'refused',
  )
}

function responseTo(error: DomainError, ctx: Context, request: Request): Response {
  if (error.kind === 'signIn') {
    const typed = refusedForm(requestOf(ctx))
    if (typed) return signInWithTyped(ctx, request, typed)
    const url = new URL(request.url)
    return redirect(paths(ctx.locale).signIn(`${url.pathname.replace(/\.data$/, '')}${url.search}`))
  }
  const status = { invalid: 422, forbidden: 403, notFound: 404, conflict: 409 }[error.kind]
  return new Response(JSON.stringify({ code: error.code, params: error.params }), {
    status,
    headers: { 'Content-Type': 'application/json' },
  })
}

/** Reads the question of an address against a schema; null where nothing is asked. */
export function parseQuery<S extends z.ZodType>(
  request: Request,
  schema: S,
): ReadForm<z.output<S>> | null {
  const { searchParams } = new URL(request.url)
  const form = new FormData()
  for (const [name, value] of searchParams) if (name !== '_routes') form.append(name, value)
  return [...form.keys()].length === 0 ? null : parseForm(form, schema)
}

/** A read that a reader's own question may make impossible: what to mend goes beside the form that asked it. */
export async function tryRead<T>(
  values: FormReply['values'],
  work: () => Promise<T>,
): Promise<{ found: T; reply: null } | { found: null; reply: FormReply }> {
  try {
    return { found: await work(), reply: null }
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind === 'notFound' || error.kind === 'signIn')
      throw error
    return { found: null, reply: { values, errors: [errorOf(error)] } }
  }
}
