import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { paths } from '#app/i18n/paths'
import { Button, LinkButton } from '#app/ui/button'
import { FormActions } from '#app/ui/form-actions'
import type { FormErrors } from '#app/ui/form-errors'

type Props = {
  one: { id: string; version: number }
  head: { slug: string; mayManage: boolean }
  errors: FormErrors
  summary: ReactNode
  removeLabel: string
  /** What may happen to it at the schedule instead, where meetings stand in the way of taking it away. */
  lost: { kind: 'tableLost'; table: string } | { kind: 'interpreterLost'; interpreter: string }
  firstSlot: string | null
  /** The fields of its form. */
  children: ReactNode
}

/** A table or an interpreter in the list of them: its facts, its form, and the way to take it away. */
export function SetupEntry(props: Props) {
  const { one, head, errors, summary, removeLabel, lost, firstSlot, children } = props
  const t = useTranslations('setup')
  const to = paths(useLocale())
  const isSent = errors.all.length > 0 && errors.value('id') === one.id
  const known = (
    <>
      <input type="hidden" name="id" value={one.id} />
      <input type="hidden" name="version" value={one.version} />
    </>
  )
  return (
    <details className="more" open={isSent}>
      <summary>{summary}</summary>
      {head.mayManage && (
        <div className="fields snug">
          <Form method="post" autoComplete="off" className="fields snug">
            <input type="hidden" name="act" value="save" />
            {known}
            {children}
            <FormActions>
              <Button kind="primary" small>
                {t('save')}
              </Button>
            </FormActions>
          </Form>
          <Form method="post" className="row">
            <input type="hidden" name="act" value="remove" />
            {known}
            <Button kind="danger" small aria-label={removeLabel}>
              {t('remove')}
            </Button>
            {isSent && errors.value('act') === 'remove' && firstSlot && (
              <LinkButton small to={to.deskRepair(head.slug, { ...lost, at: firstSlot })}>
                {t('repairInstead')}
              </LinkButton>
            )}
          </Form>
        </div>
      )}
    </details>
  )
}
