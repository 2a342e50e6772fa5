import type { MouseEvent } from 'react'
import { LinkButton } from '#app/ui/button'
import type { LinkButtonProps } from '#app/ui/button'
import { linkTo } from './board-address'
import type { BoardAddress } from './board-address'
import type { BoardView } from './board-view'

type Props = Omit<LinkButtonProps, 'to' | 'onClick'> & {
  address: BoardAddress
  show: Pick<BoardView, 'meeting' | 'carry'>
}

/** Chooses, picks up or puts back: a link that needs no scripts, and with them no page. */
export function ViewButton({ address: { base, view }, show, ...look }: Props) {
  const shown = { ...show, to: null }
  return (
    <LinkButton
      {...look}
      small
      to={linkTo(base, shown)}
      preventScrollReset
      onClick={(event) => {
        if (!isPlainPress(event)) return
        event.preventDefault()
        view.show(shown)
      }}
    />
  )
}

/** One that stays on the page: no other tab or window is asked for. */
export const isPlainPress = (event: MouseEvent): boolean =>
  event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
