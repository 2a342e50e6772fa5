import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { SetupFrame } from '#app/features/events/components/setup-frame'
import type { SetupPart } from '#app/features/events/components/setup-frame'
import { paths } from '#app/i18n/paths'
import { useErrorTitle } from '#app/routes/use-error-title'
import { ErrorSummary } from '#app/ui/error-summary'
import type { FormErrors } from '#app/ui/form-errors'
import { Page } from '#app/ui/page'
import { EventTabs } from './event-tabs'

/** The frame of every page that sets up an event. */
export function SetupPage({
  head,
  part,
  errors,
  saved,
  children,
}: {
  head: { slug: string; name: string; mayManage: boolean; state: string }
  part: SetupPart
  errors: FormErrors
  saved: boolean
  children: ReactNode
}) {
  const t = useTranslations('setup')
  const desk = useTranslations('organiser')
  const to = paths(useLocale())
  useErrorTitle(errors.all.length > 0)
  return (
    <Page
      title={t(`part.${part}`)}
      dense
      crumbs={[
        { label: desk('title'), to: to.organiser },
        { label: head.name, to: to.desk(head.slug) },
        { label: t(`part.${part}`) },
      ]}
    >
      <EventTabs slug={head.slug} current="setup" />
      <SetupFrame head={head} current={part} saved={saved && errors.all.length === 0}>
        <div className="mt-4">
          <ErrorSummary errors={errors.all} />
        </div>
        {children}
      </SetupFrame>
    </Page>
  )
}
