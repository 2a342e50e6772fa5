import { redirect } from '@remix-run/node'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { readHome } from '#app/features/discovery'
import { BeginHere } from '#app/features/editing/components/begin-here'
import { HomeMaps } from '#app/features/discovery/components/home-maps'
import { NewNeeds } from '#app/features/discovery/components/new-needs'
import { NextEvent } from '#app/features/discovery/components/next-event'
import { SectorIndex } from '#app/features/discovery/components/sector-index'
import { readHomeFigures } from '#app/features/reports'
import { readShortlistMarks } from '#app/features/shortlist'
import { SaveMark } from '#app/features/shortlist/components/save-mark'
import { formatDay } from '#app/i18n/format'
import { readText } from '#app/i18n/localised'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'
import { FINDABLE, publicMeta } from '#app/routes/public-meta'
import { Anchor } from '#app/ui/anchor'
import { Figures } from '#app/ui/figures'
import { SearchBox } from '#app/ui/search-box'
import { Section } from '#app/ui/section'

export const handle = FINDABLE
export const meta: MetaFunction<typeof loader> = (page) => publicMeta(page, { title: page.data?.title, description: page.data?.lede })

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const url = new URL(request.url)
  const query = url.searchParams.get('q')
  // The box of this page posts its scope with the words; the answer lives at the scope's own address.
  if (query !== null) {
    const to = paths(ctx.locale)
    throw redirect(url.searchParams.get('in') === 'needs' ? to.needs({ q: query }) : to.technologies({ q: query }))
  }
  const t = translatorOf(ctx.locale)
  return presentPage(ctx, request, async () => {
    const { event, ...home } = await readHome(ctx)
    return {
      ...home,
      marks: readShortlistMarks(ctx, 'need', home.newNeeds.map(({ id }) => id)),
      signedIn: ctx.actor.kind === 'person',
      event: event && { slug: event.slug, day: event.firstDay, when: formatDay(event.firstDay, ctx.locale), name: readText(event.name, ctx.locale), venue: readText(event.venue, ctx.locale), state: event.state },
      figures: readHomeFigures(ctx),
      title: `HanViet Bridge · ${t('home.title')}`,
      lede: t('home.lede'),
    }
  })
}

const EXAMPLES = { vi: ['den tin hieu giao thong', 'rò rỉ nước ở Huế', 'phat hien som chay rung'], ko: ['누수 탐지', '교통신호 제어', '산불 조기감지'], en: ['leak detection', 'adaptive traffic signals', 'forest fire detection'] }

export default function Home() {
  const home = useLoaderData<typeof loader>()
  const t = useTranslations('home')
  const search = useTranslations('search')
  const locale = useLocale()
  const to = paths(locale)
  return (
    <div className="wrap home">
      <div className="hero">
        <div>
          <h1 className="display">{t('title')}</h1>
          <p className="lede">{t('lede')}</p>
          <SearchBox
            action={to.home}
            label={search('technologies')}
            placeholder={search('placeholderTechnologies')}
            suggestAt={to.suggestions()}
            scopes={(['technologies', 'needs'] as const).map((scope) => ({ value: scope, label: t(`scope.${scope}`) }))}
          >
            {`${search('hint')} ${search('try')}: `}
            {EXAMPLES[locale].map((example, index) => (
              <span key={example}>
                {index > 0 && ', '}
                <Anchor to={to.technologies({ q: example })}>{example}</Anchor>
              </span>
            ))}
          </SearchBox>
          {home.event && <NextEvent event={home.event} />}
        </div>
        <HomeMaps needs={home.needs} firms={home.firms} needsByPlace={home.needsByPlace} technologiesByPlace={home.technologiesByPlace} />
      </div>
      <Section id="begin" title={t('begin')} aside={home.signedIn ? undefined : <p>{t('registerFirst')}</p>}>
        <BeginHere signedIn={home.signedIn} />
      </Section>
      <Section id="sectors" title={t('sectors')} aside={<p>{t('sectorsLede')}</p>}>
        <SectorIndex sectors={home.sectors} />
      </Section>
      <Section id="new-needs" title={t('newNeeds')} aside={<><p>{t('newNeedsLede')}</p><p><Anchor to={to.needs()}>{t('allNeeds')}</Anchor></p></>}>
        <NewNeeds needs={home.newNeeds} actsOf={({ id, slug, title }) => <SaveMark marks={home.marks} kind="need" id={id} slug={slug} title={title.text} />} />
      </Section>
      {home.figures && (
        <Section id="recorded" title={t('recorded')} aside={<p><Anchor to={to.report(home.figures.exhibition)}>{t('readReport')}</Anchor></p>}>
          <Figures
            figures={[
              { value: String(home.figures.firms), label: t('figure.firms') },
              { value: String(home.figures.technologies), label: t('figure.technologies') },
              { value: `${home.figures.exhibitorsKR} × ${home.figures.exhibitorsVN}`, label: t('figure.exhibitors') },
              { value: String(home.figures.exchanges), label: t('figure.exchanges') },
            ]}
          />
        </Section>
      )}
    </div>
  )
}
