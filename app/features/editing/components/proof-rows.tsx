import { useLocale, useTranslations } from 'use-intl'
import { CERTIFICATION_TYPES, COUNTRIES } from '#db/domain'
import { paths } from '#app/i18n/paths'
import { Anchor } from '#app/ui/anchor'
import { Select } from '#app/ui/select'
import type { Filled } from './filled'
import { Cell, RecordRows } from './record-rows'
import type { RowsProps } from './record-rows'

export function CertificateRows({ filled }: RowsProps) {
  const t = useTranslations('editor')
  const domain = useTranslations('domain')
  const say = useTranslations('editor.certificate')
  return (
    <RecordRows
      filled={filled}
      name="certifications"
      title={t('field.certifications')}
      aside={
        <>
          <p>{say('changing')}</p>
          <p>{say('later')}</p>
        </>
      }
      one={(number) => say('one', { number })}
      add={say('add')}
      row={(at) => (
        <>
          <input type="hidden" name={`${at}.id`} value={filled.value(`${at}.id`)} />
          <CertificateState filled={filled} id={filled.value(`${at}.id`)} />
          <div className="cells">
            <Select
              name={`${at}.type`}
              label={say('type')}
              empty={t('choose')}
              options={CERTIFICATION_TYPES.map((value) => ({
                value,
                label: domain(`certification.${value}`),
              }))}
              defaultValue={filled.value(`${at}.type`)}
              error={filled.error(`${at}.type`)}
            />
            <Cell filled={filled} name={`${at}.text`} label={say('text')} />
            <Cell filled={filled} name={`${at}.number`} label={say('number')} />
            <Cell filled={filled} name={`${at}.issuer`} label={say('issuer')} />
            <Cell filled={filled} name={`${at}.validFrom`} label={say('validFrom')} type="date" />
            <Cell filled={filled} name={`${at}.validTo`} label={say('validTo')} type="date" />
          </div>
        </>
      )}
    />
  )
}

/** How a certificate stands, and whether its document is here. */
function CertificateState({ filled: { page }, id }: { filled: Filled; id: string }) {
  const say = useTranslations('editor.certificate')
  const listing = useTranslations('listing.certificate')
  const to = paths(useLocale())
  const state = page.certificates.find((one) => one.id === id)
  if (!state) return null
  return (
    <p className="small mute">
      {say(`state.${state.verification}`)}
      {state.term !== 'unknown' && ` · ${listing(state.term, { days: state.daysLeft })}`}
      {' · '}
      {state.hasDocument && `${say('hasDocument')} `}
      <Anchor to={`${to.listingMedia(page.slug)}#certificates`}>
        {say(state.hasDocument ? 'changeDocument' : 'addDocument')}
      </Anchor>
    </p>
  )
}

export function PropertyRows({ filled }: RowsProps) {
  const t = useTranslations('editor')
  const say = useTranslations('editor.property')
  return (
    <RecordRows
      filled={filled}
      name="intellectualProperty"
      title={t('field.intellectualProperty')}
      one={(number) => say('one', { number })}
      add={say('add')}
      row={(at) => (
        <div className="cells">
          <Cell filled={filled} name={`${at}.type`} label={say('type')} hint={say('typeHint')} />
          <Cell filled={filled} name={`${at}.title`} label={say('title')} />
          <Cell filled={filled} name={`${at}.number`} label={say('number')} />
          <Cell filled={filled} name={`${at}.country`} label={say('country')} />
          <Cell
            filled={filled}
            name={`${at}.status`}
            label={say('status')}
            hint={say('statusHint')}
          />
        </div>
      )}
    />
  )
}

export function ReferenceRows({ filled }: RowsProps) {
  const t = useTranslations('editor')
  const domain = useTranslations('domain')
  const say = useTranslations('editor.reference')
  return (
    <RecordRows
      filled={filled}
      name="references"
      title={t('field.references')}
      aside={<p>{say('ask')}</p>}
      one={(number) => say('one', { number })}
      add={say('add')}
      row={(at) => (
        <div className="cells">
          <Cell filled={filled} name={`${at}.project`} label={say('project')} />
          <Cell filled={filled} name={`${at}.client`} label={say('client')} />
          <Cell filled={filled} name={`${at}.place`} label={say('place')} />
          <Select
            name={`${at}.country`}
            label={say('country')}
            empty={t('choose')}
            options={COUNTRIES.map((value) => ({ value, label: domain(`country.${value}`) }))}
            defaultValue={filled.value(`${at}.country`)}
          />
          <Cell filled={filled} name={`${at}.year`} label={say('year')} short />
          <Cell filled={filled} name={`${at}.scale`} label={say('scale')} />
          <Cell
            filled={filled}
            name={`${at}.result`}
            label={say('result')}
            hint={say('resultHint')}
            wide
          />
        </div>
      )}
    />
  )
}
