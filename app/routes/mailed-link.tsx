import { Form, useActionData, useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { MARK } from '#app/platform/link-code'
import { useErrorTitle } from '#app/routes/use-error-title'
import { Button } from '#app/ui/button'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormErrors, FormReply } from '#app/ui/form-errors'
import { TextField } from '#app/ui/text-field'

/** What the code of a mail stands for, with the code for the form that goes on. */
export type Opened<T> = { token: string; found: T }
/** What a post of such a page answers. */
export type LinkReply<T> = FormReply & { opened: Opened<T> | null }

/** What was opened so far, and what is wrong; `before` is what the page knew when it came. */
export function useMailedLink<T>(before: Opened<T> | null = null) {
  const reply = useActionData<LinkReply<T>>()
  return { opened: reply ? reply.opened : before, errors: useFormErrors(reply) }
}

/** The hidden fields with which a form of an opened link goes on. */
export const LinkCode = ({ token }: { token: string }) => (
  <>
    <input type="hidden" name="act" value="press" />
    <input type="hidden" name="token" value={token} />
  </>
)

const FORM = 'mailed-link'
const GATE = 'mailed-link-gate'
const OPENING = 'mailed-link-opening'

/**
 * The page of a mailed link before its code is there. A script that runs before the rest of the page brings it from the
 * address; without scripts, or when it is not good any more, there is a field for it.
 */
export function CodeGate({
  title,
  errors,
  children,
}: {
  title: string
  errors: FormErrors
  /** Other ways on. */
  children?: ReactNode
}) {
  const t = useTranslations('link')
  const { pathname } = useLocation()
  useErrorTitle(errors.all.length > 0)
  return (
    <div className="wrap narrow-page">
      <h1>{title}</h1>
      <p id={OPENING} className="mute" role="status" hidden>
        {t('opening')}
      </p>
      <div id={GATE} className="grid gap-4">
        {errors.all.length === 0 && <p className="mute">{t('lede')}</p>}
        <ErrorSummary errors={errors.all} title={t('problem')} />
        <Form method="post" action={pathname} id={FORM} className="stack">
          <input type="hidden" name="act" value="open" />
          <TextField
            name="token"
            label={t('code')}
            hint={t('hint')}
            error={errors.of('token')}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={2000}
            required
          />
          <Button kind="primary">{t('open')}</Button>
        </Form>
        {children && <p className="small">{children}</p>}
      </div>
      <script
        src="/take-code.js"
        data-form={FORM}
        data-gate={GATE}
        data-opening={OPENING}
        data-mark={MARK}
      />
    </div>
  )
}
