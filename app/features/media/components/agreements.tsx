import { Form } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { paths } from '#app/i18n/paths'
import { Anchor } from '#app/ui/anchor'
import { Button } from '#app/ui/button'
import type { FormErrors } from '#app/ui/form-errors'
import { TextField } from '#app/ui/text-field'
import type { MediaPage } from '../shown'

type Sharing = NonNullable<MediaPage['sharing']>

/** With whom a non-disclosure agreement is signed, and the form that notes one more. */
export function Agreements({ sharing, errors }: { sharing: Sharing; errors: FormErrors }) {
  const t = useTranslations('media')
  const to = paths(useLocale())
  return (
    <>
      {sharing.agreements.length > 0 && (
        <ul className="lines mb-4">
          {sharing.agreements.map((one) => (
            <li key={one.organisationId} className="spread">
              <div>
                <Anchor to={to.organisation(one.slug)}>{one.name}</Anchor>
                <p className="small mute">{t('agreement.signed', { day: one.signedOn })}</p>
              </div>
              <Form method="post" action="?form=withdraw">
                <Button
                  small
                  name="organisationId"
                  value={one.organisationId}
                  aria-label={`${t('agreement.withdraw')}: ${one.name}`}
                >
                  {t('agreement.withdraw')}
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <Form method="post" action="?form=agreement" className="fields snug">
        <TextField
          name="organisation"
          label={t('agreement.organisation')}
          hint={t('agreement.organisationHint')}
          list="partners"
          autoComplete="off"
          defaultValue={errors.value('organisation')}
          error={errors.of('organisation')}
        />
        <datalist id="partners">
          {sharing.partners.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <TextField
          name="signedOn"
          type="date"
          short
          label={t('agreement.signedOn')}
          defaultValue={errors.value('signedOn')}
          error={errors.of('signedOn')}
        />
        <Button>{t('agreement.note')}</Button>
      </Form>
    </>
  )
}
