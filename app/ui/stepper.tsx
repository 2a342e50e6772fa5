import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Anchor } from './anchor'
import { classNames } from './class-names'
import { CheckIcon } from './icon'

export type Step = {
  id: string
  label: string
  state: 'done' | 'now' | 'ahead'
  errors?: number
  note?: string
  to?: string
}

/** The parts of a long form: done, now, with errors, ahead; every one reachable. */
export function Stepper({ label, steps }: { label: string; steps: Step[] }) {
  const list = useRef<HTMLOListElement>(null)
  const now = steps.find((step) => step.state === 'now')?.id
  // On phones the steps lie in a row: the present one is brought into it.
  useEffect(() => {
    const current = list.current?.querySelector<HTMLElement>('[aria-current]')
    if (list.current && current)
      list.current.scrollLeft = current.offsetLeft - list.current.offsetLeft
  }, [now])
  return (
    <nav aria-label={label}>
      <ol className="steps" ref={list}>
        {steps.map((step, index) => (
          <li
            key={step.id}
            className={classNames(
              step.state !== 'ahead' && step.state,
              Boolean(step.errors) && 'bad',
            )}
            aria-current={step.state === 'now' ? 'step' : undefined}
          >
            {step.to ? (
              <Anchor to={step.to}>
                <StepFace step={step} number={index + 1} />
              </Anchor>
            ) : (
              <StepFace step={step} number={index + 1} />
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}

function StepFace({ step, number }: { step: Step; number: number }) {
  const t = useTranslations('ui')
  const note = step.errors ? t('stepErrors', { count: step.errors }) : step.note
  return (
    <>
      <i aria-hidden="true">{step.state === 'done' && !step.errors ? <CheckIcon /> : number}</i>
      <span>
        {step.label}
        {step.state === 'done' && !step.errors && <span className="vh">, {t('stepDone')}</span>}
        {note && <small>{note}</small>}
      </span>
    </>
  )
}
