import type { ComponentPropsWithoutRef, ReactNode } from 'react'
import { Anchor } from './anchor'
import type { AnchorProps } from './anchor'
import { classNames } from './class-names'
import type { Icon } from './icon'

type Look = {
  kind?: 'primary' | 'plain' | 'quiet' | 'danger' | 'line'
  small?: boolean
  wide?: boolean
  icon?: Icon
  /** Shows the icon alone; the label becomes the accessible name. */
  iconOnly?: boolean
  children: ReactNode
}

const lookOf = ({ kind = 'plain', small, wide, iconOnly }: Look, className?: string) =>
  classNames(
    'btn',
    kind !== 'plain' && kind,
    small && 'sm',
    wide && 'wide',
    iconOnly && 'icon',
    className,
  )

const face = ({ icon: Icon, iconOnly, children }: Look) => (
  <>
    {Icon && <Icon />}
    {iconOnly ? <span className="vh">{children}</span> : children}
  </>
)

export type ButtonProps = Look & Omit<ComponentPropsWithoutRef<'button'>, 'children' | 'style'>

/** An act on this page. A submit button unless told otherwise. */
export function Button({
  kind,
  small,
  wide,
  icon,
  iconOnly,
  children,
  className,
  type = 'submit',
  ...rest
}: ButtonProps) {
  const look = { kind, small, wide, icon, iconOnly, children }
  return (
    <button type={type} className={lookOf(look, className)} {...rest}>
      {face(look)}
    </button>
  )
}

export type LinkButtonProps = Look & Omit<AnchorProps, 'children'>

/** A way to another page that looks like a button. */
export function LinkButton({
  kind,
  small,
  wide,
  icon,
  iconOnly,
  children,
  className,
  ...rest
}: LinkButtonProps) {
  const look = { kind, small, wide, icon, iconOnly, children }
  return (
    <Anchor className={lookOf(look, className)} {...rest}>
      {face(look)}
    </Anchor>
  )
}

/** A text link led by an icon. */
export function IconLink({
  icon: Icon,
  children,
  className,
  ...rest
}: AnchorProps & { icon: Icon }) {
  return (
    <Anchor className={classNames('ilink', className)} {...rest}>
      <Icon />
      {children}
    </Anchor>
  )
}
