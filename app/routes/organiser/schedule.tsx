import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { ShouldRevalidateFunction } from '@remix-run/react'
import type { FormEvent } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { actOnSchedule, readBoard, scheduleActSchema } from '#app/features/schedule'
import type { Board } from '#app/features/schedule'
import { BoardAside } from '#app/features/schedule/components/board-aside'
import {
  VIEW_PARTS,
  linkToShown,
  useBoardAddress,
} from '#app/features/schedule/components/board-address'
import { BoardGrid } from '#app/features/schedule/components/board-grid'
import { ClashPanel } from '#app/features/schedule/components/clash-panel'
import { DropForm } from '#app/features/schedule/components/drop-form'
import { Proof } from '#app/features/schedule/components/proof'
import { PublishPart } from '#app/features/schedule/components/publish-part'
import { LastAct, SolveForm, SolveProgress } from '#app/features/schedule/components/solve-parts'
import { useFreshBoard } from '#app/features/schedule/components/use-fresh-board'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { EmptyState } from '#app/ui/empty-state'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
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

/** Choosing and carrying a meeting only changes the address: the page has everything already. */
export const shouldRevalidate: ShouldRevalidateFunction = (change) => {
  const { currentUrl, nextUrl, formMethod, defaultShouldRevalidate } = change
  const rest = (url: URL) => {
    const left = new URL(url)
    for (const part of VIEW_PARTS) left.searchParams.delete(part)
    return left.href
  }
  const isViewOnly =
    formMethod === undefined &&
    currentUrl.href !== nextUrl.href &&
    rest(currentUrl) === rest(nextUrl)
  return isViewOnly ? false : defaultShouldRevalidate
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, scheduleActSchema)
  if (!form.ok) return noted(context, refuse(form))
  const { searchParams } = new URL(request.url)
  // A limit is raised for the sake of what is carried: it stays in hand.
  const isRaise = ['raiseLimit', 'raiseDelegateLimit'].includes(form.value.intent)
  const kept = Object.fromEntries(
    ['by', 'page', 'meeting', ...(isRaise ? ['carry'] : [])].map((part) => [
      part,
      searchParams.get(part) ?? undefined,
    ]),
  )
  return noted(
    context,
    await present(
      ctx,
      request,
      form.values,
      () => actOnSchedule(ctx, params.event ?? '', form.value),
      () => redirect(paths(ctx.locale).deskSchedule(params.event ?? '', kept)),
    ),
  )
}

export default function SchedulePage() {
  const board = useFreshBoard(useLoaderData<typeof loader>().board)
  const t = useTranslations('schedule')
  const tDesk = useTranslations('organiser')
  const to = paths(useLocale())
  const address = useBoardAddress()
  const errors = useFormErrors(useActionData<FormReply>())
  useErrorTitle(errors.all.length > 0)
  const { event } = board
  const canSolve = board.mayWork && board.toPlace > 0
  return (
    <div className="board-page" onSubmitCapture={(event) => sendTo(linkToShown(address), event)}>
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
        actions={canSolve && board.shown && <SolveForm board={board} again />}
      >
        <EventTabs slug={event.slug} current="schedule" />
        <div className="my-4">
          <ErrorSummary errors={errors.all} />
        </div>
        <SolveProgress board={board} />
        {board.shown ? (
          <>
            <Versions board={board} />
            <Proof board={board} />
            {board.lastAct && <LastAct draft={board.shown} act={board.lastAct} />}
            {/* Their own place, so that what comes and goes in it leaves the style of the board alone. */}
            <div>
              <ClashPanel board={board} address={address} />
              <DropForm board={board} address={address} />
            </div>
            <div className="board">
              <BoardGrid board={board} address={address} />
              <BoardAside board={board} address={address} errors={errors} />
            </div>
            {board.mayWork && <PublishPart board={board} />}
          </>
        ) : board.job?.state === 'running' ? null : (
          <div className="mt-4">
            <EmptyState
              title={t('emptyTitle')}
              action={canSolve ? <SolveForm board={board} again={false} /> : undefined}
            >
              {t('emptyText', { count: board.toPlace })} {!board.mayWork && t('emptyPhase')}
            </EmptyState>
          </div>
        )}
      </Page>
    </div>
  )
}

/** What is looked at changes without the router: acts are sent to the address that is shown, not to the one it knows. */
function sendTo(link: string, { target }: FormEvent) {
  if (target instanceof HTMLFormElement) target.setAttribute('action', link)
}

function useVersions({ draftNumber: draft, publishedNumber: published }: Board): string {
  const t = useTranslations('schedule')
  if (draft !== null && published !== null) return t('version.both', { draft, published })
  if (draft !== null) return t('version.draft', { draft })
  return published === null ? t('version.none') : t('version.published', { published })
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
