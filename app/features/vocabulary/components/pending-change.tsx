import { Form } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { formatDay } from '#app/i18n/format'
import { paths } from '#app/i18n/paths'
import { Anchor } from '#app/ui/anchor'
import { Button } from '#app/ui/button'
import { DataTable } from '#app/ui/data-table'
import { DefinitionList } from '#app/ui/definition-list'
import type { PendingChange } from '../shown'

const ORIGINS = ['author', 'organiser', 'tagger'] as const

/** A change of concepts: what it would do to the tags that wait for it, and the button that does it. */
export function PendingChangeLine({ change }: { change: PendingChange }) {
  const t = useTranslations('admin.vocabulary')
  const locale = useLocale()
  const targets = change.to.map(({ label }) => label).join(' · ')
  const tags = ORIGINS.reduce((sum, origin) => sum + change.tags[origin], 0)
  return (
    <li className="stack">
      <h3>{`${t(`kind.${change.kind}`)}: ${targets}`}</h3>
      <DefinitionList
        facts={[
          { term: t('gone'), detail: <Ids ids={change.from} /> },
          { term: t('successor'), detail: <Ids ids={change.to.map(({ id }) => id)} /> },
          { term: t('since'), detail: formatDay(change.on, locale) },
          ...ORIGINS.filter((origin) => change.tags[origin] > 0).map((origin) => ({
            term: t(`origin.${origin}`),
            detail: String(change.tags[origin]),
          })),
        ]}
      />
      <p>
        {t('effect', { tags, listings: change.listings })}
        {change.kind !== 'split' && `; ${t('joined', { count: change.joined })}`}
      </p>
      <DataTable
        caption={t('examples')}
        rows={change.examples}
        rowId={({ kind, slug, origin }) => `${kind} ${slug} ${origin}`}
        columns={[
          {
            id: 'listing',
            label: t('listing'),
            header: true,
            cell: ({ kind, slug, title }) => (
              <Anchor to={paths(locale).listing(kind, slug)} lang={title.locale}>
                {title.text}
              </Anchor>
            ),
          },
          { id: 'by', label: t('by'), cell: ({ origin }) => t(`origin.${origin}`) },
          {
            id: 'gets',
            label: t('gets'),
            cell: ({ gets }) => (gets.length > 0 ? gets.join(' · ') : t('getsNothing')),
          },
        ]}
      />
      {change.approved ? (
        <p role="status">{t('moving')}</p>
      ) : (
        <Form method="post">
          <input type="hidden" name="change" value={change.key} />
          <Button kind="primary" aria-label={t('applyTo', { concept: targets })}>
            {t('apply')}
          </Button>
        </Form>
      )}
    </li>
  )
}

const Ids = ({ ids }: { ids: string[] }) => <span lang="en">{ids.join(', ')}</span>
