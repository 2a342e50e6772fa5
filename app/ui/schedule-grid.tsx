import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Anchor } from './anchor'
import { classNames } from './class-names'
import { LockIcon } from './icon'
import { MeetingTile } from './meeting-tile'
import type { TileMeeting } from './meeting-tile'
import { ScrollFrame } from './scroll-frame'

export type GridTable = {
  id: string
  label: string
  /** For lists on phones: "T3". */
  shortLabel: string
  equipment?: string
}
export type GridCell =
  | { kind: 'meeting'; meeting: TileMeeting; to?: string }
  | { kind: 'free'; to?: string; /** A place where what is picked up may go. */ target?: boolean }
  | { kind: 'shut'; reason: string }
export type GridRow =
  | {
      kind: 'slot'
      id: string
      time: string
      current?: boolean
      /** By table id; a table left out is free. */
      cells: Record<string, GridCell>
    }
  | { kind: 'pause'; id: string; time: string; label: string }

type Props = {
  caption: string
  tables: GridTable[]
  rows: GridRow[]
  /** Draws a cell's inside instead of the grid: for boards that can be rearranged. */
  renderCell?: (cell: GridCell, slot: { id: string; time: string }, table: GridTable) => ReactNode
}

/** Slots by tables, with pauses; on phones a list by slot. */
export function ScheduleGrid({ caption, tables, rows, renderCell }: Props) {
  const t = useTranslations('ui')
  return (
    <ScrollFrame label={caption}>
      <table className="grid-t">
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('time')}</th>
            {tables.map((table) => (
              <th key={table.id} scope="col">
                {table.label}
                {table.equipment && <small>{table.equipment}</small>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) =>
            row.kind === 'pause' ? (
              <tr key={row.id} className="lunch">
                <th scope="row">{row.time}</th>
                <td colSpan={tables.length}>{row.label}</td>
              </tr>
            ) : (
              <tr key={row.id} className={row.current ? 'current' : undefined}>
                <th scope="row" aria-current={row.current ? 'time' : undefined}>
                  {row.time}
                </th>
                {tables.map((table) => {
                  const cell = row.cells[table.id] ?? { kind: 'free' }
                  return (
                    <td
                      key={table.id}
                      data-t={table.shortLabel}
                      className={classNames(
                        cell.kind !== 'meeting' && cell.kind,
                        cell.kind === 'free' && cell.target && 'target',
                      )}
                    >
                      {renderCell ? (
                        renderCell(cell, row, table)
                      ) : (
                        <Cell cell={cell} where={`${row.time} ${table.label}`} />
                      )}
                    </td>
                  )
                })}
              </tr>
            ),
          )}
        </tbody>
      </table>
    </ScrollFrame>
  )
}

function Cell({ cell, where }: { cell: GridCell; where: string }) {
  const t = useTranslations('ui')
  switch (cell.kind) {
    case 'meeting':
      return <MeetingTile meeting={cell.meeting} to={cell.to} where={where} />
    case 'shut':
      return cell.reason
    case 'free':
      return cell.to ? (
        <Anchor to={cell.to} aria-label={`${where} ${t('freeCell')}`} preventScrollReset>
          {cell.target ? t('moveHere') : t('freeCell')}
        </Anchor>
      ) : (
        t('freeCell')
      )
  }
}

/** What the bars and marks of the grid mean. */
export function GridKey({ children }: { children?: ReactNode }) {
  const t = useTranslations('ui')
  const domain = useTranslations('domain')
  return (
    <p className="key">
      <span>
        <i className="must" />
        {domain('priority.must')}
      </span>
      <span>
        <i className="want" />
        {domain('priority.want')}
      </span>
      <span>
        <i />
        {domain('priority.open')}
      </span>
      <span>
        <LockIcon />
        {t('locked')}
      </span>
      <span>{t('scoreKey')}</span>
      {children}
    </p>
  )
}
