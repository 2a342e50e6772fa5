import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button'
import type { FormErrors } from '#app/ui/form-errors'
import { Notice } from '#app/ui/notice'
import { TextArea } from '#app/ui/text-area'
import { NOTE_LENGTH } from '../schema'
import type { ShownEntry, ShownNote } from '../shown'

type Props = { entry: ShownEntry; mayEdit: boolean; newKey: string; errors: FormErrors }

/** What the firm's people wrote about an entry: read by all of them, each mends their own. */
export function EntryNotes({ entry, mayEdit, newKey, errors }: Props) {
  const t = useTranslations('shortlist')
  const isHere =
    errors.all.length > 0 &&
    (errors.value('entry') === entry.id ||
      entry.notes.some(({ id }) => id === errors.value('note')))
  if (!mayEdit && entry.notes.length === 0) return null
  return (
    <details className="more notes" open={isHere}>
      <summary>{t('notes.count', { count: entry.notes.length })}</summary>
      <ol>
        {entry.notes.map((note) => (
          <Note key={note.id} note={note} mayEdit={mayEdit} errors={errors} />
        ))}
      </ol>
      {mayEdit && (
        <NewNote key={entry.notes.length} entry={entry} newKey={newKey} errors={errors} />
      )}
    </details>
  )
}

type NoteProps = { note: ShownNote; mayEdit: boolean; errors: FormErrors }

function Note({ note, mayEdit, errors }: NoteProps) {
  const t = useTranslations('shortlist')
  const isHere = errors.value('note') === note.id && errors.all.length > 0
  return (
    <li>
      <p className="whitespace-pre-line">{note.text}</p>
      <p className="small mute">{t('notes.by', { by: note.by, at: note.at })}</p>
      {note.isOwn && mayEdit && (
        <details className="more" open={isHere}>
          <summary>{t('notes.change')}</summary>
          <OwnNote key={note.version} note={note} errors={errors} isHere={isHere} />
        </details>
      )}
    </li>
  )
}

/** Saved in another tab meanwhile, what stands there now is above and what was typed is still in the box. */
function OwnNote({ note, errors, isHere }: Omit<NoteProps, 'mayEdit'> & { isHere: boolean }) {
  const t = useTranslations('shortlist')
  const isConflict = isHere && errors.value('version') !== String(note.version)
  return (
    <Form method="post" autoComplete="off" className="fields snug" preventScrollReset>
      {isConflict && <Notice kind="caution">{t('notes.conflict')}</Notice>}
      <input type="hidden" name="note" value={note.id} />
      <input type="hidden" name="version" value={note.version} />
      <TextArea
        id={`note-${note.id}`}
        name="text"
        label={t('notes.label')}
        rows={3}
        limit={NOTE_LENGTH}
        defaultValue={(isHere ? errors.value('text') : undefined) ?? note.text}
        error={isHere ? errors.of('text') : undefined}
      />
      <div className="row">
        <Button small name="intent" value="change">
          {t('notes.save')}
        </Button>
        <Button small kind="quiet" name="intent" value="delete">
          {t('notes.delete')}
        </Button>
      </div>
    </Form>
  )
}

function NewNote({ entry, newKey, errors }: Omit<Props, 'mayEdit'>) {
  const t = useTranslations('shortlist')
  const isHere = errors.value('entry') === entry.id && errors.all.length > 0
  return (
    <Form method="post" className="fields snug" preventScrollReset>
      <input type="hidden" name="intent" value="note" />
      <input type="hidden" name="entry" value={entry.id} />
      <input
        type="hidden"
        name="key"
        value={(isHere ? errors.value('key') : undefined) ?? newKey}
      />
      <TextArea
        id={`new-${entry.id}`}
        name="text"
        label={t('notes.new')}
        rows={3}
        limit={NOTE_LENGTH}
        defaultValue={isHere ? errors.value('text') : ''}
        error={isHere ? errors.of('text') : undefined}
      />
      <div className="row">
        <Button small>{t('notes.add')}</Button>
      </div>
    </Form>
  )
}
