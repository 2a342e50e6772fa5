import { useLocale, useTranslations } from 'use-intl'
import { paths } from '#app/i18n/paths'
import { Anchor } from '#app/ui/anchor'
import { LinkButton } from '#app/ui/button'
import { DataTable } from '#app/ui/data-table'
import { AddIcon } from '#app/ui/icon'
import type { RegistrationPage } from '../shown'
import { useLanguageWords } from './use-language-words'

/** The delegates of a registration, and what each still has to say. */
export function DelegateList({
  page: { event },
  registration,
}: {
  page: Pick<RegistrationPage, 'event'>
  registration: NonNullable<RegistrationPage['registration']>
}) {
  const t = useTranslations('registration')
  const language = useLanguageWords()
  const to = paths(useLocale())
  return (
    <>
      {registration.delegates.length > 0 && (
        <DataTable
          caption={t('delegates')}
          captionHidden
          rows={registration.delegates}
          rowId={(one) => one.id}
          columns={[
            {
              id: 'name',
              label: t('field.name'),
              header: true,
              cell: (one) => (
                <>
                  <Anchor to={to.delegate(event.slug, one.id)}>{one.name}</Anchor>
                  {one.nameLatin && <small className="small faint block">{one.nameLatin}</small>}
                </>
              ),
            },
            { id: 'title', label: t('field.title'), cell: (one) => one.title ?? '' },
            {
              id: 'languages',
              label: t('field.languages'),
              cell: (one) => one.languages.map(language).join(', '),
            },
            {
              id: 'times',
              label: t('times.title'),
              cell: (one) => (
                <Anchor to={`${to.delegate(event.slug, one.id)}#times`}>
                  {one.saidTimes
                    ? t(one.absent ? 'times.partly' : 'times.always')
                    : t('times.unsaid')}
                </Anchor>
              ),
            },
            {
              id: 'consent',
              label: t('consentColumn'),
              cell: (one) => t(one.consented ? 'consentGiven' : 'consentMissing'),
            },
          ]}
        />
      )}
      {registration.mayAddDelegate && (
        <p className="mt-4">
          <LinkButton icon={AddIcon} to={to.newDelegate(event.slug, registration.id)}>
            {t('addDelegate')}
          </LinkButton>
        </p>
      )}
    </>
  )
}
