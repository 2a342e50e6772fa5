import { useTranslations } from 'use-intl'
import type { NamedConcept } from '../shown'
import { Commented } from './commented'
import { ConceptPicker } from './concept-picker'
import type { Filled } from './filled'
import { Line } from './line'
import { PlacePart, ProjectPart, RequirementsPart } from './need-parts'
import { PublicationPart } from './publication-part'
import { Remark } from './remark'
import { ProofPart, TermsPart } from './technology-parts'
import { TextPart } from './text-part'
import { TrlChoice } from './trl-choice'

type FieldsProps = {
  filled: Filled
  proposed: NamedConcept[] | undefined
  found: { text: string; concepts: NamedConcept[] } | null
}

/** The fields of the step that the page is about. */
export function StepFields({ filled, proposed, found }: FieldsProps) {
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
      <Commented filled={filled} field="concepts">
        <ConceptPicker filled={filled} proposed={proposed} found={found} />
      </Commented>
      <Line
        filled={filled}
        name="keywords"
        hint={t('hint.keywords')}
        placeholder={t('hint.keywordsPlaceholder')}
      />
      {filled.page.kind === 'technology' && (
        <Commented filled={filled} field="trl">
          <TrlChoice
            name="trl"
            label={t('field.trl')}
            hint={<Remark hint={t('trl.hint')} said={filled.remark('trl')} />}
            value={filled.value('trl')}
            error={filled.error('trl')}
          />
        </Commented>
      )}
    </>
  )
}
