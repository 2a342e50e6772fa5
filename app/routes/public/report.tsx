import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { readCharts, readStatistics, reportedEvent } from '#app/features/reports'
import { FIGURES } from '#app/features/reports/figures'
import { FigureGrid } from '#app/features/reports/components/figure-grid'
import { TalkMatrix } from '#app/features/reports/components/talk-matrix'
import { formatDay, formatTime } from '#app/i18n/format'
import { readText } from '#app/i18n/localised'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'
import { FINDABLE, publicMeta } from '#app/routes/public-meta'
import { Anchor } from '#app/ui/anchor'
import { DefinitionList } from '#app/ui/definition-list'
import { Section } from '#app/ui/section'
import { TileMap } from '#app/ui/tile-map'

export const handle = FINDABLE
export const meta: MetaFunction<typeof loader> = (page) => publicMeta(page, { title: page.data?.title, description: [page.data?.days, page.data?.venue].filter(Boolean).join(' · '), kind: 'article' })

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => {
    const slug = params.event ?? ''
    const event = reportedEvent(ctx, slug)
    const name = readText(event.name, ctx.locale)
    return {
      slug,
      title: translatorOf(ctx.locale)('report.title', { name }),
      name,
      second: ctx.locale === 'en' ? null : (event.name.en ?? null),
      days: event.firstDay === event.lastDay ? formatDay(event.firstDay, ctx.locale) : `${formatDay(event.firstDay, ctx.locale)} – ${formatDay(event.lastDay, ctx.locale)}`,
      venue: readText(event.venue, ctx.locale),
      zone: event.timeZone,
      now: ctx.now(),
      statistics: readStatistics(ctx, slug),
      charts: readCharts(ctx, slug),
    }
  })
}

export default function Report() {
  const report = useLoaderData<typeof loader>()
  const t = useTranslations('report')
  const locale = useLocale()
  const to = paths(locale)
  const { firms, ...counts } = report.statistics
  const values = { ...counts, firmsKR: firms.KR, firmsVN: firms.VN }
  const placesIn = (country: string) =>
    Object.fromEntries(report.charts.places.filter((one) => one.place.startsWith(country)).map((one) => [one.place, one.count]))
  return (
    <div className="report">
      <header className="cover">
        <p className="small mute">
          <Anchor to={to.event(report.slug)}>{report.name}</Anchor>
        </p>
        <h1 className="display">{report.title}</h1>
        {report.second && (
          <p className="second" lang="en">
            {report.second}
          </p>
        )}
        <DefinitionList
          facts={[
            { term: t('period'), detail: report.days },
            ...(report.venue ? [{ term: t('venue'), detail: report.venue }] : []),
            { term: t('computedAt'), detail: `${formatDay(report.now.toISOString().slice(0, 10), locale)} ${formatTime(report.now, report.zone)}` },
            { term: t('data'), detail: <Anchor to={`/api/v1/events/${report.slug}/statistics`} reload>{t('json')}</Anchor> },
          ]}
        />
      </header>
      <p className="mute">{t('lede')}</p>
      <Section id="participation" title={t('participants')}>
        <FigureGrid slug={report.slug} figures={FIGURES.slice(0, 3)} values={values} />
        {report.charts.places.length > 0 && (
          <figure className="mt-6">
            <figcaption>
              <b>{t('map.title')}</b> {t('map.caption')}
            </figcaption>
            <div className="twin">
              {(['KR', 'VN'] as const).map((country) => (
                <TileMap
                  key={country}
                  country={country}
                  values={placesIn(country.toLowerCase())}
                  summary={`${t('map.title')}: ${report.charts.places.filter((one) => one.place.startsWith(country.toLowerCase())).length}`}
                  say={(value) => String(value)}
                />
              ))}
            </div>
          </figure>
        )}
      </Section>
      <Section id="meetings" title={t('meetings')}>
        <FigureGrid slug={report.slug} figures={FIGURES.slice(3, 9)} values={values} />
        {report.charts.matrix.cells.length > 0 && <TalkMatrix matrix={report.charts.matrix} exchanges={report.statistics.exchanges} />}
      </Section>
      <Section id="results" title={t('results')}>
        <FigureGrid slug={report.slug} figures={FIGURES.slice(9)} values={values} />
      </Section>
    </div>
  )
}
