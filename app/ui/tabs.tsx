import { Anchor } from './anchor'
import { classNames } from './class-names'

export type Tab = { to: string; label: string; current?: boolean; count?: number }

/** Neighbouring views as links in one line. */
export function Tabs({ label, tabs, full }: { label: string; tabs: Tab[]; full?: boolean }) {
  return (
    <nav className={classNames('seg', full && 'full')} aria-label={label}>
      {tabs.map(({ to, label: word, current, count }) => (
        <Anchor key={to} to={to} aria-current={current ? 'page' : undefined}>
          {word}
          {count !== undefined && <span className="c">{count}</span>}
        </Anchor>
      ))}
    </nav>
  )
}
