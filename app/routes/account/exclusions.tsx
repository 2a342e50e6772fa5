import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import {
  excludeOrganisation,
  exclusionActSchema,
  includeOrganisation,
  readExclusions,
} from '#app/features/organisations'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { Anchor } from '#app/ui/anchor'
import { Button } from '#app/ui/button'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Notice } from '#app/ui/notice'
import { Page } from '#app/ui/page'
import { Section } from '#app/ui/section'
import { TextField } from '#app/ui/text-field'
import { doneOf } from './sent-away.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

const DONE = ['add', 'remove'] as const

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const query = (new URL(request.url).searchParams.get('q') ?? '').trim().slice(0, 100)
  return presentPage(ctx, request, () => ({
    ...readExclusions(ctx, params.slug ?? '', query),
    query,
    done: doneOf(request, DONE),
    title: pageTitle(
      context,
      ctx.locale,
      translatorOf(ctx.locale)('organisation.exclusions.title'),
    ),
  }))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, exclusionActSchema)
  if (!form.ok) return noted(context, refuse(form))
  const { act, otherId } = form.value
  const slug = params.slug ?? ''
  const change = act === 'add' ? excludeOrganisation : includeOrganisation
  const answer = await present(
    ctx,
    request,
    form.values,
    () => change(ctx, slug, otherId),
    () => redirect(`${paths(ctx.locale).exclusions(slug)}?done=${act}`),
  )
  return noted(context, answer)
}

type Line = ReturnType<typeof useLoaderData<typeof loader>>['excluded'][number]

export default function Exclusions() {
  const { organisation, excluded, found, query, done } = useLoaderData<typeof loader>()
  const errors = useFormErrors(useActionData<FormReply>())
  const t = useTranslations('organisation')
  const common = useTranslations('common')
  const to = paths(useLocale())
  useErrorTitle(errors.all.length > 0)
  return (
    <Page
      title={t('exclusions.title')}
      intro={<p>{t('exclusions.lede')}</p>}
      crumbs={[
        { label: organisation.name, to: to.organisation(organisation.slug) },
        { label: t('exclusions.title') },
      ]}
    >
      <ErrorSummary errors={errors.all} />
      {done && errors.all.length === 0 && (
        <Notice kind="positive" live>
          {t(`exclusions.done.${done}`)}
        </Notice>
      )}
      <Section id="excluded" title={t('exclusions.now')}>
        {excluded.length === 0 ? (
          <p className="mute">{t('exclusions.none')}</p>
        ) : (
          <Lines lines={excluded} act="remove" />
        )}
      </Section>
      <Section id="find" title={t('exclusions.find')}>
        <Form method="get" className="stack narrow-form">
          <TextField
            name="q"
            type="search"
            label={t('exclusions.name')}
            hint={t('exclusions.nameHint')}
            defaultValue={query}
          />
          <Button>{common('action.search')}</Button>
        </Form>
        {query && (
          <div className="mt-6">
            {found.length === 0 ? (
              <p className="mute">{t('exclusions.nothing', { query })}</p>
            ) : (
              <Lines lines={found} act="add" />
            )}
          </div>
        )}
      </Section>
    </Page>
  )
}

function Lines({ lines, act }: { lines: Line[]; act: 'add' | 'remove' }) {
  const t = useTranslations('organisation')
  const domain = useTranslations('domain')
  const to = paths(useLocale())
  return (
    <ul className="lookalikes">
      {lines.map((one) => (
        <li key={one.id}>
          <div>
            {/* The page of what is excluded is hidden from this organisation too. */}
            {act === 'add' ? <Anchor to={to.organisation(one.slug)}>{one.name}</Anchor> : one.name}
            <p className="small mute">{one.place || domain(`country.${one.country}`)}</p>
          </div>
          <Form method="post">
            <input type="hidden" name="otherId" value={one.id} />
            <Button
              small
              name="act"
              value={act}
              aria-label={`${t(`exclusions.${act}`)}: ${one.name}`}
            >
              {t(`exclusions.${act}`)}
            </Button>
          </Form>
        </li>
      ))}
    </ul>
  )
}
