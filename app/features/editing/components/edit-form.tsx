import { Form, useLocation } from '@remix-run/react'
import { useRef } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { paths } from '#app/i18n/paths'
import { Button, LinkButton } from '#app/ui/button'
import { ErrorSummary } from '#app/ui/error-summary'
import { FormActions } from '#app/ui/form-actions'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Notice } from '#app/ui/notice'
import { Stepper } from '#app/ui/stepper'
import { VersionConflict } from '#app/ui/version-conflict'
import type { StepPage } from '../shown'
import type { Conflict, NamedConcept } from '../shown'
import { ConceptPicker } from './concept-picker'
import { Line, PlacePart, ProjectPart, ProofPart, RequirementsPart, TermsPart } from './fact-parts'
import { useFilled } from './filled'
import type { Filled } from './filled'
import { PublicationPart } from './publication-part'
import { Remark } from './remark'
import { SaveState } from './save-state'
import { MeterPart, MissingPart, StandingPart } from './standing-part'
import { TextPart } from './text-part'
import { TrlChoice } from './trl-choice'
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
  const isLast = page.step === 'publication'
  return (
    <>
      <div className="form">
        <Steps page={page} errors={errors.all.length} />
        <div className="fields">
          {isLast && <StandingPart page={page} />}
          <Form method="post" id={FORM} ref={form} className="fields" noValidate>
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
              <ErrorSummary errors={errors.all} />
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
      <SaveBar page={page} state={<SaveState page={page} {...autosave} />} />
    </>
  )

  function KeptNotice({ at }: { at: string }) {
    return (
      <Notice
        kind="caution"
        title={t('keptNotice.title')}
        ways={
          <Button small name="intent" value="discard">
            {t('keptNotice.discard')}
          </Button>
        }
      >
        {t('keptNotice.text', { at })}
      </Notice>
    )
  }
}

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

function Steps({ page, errors }: { page: StepPage; errors: number }) {
  const t = useTranslations('editor')
  const to = paths(useLocale())
  return (
    <Stepper
      label={t('steps')}
      steps={page.steps.map(({ id, open, state }) => ({
        id,
        label: t(`step.${id}`),
        state,
        errors: state === 'now' ? errors : 0,
        note: open > 0 ? t('stepOpen', { count: open }) : undefined,
        to: to.editListing(page.kind, page.slug, id),
      }))}
    />
  )
}

type FieldsProps = {
  filled: Filled
  proposed: NamedConcept[] | undefined
  found: Props['found']
}

function StepFields({ filled, proposed, found }: FieldsProps) {
  const { page } = filled
  switch (page.step) {
    case 'basics':
      return (
        <>
          <TextPart filled={filled} />
          {page.translation?.isOriginal && (
            <Subject filled={filled} proposed={proposed} found={found} />
          )}
        </>
      )
    case 'details':
      return <TextPart filled={filled} />
    case 'proof':
      return <ProofPart filled={filled} />
    case 'terms':
      return <TermsPart filled={filled} />
    case 'project':
      return <ProjectPart filled={filled} />
    case 'requirements':
      return <RequirementsPart filled={filled} />
    case 'publication':
      return <PublicationPart filled={filled} />
  }
}

function Subject({ filled, proposed, found }: FieldsProps) {
  const t = useTranslations('editor')
  return (
    <>
      {filled.page.kind === 'need' && <PlacePart filled={filled} />}
      <ConceptPicker filled={filled} proposed={proposed} found={found} />
      <Line
        filled={filled}
        name="keywords"
        hint={t('hint.keywords')}
        placeholder={t('hint.keywordsPlaceholder')}
      />
      {filled.page.kind === 'technology' && (
        <TrlChoice
          name="trl"
          label={t('field.trl')}
          hint={<Remark hint={t('trl.hint')} said={filled.remark('trl')} />}
          value={filled.value('trl')}
          error={filled.error('trl')}
        />
      )}
    </>
  )
}

function SaveBar({ page, state }: { page: StepPage; state: JSX.Element }) {
  const t = useTranslations('editor.save')
  const to = paths(page.across)
  const { search } = useLocation()
  const isDraft = page.standing.status === 'draft'
  return (
    <FormActions sticky state={state}>
      <LinkButton kind="quiet" reload to={to.listingPreview(page.kind, page.slug)}>
        {t('preview')}
      </LinkButton>
      <Button form={FORM} name="intent" value="save" key={search}>
        {isDraft ? t('save') : t('saveShown')}
      </Button>
      {page.step !== 'publication' && (
        <Button form={FORM} kind="primary" name="intent" value="next">
          {t('next')}
        </Button>
      )}
      {page.step === 'publication' && isDraft && (
        <Button form={FORM} kind="primary" name="intent" value="submit">
          {t('submit')}
        </Button>
      )}
    </FormActions>
  )
}
