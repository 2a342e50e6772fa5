import { Form } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { EVIDENCE_KINDS } from '#db/domain'
import type { Country, EvidenceKind, EvidenceType } from '#db/domain'
import { paths } from '#app/i18n/paths'
import { Button, LinkButton } from '#app/ui/button'
import { RadioGroup } from '#app/ui/choice-group'
import { DefinitionList } from '#app/ui/definition-list'
import { FileField } from '#app/ui/file-field'
import type { FormErrors } from '#app/ui/form-errors'
import { Notice } from '#app/ui/notice'
import { TextArea } from '#app/ui/text-area'
import { EVIDENCE_BYTES } from '../schema'

type Organisation = {
  slug: string
  country: Country
  registrationNumber: string | null
  absence: string | null
}

/** What an organisation hands in: kind of document, a file or where to look it up. */
export function EvidenceForm({
  organisation,
  errors,
}: {
  organisation: Organisation
  errors: FormErrors
}) {
  const t = useTranslations('organisation')
  const domain = useTranslations('domain')
  const to = paths(useLocale())
  const likely = {
    KR: 'businessRegistration',
    VN: 'enterpriseRegistration',
    other: 'other',
  } as const
  if (!organisation.registrationNumber && !organisation.absence)
    return (
      <Notice
        kind="caution"
        ways={
          <LinkButton to={to.editOrganisation(organisation.slug)}>{t('edit.title')}</LinkButton>
        }
      >
        {t('verification.numberFirst')}
      </Notice>
    )
  return (
    <Form method="post" encType="multipart/form-data" className="stack narrow-form">
      <DefinitionList
        facts={[
          {
            term: t(`number.label.${organisation.country}`),
            detail: organisation.registrationNumber,
          },
        ]}
      />
      <RadioGroup
        name="evidence"
        label={t('verification.kind')}
        value={errors.value('evidence', likely[organisation.country])}
        error={errors.of('evidence')}
        options={EVIDENCE_KINDS.map((value) => ({ value, label: domain(`evidence.${value}`) }))}
      />
      <FileField
        refused={errors.all.length > 0}
        name="file"
        label={t('verification.file')}
        hint={t('verification.fileHint', { megabytes: EVIDENCE_BYTES / 1024 / 1024 })}
        optional
        accept="application/pdf,image/jpeg,image/png"
        error={errors.of('file')}
      />
      <TextArea
        name="note"
        label={t('verification.note')}
        hint={t('verification.noteHint')}
        optional
        limit={2000}
        defaultValue={errors.value('note')}
        error={errors.of('note')}
      />
      <Button kind="primary" name="act" value="submit">
        {t('verification.act')}
      </Button>
    </Form>
  )
}

type Open = {
  id: string
  evidence: EvidenceKind
  note: string | null
  fileType: EvidenceType | null
}

/** What waits for a decision, with the way to take it back. */
export function OpenCase({
  verification,
  slug,
  mayWithdraw,
}: {
  verification: Open
  slug: string
  mayWithdraw: boolean
}) {
  const t = useTranslations('organisation')
  const domain = useTranslations('domain')
  const to = paths(useLocale())
  return (
    <>
      <DefinitionList
        facts={[
          { term: t('verification.kind'), detail: domain(`evidence.${verification.evidence}`) },
          {
            term: t('verification.file'),
            detail: verification.fileType && (
              <a href={to.evidenceFile(slug, verification.id)}>{t('verification.openFile')}</a>
            ),
          },
          { term: t('verification.note'), detail: verification.note },
        ]}
      />
      {mayWithdraw && (
        <Form method="post" encType="multipart/form-data" className="mt-4">
          <Button name="act" value="withdraw">
            {t('verification.withdraw')}
          </Button>
        </Form>
      )}
    </>
  )
}
