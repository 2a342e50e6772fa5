import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { findConcepts, readStep } from '#app/features/editing'
import type { StepPage } from '#app/features/editing'
import { EditForm } from '#app/features/editing/components/edit-form'
import type { EditReply } from '#app/features/editing/components/edit-form'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { LinkButton } from '#app/ui/button'
import { HistoryIcon } from '#app/ui/icon'
import { Notice } from '#app/ui/notice'
import { Page } from '#app/ui/page'
import { actOnStep, placeOf } from './edit-listing.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }]

export { notWhileTyping as shouldRevalidate } from '#app/routes/should-revalidate'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const t = translatorOf(ctx.locale)
  const { searchParams } = new URL(request.url)
  const find = searchParams.get('find')
  return presentPage(ctx, request, async () => {
    const place = placeOf(request, params)
    const page = readStep(ctx, place)
    const title = `${t(`editor.step.${page.step}`)} · ${page.title.text || t(`editor.title.${page.kind}`)}`
    return {
      page,
      found: find ? { text: find, concepts: await findConcepts(ctx, page.kind, find) } : null,
      done: searchParams.get('done'),
      pageTitle: pageTitle(context, ctx.locale, title),
    }
  })
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const answer = await actOnStep(ctx, request, params)
  return 'data' in answer && 'errors' in (answer.data as object) ? noted(context, answer) : answer
}

export default function EditListing() {
  const { page, found, done } = useLoaderData<typeof loader>()
  const reply = refusalOf(useActionData<typeof action>())
  const t = useTranslations('editor')
  const company = useTranslations('company')
  const to = paths(useLocale())
  useErrorTitle((reply?.errors.length ?? 0) > 0)
  const intro = page.kind === 'technology' ? 'technology' : 'need'
  return (
    <Page
      title={t(`title.${page.kind}`)}
      crumbs={[
        { label: company('title'), to: to.work },
        { label: page.title.text, lang: page.title.locale },
      ]}
      intro={<p>{t(introOf(intro, page.step))}</p>}
      actions={
        <LinkButton
          small
          kind="quiet"
          icon={HistoryIcon}
          to={to.listingHistory(page.kind, page.slug)}
        >
          {t('save.history')}
        </LinkButton>
      }
    >
      {done === 'saved' && !reply && (
        <Notice kind="positive" live>
          {t('savedNotice')}
        </Notice>
      )}
      {done === 'submitted' && page.standing.status === 'inReview' && !reply && (
        <Notice kind="positive" live>
          {t('submittedNotice', { day: page.standing.review?.promised ?? '' })}
        </Notice>
      )}
      <EditForm key={keyOf(page)} page={page} reply={reply} found={found} />
    </Page>
  )
}

/** Autosave answers by the same action; a page that is made from such an answer has nothing to say about it. */
const refusalOf = (answer: unknown): EditReply | undefined =>
  typeof answer === 'object' && answer !== null && 'errors' in answer
    ? (answer as EditReply)
    : undefined

const introOf = (kind: 'technology' | 'need', step: string) =>
  `stepText.${kind}${step.charAt(0).toUpperCase()}${step.slice(1)}` as 'stepText.needBasics'

/** Another form, or the same from another version: its fields are filled anew. */
const keyOf = ({ kind, slug, step, lang, version, keptVersion }: StepPage) =>
  [kind, slug, step, lang, version, keptVersion].join(' ')
