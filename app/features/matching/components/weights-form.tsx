import { Form } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { paths } from '#app/i18n/paths'
import { Anchor } from '#app/ui/anchor'
import { Button } from '#app/ui/button'
import type { FormErrors } from '#app/ui/form-errors'
import { TextField } from '#app/ui/text-field'
import type { EventWeights } from '../shown'

type Props = {
  weights: EventWeights
  /** The weights that are being previewed, as typed. */
  tried: Record<string, string> | null
  errors: FormErrors
}

/** The criteria with their weights: one button shows the effect, the other uses them. */
export function WeightsForm({ weights, tried, errors }: Props) {
  const t = useTranslations('organiser.matching')
  const names = useTranslations('match.criterion')
  const setup = useTranslations('setup')
  const to = paths(useLocale())
  const { event, criteria, mayWeigh } = weights
  const standard = Object.fromEntries(
    criteria.map(({ criterion, standard }) => [criterion, String(standard)]),
  )
  return (
    <Form method="post" autoComplete="off" className="fields snug">
      <p>{weights.isOwn ? t('own') : t('standardInUse')}</p>
      {!mayWeigh && (
        <p className="mute">{event.state === 'closed' ? setup('closed') : t('readOnly')}</p>
      )}
      <input type="hidden" name="version" value={event.version} />
      <div className="weights">
        {criteria.map(({ criterion, weight, standard }) => (
          <TextField
            key={criterion}
            name={criterion}
            type="number"
            min={0}
            max={100}
            step={1}
            required
            inputMode="numeric"
            label={names(criterion)}
            hint={t('standard', { weight: standard })}
            readOnly={!mayWeigh}
            error={errors.of(criterion)}
            defaultValue={errors.value(criterion, tried?.[criterion] ?? String(weight))}
          />
        ))}
      </div>
      {mayWeigh && (
        <div className="row">
          <Button kind="primary" formMethod="get" name="preview" value="1">
            {t('preview')}
          </Button>
          <Button>{t('use')}</Button>
          <Anchor to={to.deskMatching(event.slug, { ...standard, preview: '1' })}>
            {t('toStandard')}
          </Anchor>
        </div>
      )}
    </Form>
  )
}
