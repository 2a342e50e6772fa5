import { useLocation } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Anchor } from '#app/ui/anchor'
import { Check } from '#app/ui/choice-group'
import { LanguageTabs, translationState } from '#app/ui/language-tabs'
import { Notice } from '#app/ui/notice'
import { TextArea } from '#app/ui/text-area'
import { LIMITS, textFieldsOf } from '../shown'
import type { TextField } from '../shown'
import { Commented } from './commented'
import type { Filled } from './filled'
import { Remark } from './remark'

const ROWS: Partial<Record<TextField, number>> = { title: 2, summary: 4 }

/** The texts of a step in one language, with the original beside a translation. */
export function TextPart({ filled }: { filled: Filled }) {
  const { page } = filled
  const translation = page.translation
  const t = useTranslations('editor')
  const { pathname } = useLocation()
  if (!translation) return null
  return (
    <div>
      <LanguageTabs
        tabs={translation.versions.map((version) => ({
          locale: version.locale,
          to: version.locale === page.sourceLocale ? pathname : `?lang=${version.locale}`,
          current: version.locale === page.lang,
          state: translationState(version),
        }))}
      />
      <div className="fields">
        {translation.isMachine && <Notice kind="caution">{t('machine')}</Notice>}
        {textFieldsOf(page.kind, page.step).map((field) => (
          <Text key={field} field={field} filled={filled} translation={translation} />
        ))}
        {!translation.isOriginal && (
          <>
            {(translation.isStale || translation.isMachine) && (
              <Check
                name="upToDate"
                defaultChecked={filled.values('upToDate').includes('on')}
                label={
                  translation.isStale
                    ? t('upToDateStale', { day: translation.translatedOn ?? '' })
                    : t('upToDate')
                }
              />
            )}
            <p className="small mute">
              {t('onlyTexts')} <Anchor to={pathname}>{t('toOriginal')}</Anchor>
            </p>
          </>
        )}
      </div>
    </div>
  )
}

type TextProps = {
  field: TextField
  filled: Filled
  translation: NonNullable<Filled['page']['translation']>
}

function Text({ field, filled, translation }: TextProps) {
  const { page } = filled
  const t = useTranslations('editor')
  const nameOf = useTranslations('ui.languageName')
  const language = nameOf(page.lang)
  const isShort = field === 'title' || field === 'summary'
  const limit = field === 'title' ? undefined : LIMITS[field]
  return (
    <Commented filled={filled} field={field}>
      <TextArea
        name={field}
        label={t(`field.${field}`)}
        note={
          isShort && limit
            ? t('inLanguageUpTo', { language, limit })
            : t('inLanguage', { language })
        }
        hint={<HintOf field={field} filled={filled} isOriginal={translation.isOriginal} />}
        error={filled.error(field)}
        lang={page.lang}
        rows={ROWS[field] ?? 6}
        limit={isShort ? limit : undefined}
        defaultValue={filled.value(field)}
        original={
          translation.isOriginal
            ? undefined
            : {
                label: translation.originalOn
                  ? t('originalOn', {
                      language: nameOf(page.sourceLocale),
                      day: translation.originalOn,
                    })
                  : t('originalIn', { language: nameOf(page.sourceLocale) }),
                lang: page.sourceLocale,
                text: translation.originals[field] ?? '',
              }
        }
      />
    </Commented>
  )
}

function HintOf({
  field,
  filled,
  isOriginal,
}: {
  field: TextField
  filled: Filled
  isOriginal: boolean
}) {
  const t = useTranslations('editor')
  const hint =
    !isOriginal || (field !== 'title' && field !== 'summary')
      ? undefined
      : field === 'summary'
        ? t(filled.page.kind === 'need' ? 'hint.summaryNeed' : 'hint.summary')
        : filled.page.kind === 'technology'
          ? t('hint.titleTechnology')
          : t('hint.titleNeed')
  return <Remark hint={hint} said={filled.remark(field)} />
}
