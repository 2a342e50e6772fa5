import { createContext, useContext, useMemo } from 'react'
import { useTranslations } from 'use-intl'

/** What an action answers when a form cannot be taken: what was typed, and codes of the `errors` messages. */
export type FormReply = {
  values: Record<string, string | string[]>
  errors: { field: string | null; code: string; params: Record<string, string | number> }[]
}

export type FormErrors = {
  /** For the error summary; a message without a field belongs to the whole form. */
  all: { id: string | null; message: string }[]
  /** Somebody else saved what this form is about, since it was opened. */
  isConflict: boolean
  of: (field: string) => string | undefined
  /** What was typed, to show again; the fallback where nothing was sent. */
  value: (field: string, fallback?: string) => string | undefined
  values: (field: string, fallback?: string[]) => string[]
}

/** Codes that say: not as it was when the form was opened. */
const STALE = ['conflict', 'request.changed']

/** What was typed into this page before its session ended; forms show it until they are sent again. */
export const TypedBefore = createContext<FormReply | null>(null)

/** An action's refusal in the reader's words, by field. */
export function useFormErrors(reply: FormReply | null | undefined): FormErrors {
  const t = useTranslations('errors')
  const typed = useContext(TypedBefore)
  return useMemo(() => errorsOf(reply ?? typed, t), [reply, typed, t])
}

function errorsOf(
  reply: FormReply | null | undefined,
  t: ReturnType<typeof useTranslations<'errors'>>,
): FormErrors {
  const all = (reply?.errors ?? []).map(({ field, code, params }) => {
    // Codes come from the server as plain text; an unknown one is shown as it is rather than not at all.
    const key = code as Parameters<typeof t.has>[0]
    return { id: field, message: t.has(key) ? t(key, params) : code }
  })
  const given = (field: string) => reply?.values[field]
  return {
    all,
    isConflict: (reply?.errors ?? []).some(({ code }) => STALE.includes(code)),
    of: (field) => all.find((error) => error.id === field)?.message,
    value: (field, fallback) => [given(field) ?? fallback].flat()[0],
    values: (field, fallback = []) => [given(field) ?? (reply ? [] : fallback)].flat(),
  }
}
