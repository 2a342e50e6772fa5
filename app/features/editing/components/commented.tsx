import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { CommentedField } from '#app/features/comments'
import { FieldComments } from './field-comments'
import type { Filled } from './filled'

type Props = { filled: Filled; field: CommentedField; children: ReactNode }

/** A field with what is said about it below. */
export function Commented({ filled, field, children }: Props) {
  const t = useTranslations('editor.field')
  return (
    <div>
      {children}
      <FieldComments filled={filled} field={field} label={t(field)} />
    </div>
  )
}
