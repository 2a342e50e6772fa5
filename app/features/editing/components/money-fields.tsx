import { useTranslations } from 'use-intl'
import { CURRENCIES } from '#db/domain'
import { FieldGroup } from '#app/ui/field'
import { Select } from '#app/ui/select'
import { TextField } from '#app/ui/text-field'
import { Commented } from './commented'
import type { Filled } from './filled'
import { Remark } from './remark'

const CURRENCY_OF = { KR: 'KRW', VN: 'VND', other: 'USD' } as const

/** A range of money in one currency; a price may be for a unit. */
export function MoneyFields({
  filled,
  name,
  hasUnit,
}: {
  filled: Filled
  name: 'price' | 'budget'
  hasUnit?: boolean
}) {
  const t = useTranslations('editor')
  const field = (end: string) => `${name}.${end}`
  return (
    <Commented filled={filled} field={name}>
      <FieldGroup
        id={name}
        label={t(`field.${name}`)}
        hint={<Remark hint={t(`hint.${name}`)} said={filled.remark(name)} />}
        optional
      >
        <div className="moneyrow">
          {(['min', 'max'] as const).map((end) => (
            <TextField
              key={end}
              name={field(end)}
              label={t(`money.${end}`)}
              inputMode="decimal"
              defaultValue={filled.value(field(end))}
              error={filled.error(field(end))}
            />
          ))}
          <Select
            name={field('currency')}
            label={t('money.currency')}
            options={CURRENCIES.map((value) => ({ value, label: value }))}
            defaultValue={
              filled.value(field('currency')) || CURRENCY_OF[filled.page.organisation.country]
            }
          />
        </div>
        {hasUnit && (
          <TextField
            name={field('unit')}
            label={t('money.unit')}
            hint={t('hint.unit')}
            optional
            className="mt-2"
            defaultValue={filled.value(field('unit'))}
            error={filled.error(field('unit'))}
          />
        )}
      </FieldGroup>
    </Commented>
  )
}
