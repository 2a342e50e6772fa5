import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button'
import type { FormErrors } from '#app/ui/form-errors'
import { Notice } from '#app/ui/notice'
import { Section } from '#app/ui/section'
import { TextArea } from '#app/ui/text-area'
import { NOTE_LENGTH } from '../schema'
import type { MeetingBrief } from '../shown'

type Props = { notes: NonNullable<MeetingBrief['notes']>; errors: FormErrors }

/** Notes of the own organisation. When a colleague saved meanwhile, theirs is shown beside what was typed. */
export function BriefNotes({ notes: { note, mayWrite }, errors }: Props) {
  const t = useTranslations('brief')
  const typed = errors.value('text')
  const seen = errors.value('version')
  const isConflict =
    errors.all.length > 0 && seen !== undefined && Number(seen) !== (note?.version ?? 0)
  return (
    <Section id="notes" title={t('notes')} aside={<p>{t('notesText')}</p>}>
      {isConflict && (
        <Notice kind="caution" title={t('theirs', { by: note?.by ?? '', at: note?.at ?? '' })}>
          <span className="whitespace-pre-line">{note?.text ?? t('removed')}</span>
        </Notice>
      )}
      {mayWrite ? (
        <Form method="post" autoComplete="off" className="fields" preventScrollReset>
          <input type="hidden" name="version" value={note?.version ?? 0} />
          <TextArea
            key={note?.version ?? 0}
            name="text"
            label={t('noteLabel')}
            hint={isConflict ? t('mergeHint') : undefined}
            rows={6}
            limit={NOTE_LENGTH}
            defaultValue={typed ?? note?.text ?? ''}
            error={errors.of('text')}
          />
          <div className="row">
            <Button kind="primary">{t('saveNote')}</Button>
            {note && (
              <span className="small mute">{t('writtenBy', { by: note.by, at: note.at })}</span>
            )}
          </div>
        </Form>
      ) : (
        <p className="whitespace-pre-line">{note?.text ?? t('noNote')}</p>
      )}
    </Section>
  )
}
