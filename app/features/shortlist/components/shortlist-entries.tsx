import { Form } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { paths } from '#app/i18n/paths'
import { Anchor } from '#app/ui/anchor'
import { Button } from '#app/ui/button'
import type { FormErrors } from '#app/ui/form-errors'
import { CompareIcon } from '#app/ui/icon'
import type { ShortlistPage, ShownEntry } from '../shown'
import { EntryNotes } from './entry-notes'

/** As many fit beside each other on the page of the comparison. */
const MOST_COMPARED = 4

type Props = { list: ShortlistPage; keys: Record<string, string>; errors: FormErrors }

/** The entries with who added them and the notes; technologies can be ticked and put side by side. */
export function ShortlistEntries({ list, keys, errors }: Props) {
  const t = useTranslations('shortlist')
  const to = paths(useLocale())
  const technologies = list.entries.filter(({ kind, subject }) => kind === 'technology' && subject)
  return (
    <>
      <ul className="shortlist">
        {list.entries.map((entry) => (
          <Entry
            key={entry.id}
            entry={entry}
            mayEdit={list.mayEdit}
            newKey={keys[entry.id] ?? ''}
            errors={errors}
          />
        ))}
      </ul>
      {technologies.length > 1 && (
        <Form method="get" action={to.compare([])} id="compare" className="formacts mt-5">
          <Button kind="primary" icon={CompareIcon}>
            {t('compare')}
          </Button>
          <p className="small mute">{t('compareHint', { count: MOST_COMPARED })}</p>
        </Form>
      )}
    </>
  )
}

type EntryProps = { entry: ShownEntry; mayEdit: boolean; newKey: string; errors: FormErrors }

function Entry({ entry, mayEdit, newKey, errors }: EntryProps) {
  const t = useTranslations('shortlist')
  const { subject, kind } = entry
  return (
    <li id={`entry-${entry.id}`}>
      <div className="head">
        <div>
          <Title entry={entry} />
          <p className="small mute">
            {[
              t(`kind.${kind}`),
              subject?.owner,
              subject?.place,
              subject?.country,
              subject && subject.trl !== null && `TRL ${subject.trl}`,
              subject?.status,
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <p className="small mute">{t('addedBy', { by: entry.addedBy, day: entry.addedOn })}</p>
        </div>
        <div className="acts">
          {kind === 'technology' && subject && (
            <label className="check">
              <input
                type="checkbox"
                name="ids"
                value={subject.slug}
                form="compare"
                aria-label={t('tickName', { title: subject.title.text })}
              />
              <span>{t('tick')}</span>
            </label>
          )}
          {mayEdit && (
            <Form method="post" preventScrollReset>
              <input type="hidden" name="intent" value="remove" />
              <input type="hidden" name="entry" value={entry.id} />
              <Button
                small
                kind="quiet"
                aria-label={t('removeName', { title: subject?.title.text ?? t(`gone.${kind}`) })}
              >
                {t('remove')}
              </Button>
            </Form>
          )}
        </div>
      </div>
      <EntryNotes entry={entry} mayEdit={mayEdit} newKey={newKey} errors={errors} />
    </li>
  )
}

function Title({ entry: { kind, subject } }: { entry: ShownEntry }) {
  const t = useTranslations('shortlist')
  const to = paths(useLocale())
  if (!subject)
    return (
      <p>
        <b>{t(`gone.${kind}`)}</b>
      </p>
    )
  const address =
    kind === 'organisation' ? to.organisation(subject.slug) : to.listing(kind, subject.slug)
  return (
    <Anchor to={address}>
      <b lang={subject.title.locale}>{subject.title.text}</b>
    </Anchor>
  )
}
