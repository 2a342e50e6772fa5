import type { FormReply } from '#app/routes/forms.server'

const LONGEST = 500

/** Answers to the questions before this one, and which question is asked for. */
export function answersOf(request: Request): { step: string; values: FormReply['values'] } {
  const parameters = new URL(request.url).searchParams
  const values = Object.fromEntries(
    [...parameters].map(([name, value]) => [name, value.slice(0, LONGEST)]),
  )
  const { step = 'kind', ...answers } = values
  return { step, values: answers }
}

/** `legalName.ko` as forms send it becomes `{ legalName: { ko } }`. */
export function nested(values: FormReply['values']): Record<string, unknown> {
  const answers: Record<string, unknown> = {}
  const inner = new Map<string, Record<string, unknown>>()
  for (const [name, value] of Object.entries(values)) {
    const [field = '', part] = name.split('.')
    if (part === undefined) answers[field] = value
    else inner.set(field, { ...inner.get(field), [part]: value })
  }
  return { ...answers, ...Object.fromEntries(inner) }
}
