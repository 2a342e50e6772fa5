import { useTranslations } from 'use-intl'
import { RadioGroup } from '#app/ui/choice-group'
import type { FormErrors } from '#app/ui/form-errors'
import { Select } from '#app/ui/select'
import { TextArea } from '#app/ui/text-area'
import type { AskListing } from '../shown'

type Props = {
  listings: AskListing[]
  errors: FormErrors
  start?: { about?: string | null; priority?: string; message?: string | null }
}

/** What a request says: about which listing, how much it matters, a message. */
export function WishFields({ listings, errors, start = {} }: Props) {
  const t = useTranslations('requests')
  const owners = [...new Set(listings.map((one) => one.owner))]
  const optionOf = (one: AskListing) => ({ value: one.value, label: one.title, lang: one.locale })
  return (
    <>
      <Select
        name="about"
        label={t('about')}
        empty={t('aboutChoose')}
        options={owners.map((owner) => {
          const options = listings.filter((one) => one.owner === owner).map(optionOf)
          return { group: owner || t('about'), options }
        })}
        defaultValue={errors.value('about', start.about ?? '')}
        error={errors.of('about')}
      />
      <RadioGroup
        name="priority"
        label={t('priority')}
        value={errors.value('priority', start.priority)}
        error={errors.of('priority')}
        options={(['must', 'want', 'open'] as const).map((value) => ({
          value,
          label: t(`priorityText.${value}`),
        }))}
      />
      <TextArea
        name="message"
        label={t('message')}
        hint={t('messageHint')}
        optional
        limit={1000}
        defaultValue={errors.value('message', start.message ?? '')}
        error={errors.of('message')}
      />
    </>
  )
}
