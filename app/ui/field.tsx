import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { classNames } from './class-names'
import { CheckIcon, ErrorIcon } from './icon'

/** What every field says around its control. */
export type FieldText = {
  label: ReactNode
  hint?: ReactNode
  /** What to do to mend it, in one sentence; also said by the error summary. */
  error?: string | null
  /** Written beside the label; what is required is not marked. */
  optional?: boolean
  /** A quiet word after the label: the language written in, the longest length. */
  note?: ReactNode
  /** Said when the value has just been kept. */
  saved?: string
}

/** What ties a control to its texts. */
export type ControlProps = { id: string; 'aria-invalid'?: true; 'aria-describedby'?: string }

/** Ids of the texts of a field that are there, for aria-describedby. */
export function controlProps(
  id: string,
  { hint, error }: Pick<FieldText, 'hint' | 'error'>,
  more?: string,
): ControlProps {
  const describing = [error && `${id}-error`, hint && `${id}-hint`, more].filter(Boolean).join(' ')
  return {
    id,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': describing || undefined,
  }
}

export function LabelNotes({ optional, note }: Pick<FieldText, 'optional' | 'note'>) {
  const t = useTranslations('ui')
  return (
    <>
      {note && <span className="opt"> {note}</span>}
      {optional && <span className="opt"> {t('optional')}</span>}
    </>
  )
}

/** The sentence at a field that says what to do, with a mark that does not depend on colour. */
export function FieldError({ id, error }: { id: string; error?: string | null }) {
  const t = useTranslations('ui')
  if (!error) return null
  return (
    <p className="msg" id={`${id}-error`}>
      <ErrorIcon />
      <span>
        <span className="vh">{t('errorPrefix')} </span>
        {error}
      </span>
    </p>
  )
}

export function FieldHint({ id, hint }: { id: string; hint?: ReactNode }) {
  return hint ? (
    <p className="hint" id={`${id}-hint`}>
      {hint}
    </p>
  ) : null
}

export function FieldSaved({ saved }: { saved?: string }) {
  return saved ? (
    <p className="savednote" role="status">
      <CheckIcon />
      {saved}
    </p>
  ) : null
}

type Props = FieldText & {
  id: string
  className?: string
  more?: string
  children: (control: ControlProps) => ReactNode
}

/** Label, hint, error, control: the frame of one field. The child gets what ties the control to the texts. */
export function Field({
  id,
  label,
  hint,
  error,
  optional,
  note,
  saved,
  className,
  more,
  children,
}: Props) {
  return (
    <div className={classNames('field', error && 'err', className)}>
      <label htmlFor={id}>
        {label}
        <LabelNotes optional={optional} note={note} />
      </label>
      <FieldHint id={id} hint={hint} />
      <FieldError id={id} error={error} />
      {children(controlProps(id, { hint, error }, more))}
      <FieldSaved saved={saved} />
    </div>
  )
}

type GroupProps = FieldText & { id: string; className?: string; children: ReactNode }

/** Like Field, for a question that several controls answer. */
export function FieldGroup({
  id,
  label,
  hint,
  error,
  optional,
  note,
  saved,
  className,
  children,
}: GroupProps) {
  return (
    <fieldset
      className={classNames('field', error && 'err', className)}
      id={id}
      aria-describedby={controlProps(id, { hint, error })['aria-describedby']}
    >
      <legend>
        {label}
        <LabelNotes optional={optional} note={note} />
      </legend>
      <FieldHint id={id} hint={hint} />
      <FieldError id={id} error={error} />
      {children}
      <FieldSaved saved={saved} />
    </fieldset>
  )
}
