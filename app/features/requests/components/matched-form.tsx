import { Form } from '@remix-run/react'
import { useFormatter, useTranslations } from 'use-intl'
import { languageOf } from '#app/i18n/language-of'
import { Button } from '#app/ui/button'
import { Check, RadioGroup } from '#app/ui/choice-group'
import { DataTable } from '#app/ui/data-table'
import { EmptyState } from '#app/ui/empty-state'
import { FormActions } from '#app/ui/form-actions'
import type { FormErrors } from '#app/ui/form-errors'
import type { MatchedPage, MatchedPair } from '../shown'

const ANSWERS = ['pending', 'accepted'] as const

/** Pairs that could become requests; all are chosen until some are taken out. */
export function MatchedForm({
  page: { pairs, without },
  keyOfForm,
  errors,
}: {
  page: MatchedPage
  keyOfForm: string
  errors: FormErrors
}) {
  const t = useTranslations('bulk')
  const format = useFormatter()
  const isSent = errors.all.length > 0
  const chosen = isSent ? new Set(errors.values('pairs')) : null
  if (pairs.length === 0)
    return <EmptyState title={t('requests.none')}>{t('requests.noneText')}</EmptyState>
  return (
    <Form method="post" className="stack">
      <input type="hidden" name="key" value={keyOfForm} />
      <p role="status">{t('requests.count', { count: pairs.length })}</p>
      <DataTable
        caption={t('requests.list')}
        captionHidden
        rows={pairs}
        rowId={(one) => one.id}
        columns={[
          {
            id: 'pair',
            label: t('requests.choose'),
            header: true,
            cell: (one) => (
              <Check
                name="pairs"
                value={one.id}
                defaultChecked={chosen?.has(one.id) ?? true}
                label={<Sides pair={one} />}
              />
            ),
          },
          { id: 'technology', label: t('requests.supplier'), cell: (one) => one.technology },
          { id: 'need', label: t('requests.buyer'), cell: (one) => one.need },
          {
            id: 'score',
            label: t('requests.score'),
            numeric: true,
            cell: (one) => (
              <>
                {one.score}
                {one.met && <small className="block micro mute">{t('requests.met')}</small>}
              </>
            ),
          },
        ]}
      />
      {without.length > 0 && (
        <p className="small mute">
          {t('requests.without', { names: format.list(without.map((one) => one.name)) })}
        </p>
      )}
      <RadioGroup
        name="answer"
        label={t('requests.answer')}
        value={errors.value('answer', 'pending')}
        error={errors.of('answer')}
        options={ANSWERS.map((answer) => ({
          value: answer,
          label: t(`requests.answerText.${answer}`),
          hint: t(`requests.answerHint.${answer}`),
        }))}
      />
      <FormActions state={t('requests.actText')}>
        <Button kind="primary">{t('requests.act')}</Button>
      </FormActions>
    </Form>
  )
}

const Sides = ({ pair: { supplier, buyer } }: { pair: MatchedPair }) => (
  <>
    <span lang={languageOf(supplier.country)}>{supplier.name}</span> →{' '}
    <span lang={languageOf(buyer.country)}>{buyer.name}</span>
  </>
)
