import { Link } from '@remix-run/react'
import type { ComponentPropsWithoutRef } from 'react'

export type AnchorProps = Omit<ComponentPropsWithoutRef<'a'>, 'href' | 'style'> & {
  /** A path of the site, a query, a fragment or a full address. */
  to: string
  /** Load the whole document: downloads, other languages, pages outside the app. */
  reload?: boolean
}

/** A link: through the router inside the site, plain everywhere else. */
export function Anchor({ to, reload, children, ...rest }: AnchorProps) {
  if (reload || !/^(\/(?!\/)|\?|$)/.test(to)) {
    return (
      <a href={to} {...rest}>
        {children}
      </a>
    )
  }
  return (
    <Link to={to} {...rest}>
      {children}
    </Link>
  )
}
