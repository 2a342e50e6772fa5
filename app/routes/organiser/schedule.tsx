import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import {
  Form,
  useActionData,
  useLoaderData,
  useNavigation,
  useSearchParams,
} from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { actOnSchedule, readBoard, scheduleActSchema } from '#app/features/schedule'
import type { Board } from '#app/features/schedule'
import { BoardAside } from '#app/features/schedule/components/board-aside'
import { BoardGrid } from '#app/features/schedule/components/board-grid'
import { Proof } from '#app/features/schedule/components/proof'
import { PublishPart } from '#app/features/schedule/components/publish-part'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { Button } from '#app/ui/button'
import { EmptyState } from '#app/ui/empty-state'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { RefreshIcon } from '#app/ui/icon'
import { Page } from '#app/ui/page'
import { Tabs } from '#app/ui/tabs'
import { EventTabs } from './event-tabs'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const show =
    new URL(request.url).searchParams.get('version') === 'published' ? 'published' : 'draft'
  return presentPage(ctx, request, () => ({
    board: readBoard(ctx, { eventSlug: params.event ?? '', show }),
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('schedule.title')),
  }))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, scheduleActSchema)
  if (!form.ok) return noted(context, refuse(form))
  const { search } = new URL(request.url)
  const keepsChoice = ['lock', 'unlock', 'place'].includes(form.value.intent)
  const here = `${paths(ctx.locale).deskSchedule(params.event ?? '')}${keepsChoice ? search : ''}`
  return noted(
    context,
    await present(
      ctx,
      request,
      form.values,
      () => actOnSchedule(ctx, params.event ?? '', form.value),
      () => redirect(here),
    ),
  )
}

export default function SchedulePage() {
  const { board } = useLoaderData<typeof loader>()
  const t = useTranslations('schedule')
  const tDesk = useTranslations('organiser')
  const to = paths(useLocale())
  const [search] = useSearchParams()
  const errors = useFormErrors(useActionData<FormReply>())
  useErrorTitle(errors.all.length > 0)
  const { event } = board
  const selected = search.get('meeting')
  const linkTo = (meetingId: string) =>
    `?${new URLSearchParams({ ...(board.shown?.state === 'published' ? { version: 'published' } : {}), meeting: meetingId }).toString()}`
  return (
    <div className="board-page">
      <Page
        title={t('title')}
        dense
        crumbs={[
          { label: tDesk('title'), to: to.organiser },
          { label: event.name, to: to.desk(event.slug) },
          { label: t('title') },
        ]}
        intro={
          <p>
            {t('subtitle', { event: event.name, days: event.days, versions: useVersions(board) })}
          </p>
        }
        actions={board.mayWork && board.toPlace > 0 && board.shown && <SolveForm again />}
      >
        <EventTabs slug={event.slug} current="schedule" />
        <div className="my-4">
          <ErrorSummary errors={errors.all} />
        </div>
        {board.shown ? (
          <>
            <Versions board={board} />
            <Proof board={board} />
            <div className="board">
              <BoardGrid board={board} selected={selected} linkTo={linkTo} />
              <BoardAside board={board} selected={selected} linkTo={linkTo} errors={errors} />
            </div>
            {board.mayWork && <PublishPart board={board} />}
          </>
        ) : (
          <div className="mt-4">
            <EmptyState
              title={t('emptyTitle')}
              action={board.mayWork && board.toPlace > 0 ? <SolveForm again={false} /> : undefined}
            >
              {t('emptyText', { count: board.toPlace })} {!board.mayWork && t('emptyPhase')}
            </EmptyState>
          </div>
        )}
      </Page>
    </div>
  )
}

function useVersions({ draftNumber: draft, publishedNumber: published }: Board): string {
  const t = useTranslations('schedule')
  if (draft !== null && published !== null) return t('version.both', { draft, published })
  if (draft !== null) return t('version.draft', { draft })
  return published === null ? t('version.none') : t('version.published', { published })
}

/** One button; the answer comes with the proof, at the latest after ten seconds. */
function SolveForm({ again }: { again: boolean }) {
  const t = useTranslations('schedule')
  const isSolving = useNavigation().formData?.get('intent') === 'solve'
  return (
    <Form method="post" className="row">
      <input type="hidden" name="intent" value="solve" />
      <Button
        kind={again ? 'plain' : 'primary'}
        icon={RefreshIcon}
        aria-disabled={isSolving || undefined}
      >
        {again ? t('solveAgain') : t('solve')}
      </Button>
      <span className="small mute" role="status">
        {isSolving ? t('solving') : ''}
      </span>
    </Form>
  )
}

function Versions({ board: { draftNumber, publishedNumber, shown } }: { board: Board }) {
  const t = useTranslations('schedule')
  if (draftNumber === null || publishedNumber === null) return null
  return (
    <div className="noprint my-4">
      <Tabs
        label={t('show')}
        tabs={[
          {
            to: '?',
            label: t('showDraft', { number: draftNumber }),
            current: shown?.state === 'draft',
          },
          {
            to: '?version=published',
            label: t('showPublished', { number: publishedNumber }),
            current: shown?.state === 'published',
          },
        ]}
      />
    </div>
  )
}
