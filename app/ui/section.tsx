import type { ReactNode } from 'react'

type Props = {
  title: ReactNode
  /** Address of the section, and what links it to its title. */
  id: string
  /** Beside the content in the margin column: a sentence, a link. */
  aside?: ReactNode
  lang?: string
  children: ReactNode
}

/** A section as in a printed report: an ink hairline, the title in a margin column, the content beside it. */
export function Section({ title, id, aside, lang, children }: Props) {
  return (
    <section className="sec" id={id} lang={lang} aria-labelledby={`${id}-title`}>
      <div className="side">
        <h2 id={`${id}-title`}>{title}</h2>
        {aside}
      </div>
      <div className="body">{children}</div>
    </section>
  )
}
