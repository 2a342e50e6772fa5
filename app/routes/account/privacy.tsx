import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { NOTICE_VERSION } from '#app/features/accounts'
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
  return {
    title: `${translatorOf(ctx.locale)('privacy.title')} · HanViet Bridge`,
    version: NOTICE_VERSION,
  }
}

const PARTS = ['what', 'why', 'who', 'abroad', 'howLong', 'rights'] as const

export default function Privacy() {
  const { version } = useLoaderData<typeof loader>()
  const t = useTranslations('privacy')
  return (
    <Page
      title={t('title')}
      heading="title"
      intro={
        <>
          <p>{t('lede')}</p>
          <p className="small mute">{t('version', { version })}</p>
        </>
      }
    >
      {PARTS.map((part) => (
        <Section key={part} id={part} title={t(`${part}.title`)}>
          <p>{t(`${part}.text`)}</p>
        </Section>
      ))}
    </Page>
  )
}
