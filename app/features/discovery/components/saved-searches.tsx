import { Form } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import type { ListingKind } from '#db/domain'
import { paths } from '#app/i18n/paths'
import { Anchor } from '#app/ui/anchor'
import { Button, LinkButton } from '#app/ui/button'
import { Check } from '#app/ui/choice-group'
import { EmptyState } from '#app/ui/empty-state'
import { ErrorSummary } from '#app/ui/error-summary'
import type { FormErrors } from '#app/ui/form-errors'
import { FormActions } from '#app/ui/form-actions'
import { AlertsIcon, AlertsOffIcon, SaveIcon } from '#app/ui/icon'
import { Section } from '#app/ui/section'
import { TextField } from '#app/ui/text-field'
import type { SavedSearch, SearchToSave } from '../model'

type SaveProps = { search: SearchToSave; errors: FormErrors }

/** Asks for the name under which a state of the results page is kept. */
export function SaveForm({ search, errors }: SaveProps) {
  const t = useTranslations('search')
  return (
    <Section id="save" title={t('saved.new')}>
      <Form method="post" className="stack narrow-form">
        <ErrorSummary errors={errors.all} />
        <input type="hidden" name="intent" value="save" />
        <input type="hidden" name="kind" value={search.kind} />
        <input type="hidden" name="query" value={search.query} />
        <TextField
          name="name"
          label={t('saved.name')}
          defaultValue={errors.value('name', search.name)}
          error={errors.of('name')}
          maxLength={80}
          required
        />
        <Check
          name="alerts"
          label={t('saved.alerts')}
          hint={t('saved.alertsHint')}
          defaultChecked={errors.value('alerts', 'on') === 'on'}
        />
        <FormActions>
          <Button kind="primary" icon={SaveIcon}>
            {t('saved.save')}
          </Button>
          <Anchor to={useAddressOf(search)}>{t('saved.back')}</Anchor>
        </FormActions>
      </Form>
    </Section>
  )
}

/** Saved searches as links, each with a way to drop it. */
export function SavedList({ searches }: { searches: SavedSearch[] }) {
  const t = useTranslations('search')
  const to = paths(useLocale())
  return (
    <Section id="saved" title={t('saved.list')}>
      {searches.length === 0 ? (
        <EmptyState
          title={t('saved.none')}
          level={3}
          action={<LinkButton to={to.technologies()}>{t('compare.find')}</LinkButton>}
        >
          {t('saved.noneText')}
        </EmptyState>
      ) : (
        <ul className="savedlist">
          {searches.map((search) => (
            <SavedLine key={search.id} search={search} />
          ))}
        </ul>
      )}
    </Section>
  )
}

function SavedLine({ search }: { search: SavedSearch }) {
  const t = useTranslations('search')
  const what = [search.typed, ...search.applied.map(({ label }) => label)].filter(Boolean)
  return (
    <li>
      <div>
        <Anchor to={useAddressOf(search)}>
          <b>{search.name}</b>
        </Anchor>
        <p className="small mute">
          {[
            t(`saved.kind.${search.kind}`),
            ...what,
            ...(search.alerts ? [t('saved.alertsAreOn')] : []),
          ].join(' · ')}
        </p>
      </div>
      <Form method="post">
        <input type="hidden" name="intent" value="alerts" />
        <input type="hidden" name="id" value={search.id} />
        <input type="hidden" name="alerts" value={search.alerts ? 'off' : 'on'} />
        <Button
          small
          kind="quiet"
          icon={search.alerts ? AlertsOffIcon : AlertsIcon}
          aria-label={t(search.alerts ? 'saved.alertsOffName' : 'saved.alertsOnName', {
            name: search.name,
          })}
        >
          {t(search.alerts ? 'saved.alertsOff' : 'saved.alertsOn')}
        </Button>
      </Form>
      <Form method="post">
        <input type="hidden" name="intent" value="delete" />
        <input type="hidden" name="id" value={search.id} />
        <Button small kind="quiet" aria-label={t('saved.deleteName', { name: search.name })}>
          {t('saved.delete')}
        </Button>
      </Form>
    </li>
  )
}

function useAddressOf({ kind, query }: { kind: ListingKind; query: string }): string {
  const to = paths(useLocale())
  return `${kind === 'technology' ? to.technologies() : to.needs()}?${query}`
}
