import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useTranslations } from 'use-intl'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { FINDABLE, publicMeta } from '#app/routes/public-meta'
import { Page } from '#app/ui/page'
import { Section } from '#app/ui/section'

export const handle = FINDABLE
export const meta: MetaFunction<typeof loader> = (page) =>
  publicMeta(page, { title: page.data?.title })

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return { title: `${translatorOf(ctx.locale)('common.about.title')} · HanViet Bridge` }
}

export default function About() {
  const t = useTranslations('common.about')
  return (
    <Page title={t('title')} heading="display" intro={<p>{t('lede')}</p>}>
      {(['how', 'score', 'data'] as const).map((part) => (
        <Section key={part} id={part} title={t(`${part}Title`)}>
          <p>{t(part)}</p>
        </Section>
      ))}
    </Page>
  )
}
