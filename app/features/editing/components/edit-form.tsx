import { Form } from '@remix-run/react'
import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Notice } from '#app/ui/notice'
import { VersionConflict } from '#app/ui/version-conflict'
import type { Conflict, NamedConcept, StepPage } from '../shown'
import { useFilled } from './filled'
import { useNamedErrors } from './field-names'
import { SaveBar } from './save-bar'
import { SaveState } from './save-state'
import { MeterPart, MissingPart, StandingPart } from './standing-part'
import { StepFields } from './step-fields'
import { StepList } from './step-list'
import { useAutosave } from './use-autosave'

/** What the action answers when a step was not saved. */
export type EditReply = FormReply & { conflict?: Conflict }

type Props = {
  page: StepPage
  reply: EditReply | undefined
  found: { text: string; concepts: NamedConcept[] } | null
}

const FORM = 'edit'

/** One step of an editor: where one is, the fields, and a bar that says what is saved. */
export function EditForm({ page, reply, found }: Props) {
  const t = useTranslations('editor')
  const errors = useFormErrors(reply)
  const filled = useFilled(page, errors, reply)
  const form = useRef<HTMLFormElement>(null)
  const autosave = useAutosave(form)
  const proposed = autosave.reply?.state === 'kept' ? autosave.reply.proposed : undefined
  const named = useNamedErrors()
  const isLast = page.step === 'publication'
  return (
    <>
      <div className="form">
        <StepList {...page} now={page.step} errors={errors.all.length} />
        <div className="fields">
          {isLast && <StandingPart page={page} />}
          {/* Off: a browser that goes back must not put older text over a newer version. */}
          <Form method="post" id={FORM} ref={form} className="fields" noValidate autoComplete="off">
            {/* Enter saves, whatever button comes first. */}
            <button className="vh" tabIndex={-1} aria-hidden="true" name="intent" value="save" />
            <input
              type="hidden"
              name="version"
              value={errors.value('version', String(page.version))}
            />
            <input type="hidden" name="keptVersion" value={page.keptVersion} />
            <input type="hidden" name="window" value={errors.value('window', page.window)} />
            {reply?.conflict ? (
              <ConflictPart conflict={reply.conflict} />
            ) : (
              <ErrorSummary
                errors={errors.all.map((error) => ({ ...error, message: named(error) }))}
                title={isOnlyIncomplete(reply) ? t('notSubmitted') : undefined}
              />
            )}
            {page.kept && !reply && <KeptNotice at={page.kept.at} />}
            <StepFields filled={filled} proposed={proposed} found={found} />
          </Form>
          {isLast && (
            <>
              <MissingPart page={page} />
              <MeterPart page={page} />
            </>
          )}
        </div>
      </div>
      <SaveBar page={page} form={FORM} state={<SaveState page={page} {...autosave} />} />
    </>
  )
}

/** What was typed and not saved is back, and can be dropped. */
function KeptNotice({ at }: { at: string }) {
  const t = useTranslations('editor.keptNotice')
  return (
    <Notice
      kind="caution"
      title={t('title')}
      ways={
        <Button small name="intent" value="discard">
          {t('discard')}
        </Button>
      }
    >
      {t('text', { at })}
    </Notice>
  )
}

/** The form was saved, and only cannot be handed in yet. */
const isOnlyIncomplete = (reply: EditReply | undefined): boolean =>
  reply?.errors.length === 1 && reply.errors[0]?.code === 'listing.incomplete'

function ConflictPart({ conflict }: { conflict: Conflict }) {
  const t = useTranslations('editor.conflict')
  return (
    <div role="alert">
      <input type="hidden" name="against" value={conflict.version} />
      <VersionConflict
        who={conflict.who}
        at={conflict.at}
        fields={conflict.fields}
        acts={
          <>
            <Button kind="primary" name="intent" value="save">
              {t('save')}
            </Button>
            <p className="small mute">{t('open')}</p>
          </>
        }
      />
    </div>
  )
}
