import { Link } from '@remix-run/react'
import type { ComponentPropsWithoutRef } from 'react'

export type AnchorProps = Omit<ComponentPropsWithoutRef<'a'>, 'href' | 'style'> & {
  /** A path of the site, a query, a fragment or a full address. */
  to: string
  /** Load the whole document: downloads, other languages, pages outside the app. */
  reload?: boolean
  /** Keep the place on the page: for links that change a part of it. */
  preventScrollReset?: boolean
}

/** A link: through the router inside the site, plain everywhere else. */
export function Anchor({ to, reload, preventScrollReset, children, ...rest }: AnchorProps) {
  if (reload || !/^(\/(?!\/)|\?|$)/.test(to)) {
    return (
      <a href={to} {...rest}>
        {children}
      </a>
    )
  }
  return (
    <Link to={to} preventScrollReset={preventScrollReset} {...rest}>
      {children}
    </Link>
  )
}
