import { useTranslations } from 'use-intl'
import { paths } from '#app/i18n/paths'
import { Button, LinkButton } from '#app/ui/button'
import { FormActions } from '#app/ui/form-actions'
import type { StepPage } from '../shown'

type Props = {
  page: StepPage
  /** Id of the form that its buttons send. */
  form: string
  state: JSX.Element
}

/** At the foot of every step: what is saved, and the acts; the most likely one last. */
export function SaveBar({ page, form, state }: Props) {
  const t = useTranslations('editor.save')
  const to = paths(page.across)
  const isDraft = page.standing.status === 'draft'
  const isLast = page.step === 'publication'
  return (
    <FormActions sticky state={state}>
      <LinkButton kind="quiet" reload to={to.listingPreview(page.kind, page.slug)}>
        {t('preview')}
      </LinkButton>
      <Button form={form} name="intent" value="save">
        {isDraft ? t('save') : t('saveShown')}
      </Button>
      {(!isLast || page.kind === 'technology') && (
        <Button
          form={form}
          kind={isLast && isDraft ? 'plain' : 'primary'}
          name="intent"
          value="next"
        >
          {isLast ? t('nextMedia') : t('next')}
        </Button>
      )}
      {isLast && isDraft && (
        <Button form={form} kind="primary" name="intent" value="submit">
          {t('submit')}
        </Button>
      )}
    </FormActions>
  )
}
