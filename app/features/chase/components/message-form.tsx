import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { LOCALES } from '#db/domain'
import { Button } from '#app/ui/button'
import { Check } from '#app/ui/choice-group'
import { FieldError } from '#app/ui/field'
import { FormActions } from '#app/ui/form-actions'
import type { FormErrors } from '#app/ui/form-errors'
import { TextArea } from '#app/ui/text-area'
import { TextField } from '#app/ui/text-field'
import type { ChasePage, ChaseTarget } from '../shown'

/** The text in three languages and the people it goes to: preview, send, or keep as a reminder for a set time. */
export function MessageForm({
  page,
  keyOfForm,
  errors,
}: {
  page: ChasePage
  keyOfForm: string
  errors: FormErrors
}) {
  const t = useTranslations('chase')
  const chosen = errors.values(
    'to',
    page.targets.filter((one) => !one.justTold).map((one) => one.registrationId),
  )
  return (
    <Form method="post" className="fields snug">
      <input type="hidden" name="group" value={page.group} />
      {page.of && <input type="hidden" name="of" value={page.of} />}
      <input type="hidden" name="key" value={errors.value('key', keyOfForm)} />
      <Texts page={page} errors={errors} />
      <fieldset className="field" id="to">
        <legend>{t('to', { count: page.targets.length })}</legend>
        <FieldError id="to" error={errors.of('to')} />
        <div className="checks cols">
          {page.targets.map((one) => (
            <Target key={one.registrationId} target={one} chosen={chosen} />
          ))}
        </div>
      </fieldset>
      <FormActions>
        <Button name="act" value="preview">
          {t('preview')}
        </Button>
        <Button kind="primary" name="act" value="send">
          {t('send')}
        </Button>
      </FormActions>
      <details className="more" open={Boolean(errors.of('sendDay') ?? errors.of('sendTime'))}>
        <summary>{t('remind')}</summary>
        <p className="mute small">{t('remindText')}</p>
        <div className="row items-end mt-2">
          <TextField
            name="sendDay"
            type="date"
            short
            label={t('sendDay')}
            defaultValue={errors.value('sendDay', '')}
            error={errors.of('sendDay')}
          />
          <TextField
            name="sendTime"
            type="time"
            short
            label={t('sendTime')}
            defaultValue={errors.value('sendTime', '09:00')}
            error={errors.of('sendTime')}
          />
          <Button name="act" value="remind">
            {t('remindAct')}
          </Button>
        </div>
      </details>
    </Form>
  )
}

function Texts({ page, errors }: { page: ChasePage; errors: FormErrors }) {
  const t = useTranslations('chase')
  return (
    <>
      <p className="small mute">{t('words')}</p>
      <div className="grid gap-5 lg:grid-cols-3">
        {LOCALES.map((locale) => (
          <div key={locale} className="fields snug" lang={locale}>
            <TextField
              name={`subject.${locale}`}
              label={t('subject', { language: t(`language.${locale}`) })}
              defaultValue={errors.value(`subject.${locale}`, page.template.subject[locale])}
              error={
                errors.of(`subject.${locale}`) ??
                (locale === 'en' ? errors.of('subject') : undefined)
              }
            />
            <TextArea
              name={`body.${locale}`}
              label={t('body', { language: t(`language.${locale}`) })}
              rows={6}
              defaultValue={errors.value(`body.${locale}`, page.template.body[locale])}
              error={
                errors.of(`body.${locale}`) ?? (locale === 'en' ? errors.of('body') : undefined)
              }
            />
          </div>
        ))}
      </div>
    </>
  )
}

function Target({ target, chosen }: { target: ChaseTarget; chosen: string[] }) {
  const t = useTranslations('chase')
  const people = target.people
    .map(({ name, phone }) => [name, phone].filter(Boolean).join(' '))
    .join(', ')
  return (
    <Check
      name="to"
      value={target.registrationId}
      defaultChecked={chosen.includes(target.registrationId)}
      label={target.name}
      hint={
        <>
          {people || t('nobodyThere')}
          {!target.people.some((one) => one.phone) && target.phone && ` · ${target.phone}`}
          {target.toldAt && ` · ${t('toldAt', { at: target.toldAt })}`}
        </>
      }
    />
  )
}
