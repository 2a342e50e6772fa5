import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import type { Preview } from '#app/platform/files/table'
import { Button } from '#app/ui/button'
import { RadioGroup } from '#app/ui/choice-group'

type Props = {
  choice: { chooseEncoding: Preview[]; storedAs: string; name: string }
  /** What was said before about the file, by name. */
  kept: Record<string, string>
  error: string | undefined
}

/** When a file does not tell its encoding: the same lines in each, to choose the one that reads rightly. */
export function EncodingChoice({ choice, kept, error }: Props) {
  const t = useTranslations('imports')
  return (
    <Form method="post" className="stack">
      <input type="hidden" name="storedAs" value={choice.storedAs} />
      <input type="hidden" name="fileName" value={choice.name} />
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <RadioGroup
        name="encoding"
        label={t('form.encodingTitle')}
        hint={t('form.encodingHint', { name: choice.name })}
        error={error}
        options={choice.chooseEncoding.map(({ encoding, lines }) => ({
          value: encoding,
          label: t(`encoding.${encoding}`),
          hint: lines.join(' ⏎ '),
        }))}
      />
      <div className="formacts">
        <Button kind="primary">{t('form.encodingSubmit')}</Button>
      </div>
    </Form>
  )
}
