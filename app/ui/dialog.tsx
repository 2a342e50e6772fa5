import { useId, useRef } from 'react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { LinkButton } from './button'
import type { LinkButtonProps } from './button'
import { CloseIcon } from './icon'

type Props = {
  title: string
  /** The words on the button that opens it. */
  trigger: ReactNode
  /** A page with the same content, for readers without JavaScript and for opening in another tab. */
  fallbackTo: string
  look?: Pick<LinkButtonProps, 'kind' | 'small' | 'wide' | 'icon'>
  children: ReactNode
}

/**
 * Something over the page that asks for one decision; a sheet at the foot on phones. The browser's own dialog keeps
 * focus inside, closes on Escape and needs no styles written by script, which our content policy forbids.
 */
export function Dialog({ title, trigger, fallbackTo, look, children }: Props) {
  const t = useTranslations('ui')
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  return (
    <>
      <LinkButton
        {...look}
        to={fallbackTo}
        aria-haspopup="dialog"
        onClick={(event) => {
          event.preventDefault()
          dialog.current?.showModal()
        }}
      >
        {trigger}
      </LinkButton>
      <dialog className="dialog" aria-labelledby={id} ref={dialog}>
        <form method="dialog">
          <button className="btn icon quiet close">
            <CloseIcon label={t('close')} />
          </button>
        </form>
        <h2 id={id}>{title}</h2>
        {children}
      </dialog>
    </>
  )
}
