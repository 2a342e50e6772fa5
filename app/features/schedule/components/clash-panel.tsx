import { Form } from '@remix-run/react'
import { memo } from 'react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button'
import { ConflictBanner, Notice } from '#app/ui/notice'
import type { Clash } from '../board-rules'
import { waysOut } from '../ways-out'
import type { WayOut } from '../ways-out'
import type { Board } from '../shown'
import type { BoardAddress } from './board-address'
import { useView } from './board-view'
import { pairIn, timeIn, useClashWords } from './clash-words'
import { SeenFields } from './drop-form'
import { RaiseDelegateLimit } from './remedies'
import { carriedOn, cellOf, standsOnBoard } from './verdicts'
import { ViewButton } from './view-button'

/** While a meeting is carried: how to put it down; at a cell that is not free, what collides and the ways out. */
export const ClashPanel = memo(function ClashPanel({
  board,
  address,
}: {
  board: Board
  address: BoardAddress
}) {
  const t = useTranslations('board')
  const { sentence } = useClashWords(board)
  const { meeting, to, carry } = useView(address.view)
  const carried = carry ? carriedOn(board, meeting) : null
  if (!carried || !meeting || !board.rules) return null
  const putBack = (
    <ViewButton address={address} show={{ meeting, carry: false }} kind="quiet">
      {t('putBack')}
    </ViewButton>
  )
  const clashes = to ? carried.verdict(cellOf(to)) : []
  if (!to || clashes.length === 0)
    return (
      <div className="my-4 noprint">
        <Notice
          kind="info"
          live
          title={t('carrying', { pair: pairIn(board, meeting) })}
          ways={putBack}
        >
          {t('carryingHow')}
        </Notice>
      </div>
    )
  const cell = cellOf(to)
  const ways = waysOut(board.rules, standsOnBoard(board), { meetingId: meeting, ...cell }, clashes)
  const limits = board.mayManage ? limitsIn(clashes) : []
  return (
    <div className="my-4 noprint">
      <ConflictBanner
        title={t('cannotGo', { pair: pairIn(board, meeting), place: placeIn(board, cell, t) })}
        ways={
          <>
            {ways.map((way, index) => (
              <WayForm key={index} board={board} meetingId={meeting} way={way} />
            ))}
            {limits.map((clash, index) => (
              <RaiseForm key={index} board={board} clash={clash} />
            ))}
            {putBack}
          </>
        }
      >
        {clashes.map(sentence).join(' ')} {ways.length + limits.length === 0 && t('noWay')}
      </ConflictBanner>
    </div>
  )
})

type Limit = Extract<Clash, { code: 'limit' | 'delegateLimit' }>

/** The limits in the way: they bind wherever it is put. The one of the delegates once, since it is everybody's. */
function limitsIn(clashes: Clash[]): Limit[] {
  const first = clashes.find((one) => one.code === 'delegateLimit')
  return clashes.filter(
    (one): one is Limit => one.code === 'limit' || (one.code === 'delegateLimit' && one === first),
  )
}

/** Allows one more, for whoever is at the limit; what is carried stays in hand. */
function RaiseForm({ board, clash }: { board: Board; clash: Limit }) {
  const t = useTranslations('board')
  if (clash.code === 'delegateLimit') return <RaiseDelegateLimit board={board} />
  const who = board.rules?.sides.find((one) => one.id === clash.side)?.name ?? ''
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value="raiseLimit" />
      <input type="hidden" name="registrationId" value={clash.side} />
      <Button small>{t('way.raiseLimit', { who, limit: clash.limit + 1 })}</Button>
    </Form>
  )
}

type T = ReturnType<typeof useTranslations<'board'>>

function placeIn(board: Board, cell: { slotId: string; tableId: string | null }, t: T): string {
  const time = timeIn(board, cell.slotId)
  const table = board.tables.find((one) => one.id === cell.tableId)
  return table ? t('place', { time, table: table.label }) : time
}

function WayForm({ board, meetingId, way }: { board: Board; meetingId: string; way: WayOut }) {
  const t = useTranslations('board')
  const fields: Record<string, string> =
    way.kind === 'swap'
      ? { intent: 'swap', withMeetingId: way.withMeetingId }
      : {
          intent: 'place',
          slotId: way.slotId,
          tableId: way.tableId,
          ...(way.kind === 'replace' ? { insteadOf: way.withMeetingId } : {}),
        }
  const words: ReactNode =
    way.kind === 'place'
      ? t('way.place', { place: placeIn(board, way, t) })
      : t(`way.${way.kind}`, { pair: pairIn(board, way.withMeetingId), count: way.told })
  return (
    <Form method="post" preventScrollReset>
      {Object.entries({ meetingId, ...fields }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SeenFields board={board} />
      <Button small>{words}</Button>
    </Form>
  )
}
