import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { readAccount } from '#app/features/accounts'
import { LOCALE_NAMES } from '#app/i18n/locale'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'
import { pageTitle } from '#app/routes/page-title.server'
import { LinkButton } from '#app/ui/button'
import { DefinitionList } from '#app/ui/definition-list'
import { Notice } from '#app/ui/notice'
import { Page } from '#app/ui/page'
import { Section } from '#app/ui/section'
import { doneOf } from './sent-away.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

const DONE = ['password', 'details'] as const

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => ({
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('account.title')),
    account: readAccount(ctx),
    done: doneOf(request, DONE),
  }))
}

export default function Account() {
  const { account, done } = useLoaderData<typeof loader>()
  const t = useTranslations('account')
  const s = useTranslations('search')
  const to = paths(useLocale())
  return (
    <Page title={t('title')}>
      {done && (
        <Notice kind="positive" live>
          {t(`done.${done}`)}
        </Notice>
      )}
      <Section id="person" title={t('person')}>
        <DefinitionList
          facts={[
            { term: t('name'), detail: account.name },
            { term: t('nameLatin'), detail: account.nameLatin },
            {
              term: t('email'),
              detail: account.email,
              note: account.emailConfirmed ? undefined : t('emailUnconfirmed'),
            },
            { term: t('mailLanguage'), detail: LOCALE_NAMES[account.locale], lang: account.locale },
          ]}
        />
        <p className="row mt-4">
          <LinkButton to={to.accountDetails}>{t('details.title')}</LinkButton>
          <LinkButton to={to.accountEmail}>{t('newEmail.title')}</LinkButton>
        </p>
      </Section>
      <Section id="password" title={t('password')}>
        <p className="mb-4">{account.hasPassword ? t('passwordSet') : t('passwordNone')}</p>
        <LinkButton to={account.hasPassword ? to.accountPassword : to.resetPassword}>
          {t('changePassword.title')}
        </LinkButton>
      </Section>
      <Section id="second-factor" title={t('factor.title')}>
        <p className="mb-4">{account.hasSecondFactor ? t('factor.inForce') : t('factor.what')}</p>
        <LinkButton to={to.secondFactor}>
          {account.hasSecondFactor ? t('factor.manage') : t('factor.begin')}
        </LinkButton>
      </Section>
      <Section id="sessions" title={t('sessions.title')}>
        <p className="mb-4">{t('sessions.what')}</p>
        <LinkButton to={to.sessions}>{t('sessions.show')}</LinkButton>
      </Section>
      <Section id="searches" title={s('saved.title')}>
        <p className="mb-4">{s('saved.what')}</p>
        <LinkButton to={to.searches()}>{s('saved.show')}</LinkButton>
      </Section>
      <Section id="data" title={t('data.title')}>
        <p className="mb-4">{t('data.what')}</p>
        <LinkButton to={to.ownData}>{t('data.show')}</LinkButton>
      </Section>
    </Page>
  )
}
