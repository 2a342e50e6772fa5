import type { FormValues } from './shown'

/** What a button of the editor says is to be done with the form. */
export type Act = {
  name:
    | 'keep'
    | 'discard'
    | 'confirm'
    | 'refuse'
    | 'find'
    | 'save'
    | 'next'
    | 'more'
    | 'submit'
    | 'withdraw'
    | 'archive'
    | 'reopen'
    | 'stillValid'
    | 'state'
    | 'comment'
    | 'answer'
    | 'settle'
    | 'unsettle'
  /** The concept, the words, the list, the field or the thread that the button is about. */
  value: string
}

const NAMES = [
  'keep',
  'discard',
  'next',
  'submit',
  'withdraw',
  'archive',
  'reopen',
  'stillValid',
  'state',
] as const

/** Reads the button that was pressed; anything unknown is a save. */
export function actOf(values: FormValues): Act {
  const one = (name: string) => [values[name] ?? ''].flat()[0] ?? ''
  if (values.confirm) return { name: 'confirm', value: one('confirm') }
  if (values.refuse) return { name: 'refuse', value: one('refuse') }
  const intent = one('intent')
  if (intent === 'find') return { name: 'find', value: one('find') }
  if (intent.startsWith('more:')) return { name: 'more', value: intent.slice('more:'.length) }
  const [said, about = ''] = /^(comment|answer|settle|unsettle):(.*)$/s.exec(intent)?.slice(1) ?? []
  if (said) return { name: said as Act['name'], value: about }
  return { name: NAMES.find((name) => name === intent) ?? 'save', value: '' }
}

/** The form after a concept was confirmed or refused. */
export function decided(values: FormValues, { name, value }: Act): FormValues {
  const { confirm: _confirm, refuse: _refuse, intent: _intent, ...rest } = values
  if (name !== 'confirm' && name !== 'refuse') return rest
  const without = (field: string) =>
    [rest[field] ?? '']
      .flat()
      .join(' ')
      .split(/\s+/)
      .filter((id) => id && id !== value)
  const chosen = without('concepts')
  const refused = without('refused')
  return {
    ...rest,
    concepts: (name === 'confirm' ? [...chosen, value] : chosen).join(' '),
    refused: (name === 'refuse' ? [...refused, value] : refused).join(' '),
  }
}

/** After a conflict: whose version was chosen, by field. */
export const choicesIn = (values: FormValues): Record<string, 'mine' | 'theirs'> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      name.startsWith('choose.') && (value === 'mine' || value === 'theirs')
        ? [[name.slice('choose.'.length), value]]
        : [],
    ),
  )

/** What the page was filled from, as its hidden fields say. */
export const filledFrom = (values: FormValues, token: string | null) => ({
  version: Number(values.keptVersion) || 0,
  window: typeof values.window === 'string' ? values.window : undefined,
  token,
})
