import type { ReactNode } from 'react'
import { Breadcrumbs } from './breadcrumbs'
import type { Crumb } from './breadcrumbs'
import { classNames } from './class-names'

type Props = {
  title: ReactNode
  titleLang?: string
  /** How large the title is set: public fronts, single records, work areas; or read aloud only. */
  heading?: 'display' | 'title' | 'work' | 'hidden'
  intro?: ReactNode
  crumbs?: Crumb[]
  /** Acts on the whole page, at the right of the title. */
  actions?: ReactNode
  /** The organiser's density and width. */
  dense?: boolean
  /** One column of 24 rem: sign in, one question a screen. */
  narrow?: boolean
  children: ReactNode
}

/** The inside of a page: crumbs, the one h1, acts, content. Stands in the site's `<main>`. */
export function Page({
  title,
  titleLang,
  heading = 'work',
  intro,
  crumbs,
  actions,
  dense,
  narrow,
  children,
}: Props) {
  return (
    <div className={classNames('wrap', dense && 'dense')}>
      {crumbs && <Breadcrumbs crumbs={crumbs} />}
      <div className={narrow ? 'narrow' : undefined}>
        <div className={heading === 'hidden' ? undefined : 'pagehead'}>
          <div>
            <h1 lang={titleLang} className={heading === 'hidden' ? 'vh' : heading}>
              {title}
            </h1>
            {intro && <div className="intro">{intro}</div>}
          </div>
          {actions && <div className="acts">{actions}</div>}
        </div>
        {children}
      </div>
    </div>
  )
}
