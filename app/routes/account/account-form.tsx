import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useErrorTitle } from '#app/routes/use-error-title'
import { Button } from '#app/ui/button'
import { ErrorSummary } from '#app/ui/error-summary'
import type { FormErrors } from '#app/ui/form-errors'

type Props = {
  title: string
  lede?: ReactNode
  errors: FormErrors
  /** Above the form: what was done. */
  before?: ReactNode
  /** The words of the button. */
  submit: string
  kind?: 'primary' | 'danger'
  /** The fields. */
  children?: ReactNode
  /** Below the form: other ways. */
  after?: ReactNode
}

/** A page about an account: one column, one form, one button. */
export function AccountForm({
  title,
  lede,
  errors,
  before,
  submit,
  kind = 'primary',
  children,
  after,
}: Props) {
  useErrorTitle(errors.all.length > 0)
  return (
    <div className="wrap narrow-page">
      <h1>{title}</h1>
      {lede && <div className="mute">{lede}</div>}
      <ErrorSummary errors={errors.all} />
      {before}
      <Form method="post" className="stack">
        {children}
        <Button kind={kind}>{submit}</Button>
      </Form>
      {after}
    </div>
  )
}
