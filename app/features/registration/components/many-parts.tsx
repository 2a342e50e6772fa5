import { Form } from '@remix-run/react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { languageOf } from '#app/i18n/language-of'
import { paths } from '#app/i18n/paths'
import { LinkButton, Button } from '#app/ui/button'
import { Check, CheckboxGroup } from '#app/ui/choice-group'
import { DataTable } from '#app/ui/data-table'
import { EmptyState } from '#app/ui/empty-state'
import { FormActions } from '#app/ui/form-actions'
import type { FormErrors } from '#app/ui/form-errors'
import type { ManyPage } from '../shown'

/** The lists that organisations are taken from. */
export function ManySources({ sources }: { sources: ManyPage['sources'] }) {
  const t = useTranslations('bulk')
  const to = paths(useLocale())
  if (sources.length === 0)
    return (
      <EmptyState
        title={t('participants.noSources')}
        action={<LinkButton to={to.newImport}>{t('participants.toImports')}</LinkButton>}
      >
        {t('participants.fromText')}
      </EmptyState>
    )
  return (
    <Form method="get" className="fields snug">
      <CheckboxGroup
        name="source"
        label={t('participants.sources')}
        values={sources.filter((one) => one.isChosen).map((one) => one.id)}
        options={sources.map(({ id, kind, name, when }) => ({
          value: id,
          label: t(`participants.source.${kind}`, { name, when }),
        }))}
      />
      <FormActions>
        <Button>{t('participants.show')}</Button>
      </FormActions>
    </Form>
  )
}

/** Who would be registered: each with whoever comes for it; all are chosen until somebody is taken out. */
export function ManyCandidates({
  page,
  keyOfForm,
  errors,
}: {
  page: ManyPage
  keyOfForm: string
  errors: FormErrors
}) {
  const t = useTranslations('bulk')
  const domain = useTranslations('domain')
  const desk = useTranslations('organiser')
  const format = useFormatter()
  const { candidates, registered, places, unanswered } = page
  const isSent = errors.value('act') === 'register'
  const chosen = isSent ? new Set(errors.values('organisations')) : null
  return (
    <Form method="post" className="stack">
      <input type="hidden" name="act" value="register" />
      <input type="hidden" name="key" value={keyOfForm} />
      <p>
        {candidates.length === 0
          ? t('participants.none')
          : t('participants.count', { count: candidates.length })}{' '}
        {registered > 0 && t('participants.registered', { count: registered })}{' '}
        {places !== null && t('participants.places', { count: places })}
      </p>
      {unanswered.length > 0 && (
        <p className="small mute">
          {t('participants.unanswered', {
            names: format.list(unanswered.map((one) => one.name)),
          })}
        </p>
      )}
      {candidates.length > 0 && (
        <>
          <DataTable
            caption={t('participants.list')}
            captionHidden
            rows={candidates}
            rowId={(one) => one.id}
            columns={[
              {
                id: 'organisation',
                label: t('participants.list'),
                header: true,
                cell: (one) => (
                  <Check
                    name="organisations"
                    value={one.id}
                    defaultChecked={chosen?.has(one.id) ?? true}
                    lang={languageOf(one.country)}
                    label={one.name}
                  />
                ),
              },
              {
                id: 'country',
                label: desk('country'),
                cell: (one) =>
                  `${domain(`country.${one.country}`)} · ${domain(`organisationKind.${one.kind}`)}`,
              },
              { id: 'contact', label: t('participants.contact'), cell: (one) => one.contact },
              {
                id: 'listings',
                label: t('participants.brings'),
                numeric: true,
                cell: (one) => one.listings,
              },
            ]}
          />
          <Check
            name="tell"
            defaultChecked={isSent ? errors.value('tell') === 'on' : true}
            label={t('participants.tell')}
            hint={t('participants.tellText')}
          />
          <FormActions state={t('participants.actText')}>
            <Button kind="primary">{t('participants.act')}</Button>
          </FormActions>
        </>
      )}
    </Form>
  )
}

/** Registrations that wait: the chosen are approved together. */
export function ManyUndecided({ undecided }: { undecided: ManyPage['undecided'] }) {
  const t = useTranslations('bulk')
  return (
    <Form method="post" className="stack">
      <input type="hidden" name="act" value="approve" />
      <DataTable
        caption={t('participants.undecided')}
        captionHidden
        rows={undecided}
        rowId={(one) => one.id}
        columns={[
          {
            id: 'organisation',
            label: t('participants.list'),
            header: true,
            cell: (one) => (
              <Check
                name="registrations"
                value={`${one.id}:${one.version}`}
                defaultChecked
                lang={languageOf(one.country)}
                label={one.name}
              />
            ),
          },
          {
            id: 'delegates',
            label: t('participants.delegates'),
            numeric: true,
            cell: (one) => one.delegates,
          },
        ]}
      />
      <FormActions state={t('participants.approveText')}>
        <Button kind="primary">{t('participants.approve')}</Button>
      </FormActions>
    </Form>
  )
}
