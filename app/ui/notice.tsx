import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { ClashIcon, DoneIcon, ExpiringIcon, InfoIcon } from './icon'

const ICONS = { info: InfoIcon, positive: DoneIcon, caution: ExpiringIcon, danger: ClashIcon }

type Props = {
  kind?: keyof typeof ICONS
  /** What happened, in one sentence. */
  title?: ReactNode
  children?: ReactNode
  /** What to do about it: buttons and links. */
  ways?: ReactNode
  /** Reads it out when it appears. */
  live?: boolean
}

/** A sentence that stands out because it changes what to do. */
export function Notice({ kind = 'info', title, children, ways, live }: Props) {
  const Icon = ICONS[kind]
  return (
    <div
      className={classNames('note', kind !== 'info' && kind)}
      role={live ? (kind === 'danger' ? 'alert' : 'status') : undefined}
    >
      <Icon />
      <div>
        {title && <b>{title}</b>} {children}
      </div>
      {ways && <div className="ways">{ways}</div>}
    </div>
  )
}

/** What collides, who is affected, up to two ways out with their cost, and undo. */
export const ConflictBanner = (props: Omit<Props, 'kind' | 'live'> & { title: ReactNode }) => (
  <Notice kind="danger" live {...props} />
)
