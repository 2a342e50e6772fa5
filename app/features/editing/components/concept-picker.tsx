import { useRef, useState } from 'react'
import type { MouseEvent } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button'
import { Chips, ConceptChip } from '#app/ui/chip'
import { FieldGroup } from '#app/ui/field'
import type { NamedConcept } from '../shown'
import type { Filled } from './filled'
import { Remark } from './remark'

type Props = {
  filled: Filled
  /** What the tagger found in the words that are being typed. */
  proposed: NamedConcept[] | undefined
  /** What somebody looked for by name. */
  found: { text: string; concepts: NamedConcept[] } | null
}

/**
 * What a listing is about: concepts that its author confirmed, and those that its words propose. Each press is a
 * button of the form; with JavaScript it happens at once, and is kept with the rest.
 */
export function ConceptPicker({ filled, proposed, found }: Props) {
  const t = useTranslations('editor')
  const { concepts } = filled.page
  const names = useRef(new Map<string, string>())
  const [chosen, setChosen] = useState(concepts.chosen.map(({ id }) => id))
  const [refused, setRefused] = useState(concepts.refused.map(({ id }) => id))
  const box = useRef<HTMLDivElement>(null)
  const offered = proposed ?? concepts.proposed
  for (const one of [
    ...concepts.chosen,
    ...concepts.refused,
    ...offered,
    ...(found?.concepts ?? []),
  ])
    names.current.set(one.id, one.label)
  const labelOf = (id: string) => names.current.get(id) ?? id
  const isOpen = (one: NamedConcept) => !chosen.includes(one.id) && !refused.includes(one.id)

  function onClick(event: MouseEvent<HTMLDivElement>) {
    if (!(event.target instanceof Element)) return
    const button = event.target.closest<HTMLButtonElement>(
      'button[name=confirm],button[name=refuse]',
    )
    if (!button) return
    event.preventDefault()
    const id = button.value
    const without = (ids: string[]) => ids.filter((one) => one !== id)
    setChosen(button.name === 'confirm' ? [...without(chosen), id] : without(chosen))
    setRefused(button.name === 'refuse' ? [...without(refused), id] : without(refused))
    // The hidden fields changed, which no key did: whoever keeps the form is told.
    box.current?.dispatchEvent(new Event('input', { bubbles: true }))
  }

  return (
    // Its buttons are real ones; the handler only saves them the way to the server.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div ref={box} onClick={onClick}>
      <FieldGroup
        id="concepts"
        label={t('field.concepts')}
        hint={<Remark hint={t('concepts.hint')} said={filled.remark('concepts')} />}
      >
        <input type="hidden" name="concepts" value={chosen.join(' ')} />
        <input type="hidden" name="refused" value={refused.join(' ')} />
        <input type="hidden" name="seenConcepts" value={concepts.seen} />
        {chosen.length > 0 && (
          <Chips label={t('concepts.chosen')}>
            {chosen.map((id) => (
              <ConceptChip
                key={id}
                state="hit"
                label={labelOf(id)}
                remove={{ name: 'refuse', value: id }}
              />
            ))}
          </Chips>
        )}
        <Offered
          title={t('concepts.proposed')}
          concepts={offered.filter(isOpen)}
          none={chosen.length === 0 ? t('concepts.none') : null}
        />
        {found && (
          <Offered
            title={t('concepts.found')}
            concepts={found.concepts.filter((one) => !chosen.includes(one.id))}
            none={
              found.concepts.length === 0 ? t('concepts.foundNone', { text: found.text }) : null
            }
          />
        )}
        {refused.length > 0 && (
          <p className="small mute">
            {t('concepts.refused', { list: refused.map(labelOf).join(', ') })}
          </p>
        )}
        <div className="row mt-2">
          <label className="vh" htmlFor="find">
            {t('concepts.find')}
          </label>
          <input
            className="in short sm"
            id="find"
            name="find"
            placeholder={t('concepts.find')}
            defaultValue={found?.text}
          />
          <Button small name="intent" value="find">
            {t('concepts.findButton')}
          </Button>
        </div>
      </FieldGroup>
    </div>
  )
}

function Offered({
  title,
  concepts,
  none,
}: {
  title: string
  concepts: NamedConcept[]
  none: string | null
}) {
  if (concepts.length === 0) return none ? <p className="small mute">{none}</p> : null
  return (
    <>
      <p className="small mute">{title}</p>
      <Chips label={title}>
        {concepts.map(({ id, label }) => (
          <ConceptChip
            key={id}
            state="suggested"
            label={label}
            confirm={{ name: 'confirm', value: id }}
            remove={{ name: 'refuse', value: id }}
          />
        ))}
      </Chips>
    </>
  )
}
