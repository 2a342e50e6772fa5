import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { blocksOf, gridFormSchema, previewGrid, readGrid, setGrid } from '#app/features/events'
import type { Block, GridPreview } from '#app/features/events'
import { GridChanged } from '#app/features/events/components/changed-meanwhile'
import { DayPlan } from '#app/features/events/components/day-plan'
import { GRID_FORM, GridForm } from '#app/features/events/components/grid-form'
import { changeGrid, readGridProposal } from '#app/features/schedule'
import type { ShownProposal } from '#app/features/schedule'
import { Consequences } from '#app/features/schedule/components/repair-proposal'
import { useZoneName } from '#app/i18n/use-zone-name'
import { paths } from '#app/i18n/paths'
import { contextOf } from '#app/routes/context.server'
import { presentResult, readForm, refuse } from '#app/routes/forms.server'
import type { FormReply } from '#app/routes/forms.server'
import { noted } from '#app/routes/page-title.server'
import { Button } from '#app/ui/button'
import { useFormErrors } from '#app/ui/form-errors'
import { Notice } from '#app/ui/notice'
import { Section } from '#app/ui/section'
import { SetupPage } from './setup-page'
import { loadSetup, savedSetup } from './setup-route.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export { alsoWhenRefused as shouldRevalidate } from '#app/routes/should-revalidate'

export const loader = (args: LoaderFunctionArgs) => loadSetup(args, 'grid', readGrid)

type Seen = {
  preview: GridPreview
  days: { day: string; blocks: Block[] }[]
  /** What would become of the meetings in slots that go. */
  proposal: ShownProposal | null
}
type Reply = FormReply & { seen?: Seen }

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, gridFormSchema)
  if (!form.ok) return noted(context, refuse(form))
  const slug = params.event ?? ''
  const { plan, version, intent, fingerprint } = form.value
  let seen: Seen | undefined
  const answer = await presentResult(
    ctx,
    request,
    form.values,
    async () => {
      const eventId = readGrid(ctx, slug).head.id
      const days = plan.days.map((day) => ({ day: day.day, blocks: blocksOf(plan, day) }))
      const preview = previewGrid(ctx, { eventId, plan })
      const proposal = await readGridProposal(ctx, { eventSlug: slug, plan })
      seen = { preview, days, proposal }
      if (intent === 'save') setGrid(ctx, { eventId, version, plan })
      if (intent === 'repair')
        await changeGrid(ctx, { eventSlug: slug, version, plan, fingerprint })
    },
    () => {
      if (intent === 'repair') return redirect(paths(ctx.locale).deskSchedule(slug))
      return intent === 'save' ? savedSetup(ctx, slug, 'grid') : null
    },
  )
  if (answer === null) return { values: form.values, errors: [], seen } satisfies Reply
  if (!('data' in answer)) return answer
  return noted(context, refuse({ ...answer.data, ...(seen && { seen }) }, 409))
}

export default function SetupGrid() {
  const grid = useLoaderData<typeof loader>()
  const reply = useActionData<Reply>()
  const t = useTranslations('setup')
  const zoneName = useZoneName()
  const errors = useFormErrors(reply)
  const seen = reply?.seen
  return (
    <SetupPage head={grid.head} part="grid" errors={errors} saved={grid.saved}>
      <GridChanged grid={grid} errors={errors} />
      {seen && <Preview seen={seen} />}
      <Section
        id="plan"
        title={t('grid.drawn')}
        aside={<p>{t('grid.zone', { zone: zoneName(grid.zone) })}</p>}
      >
        <DayPlan days={grid.days} />
      </Section>
      {grid.head.mayManage && (
        <Section id="change" title={t('grid.change')} aside={<p>{t('grid.changeText')}</p>}>
          <GridForm key={grid.head.version} grid={grid} errors={errors} />
        </Section>
      )}
    </SetupPage>
  )
}

function Preview({ seen: { preview, days, proposal } }: { seen: Seen }) {
  const t = useTranslations('setup')
  const { added, kept, removed, touched } = preview
  return (
    <Section id="preview" title={t('grid.previewTitle')} aside={<p>{t('grid.previewText')}</p>}>
      <p className="mb-4">{t('grid.effect', { added, kept, removed })}</p>
      <DayPlan days={days} />
      {proposal && (
        <div className="stack mt-4">
          <Notice kind="caution" title={t('touched.text', { count: touched })}>
            {t('touched.way')}
          </Notice>
          <Consequences proposal={proposal} />
          <div>
            <input type="hidden" form={GRID_FORM} name="fingerprint" value={proposal.fingerprint} />
            <Button kind="primary" form={GRID_FORM} name="intent" value="repair">
              {t('touched.act')}
            </Button>
          </div>
        </div>
      )}
    </Section>
  )
}
