import { Form } from '@remix-run/react'
import { useRef } from 'react'
import type { PointerEvent } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button'
import { FormActions } from '#app/ui/form-actions'
import type { FormErrors } from '#app/ui/form-errors'
import type { AvailabilityDay } from '../shown'

/**
 * When a delegate can meet: one box a slot. With a pointer, pressing on a box and drawing over others gives them all
 * the same mark; without scripts, or by keyboard, each is a check box.
 */
export function AvailabilityGrid({
  days,
  version,
  disabled,
  errors,
}: {
  days: AvailabilityDay[]
  version: number
  disabled: boolean
  errors: FormErrors
}) {
  const t = useTranslations('registration')
  // What was drawn and refused stays drawn.
  const sent = new Set(errors.values('cells'))
  const drawn = new Set(errors.values('free'))
  const isFree = ({ value, free }: AvailabilityDay['cells'][number]) =>
    sent.has(value) ? drawn.has(value) : free
  const painting = usePainting()
  return (
    <Form method="post" autoComplete="off" className="fields snug">
      <input type="hidden" name="act" value="availability" />
      <input type="hidden" name="version" value={version} />
      <div className="paint" {...painting}>
        {days.map((day) => (
          <fieldset key={day.day} disabled={disabled}>
            <legend>{day.label}</legend>
            {day.cells.map((cell) => (
              <Cell key={cell.value} cell={cell} isFree={isFree(cell)} />
            ))}
          </fieldset>
        ))}
      </div>
      {!disabled && (
        <FormActions>
          <Button kind="primary">{t('times.save')}</Button>
        </FormActions>
      )}
    </Form>
  )
}

function Cell({ cell, isFree }: { cell: AvailabilityDay['cells'][number]; isFree: boolean }) {
  const t = useTranslations('registration')
  return (
    <>
      {cell.afterBreak && <div className="gap" aria-hidden="true" />}
      <input type="hidden" name="cells" value={cell.value} />
      {/* What a session binds is not the delegate's to say: the mark goes along as it is. */}
      {cell.bound && cell.free && <input type="hidden" name="free" value={cell.value} />}
      <label>
        <input
          type="checkbox"
          name={cell.bound ? undefined : 'free'}
          value={cell.value}
          defaultChecked={isFree && !cell.bound}
          disabled={cell.bound}
        />
        <span>
          {cell.span}
          {cell.bound && <small className="small block">{t('times.bound')}</small>}
        </span>
      </label>
    </>
  )
}

/** Handlers of the whole grid: the first box pressed decides the mark that is drawn. */
function usePainting() {
  const mark = useRef<boolean | null>(null)
  const start = useRef<HTMLInputElement | null>(null)
  const boxAt = (event: PointerEvent): HTMLInputElement | null =>
    document
      .elementFromPoint(event.clientX, event.clientY)
      ?.closest('label')
      ?.querySelector<HTMLInputElement>('input[type="checkbox"]:not(:disabled)') ?? null
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.pointerType === 'touch') return
      start.current = boxAt(event)
      mark.current = start.current ? !start.current.checked : null
    },
    onPointerMove: (event: PointerEvent) => {
      const box = boxAt(event)
      if (mark.current === null || !box || box === start.current || event.buttons === 0) return
      // The press itself would be a click on the first box only; drawing marks it too.
      if (start.current) start.current.checked = mark.current
      box.checked = mark.current
    },
    onPointerUp: () => {
      mark.current = null
      start.current = null
    },
  }
}
