import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { LOCALES } from '#db/domain'
import {
  delegateActSchema,
  dropDelegate,
  paintAvailability,
  readDelegate,
  saveDelegate,
} from '#app/features/registration'
import { AvailabilityGrid } from '#app/features/registration/components/availability-grid'
import { DelegateChanged } from '#app/features/registration/components/registration-changed'
import { DelegateFields } from '#app/features/registration/components/delegate-fields'
import { useZoneName } from '#app/i18n/use-zone-name'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { newId } from '#app/platform/ids'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { Button } from '#app/ui/button'
import { ErrorSummary } from '#app/ui/error-summary'
import { FormActions } from '#app/ui/form-actions'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Notice } from '#app/ui/notice'
import { Page } from '#app/ui/page'
import { Section } from '#app/ui/section'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export { alsoWhenRefused as shouldRevalidate } from '#app/routes/should-revalidate'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const search = new URL(request.url).searchParams
  return presentPage(ctx, request, () => ({
    page: readDelegate(ctx, {
      eventSlug: params.event ?? '',
      delegateId: params.delegate,
      registrationId: search.get('for') ?? undefined,
    }),
    saved: search.has('saved'),
    key: newId(),
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('registration.delegate')),
  }))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, delegateActSchema)
  if (!form.ok) return noted(context, refuse(form))
  const eventSlug = params.event ?? ''
  const given = form.value
  const to = paths(ctx.locale)
  const registrationId = new URL(request.url).searchParams.get('for') ?? undefined
  const act = () => {
    const page = readDelegate(ctx, { eventSlug, delegateId: params.delegate, registrationId })
    const which = { registrationId: page.registrationId, delegateId: params.delegate ?? '' }
    const back = page.isOwn
      ? to.registration(eventSlug)
      : to.deskRegistration(eventSlug, page.registrationId)
    if (given.act === 'availability') paintAvailability(ctx, { ...given, ...which })
    else if (given.act === 'remove') dropDelegate(ctx, { ...given, ...which })
    else {
      const { id } = saveDelegate(ctx, { ...given, ...which, delegateId: params.delegate })
      return `${to.delegate(eventSlug, id)}?saved=1`
    }
    return given.act === 'remove'
      ? `${back}?saved=1`
      : `${to.delegate(eventSlug, which.delegateId)}?saved=1`
  }
  return noted(context, await present(ctx, request, form.values, act, (path) => redirect(path)))
}

export default function Delegate() {
  const { page, saved, key } = useLoaderData<typeof loader>()
  const t = useTranslations('registration')
  const zoneName = useZoneName()
  const to = paths(useLocale())
  const errors = useFormErrors(useActionData<FormReply>())
  useErrorTitle(errors.all.length > 0)
  const { event, delegate, mayEdit } = page
  const back = page.isOwn
    ? to.registration(event.slug)
    : to.deskRegistration(event.slug, page.registrationId)
  return (
    <Page
      title={delegate?.name ?? t('addDelegate')}
      intro={<p>{page.organisation}</p>}
      crumbs={[
        { label: event.name, to: page.isOwn ? to.event(event.slug) : to.desk(event.slug) },
        { label: t('title'), to: back },
        { label: delegate?.name ?? t('addDelegate') },
      ]}
    >
      <ErrorSummary errors={errors.all} />
      {saved && errors.all.length === 0 && (
        <Notice kind="positive" live>
          {t('saved')}
        </Notice>
      )}
      {delegate && <DelegateChanged saved={delegate} errors={errors} />}
      <Section id="details" title={t('details')} aside={delegate && <p>{t('detailsText')}</p>}>
        <Form method="post" autoComplete="off" className="fields snug" key={delegate?.version}>
          <input type="hidden" name="act" value="save" />
          <input type="hidden" name="key" value={errors.value('key', key)} />
          <input type="hidden" name="version" value={delegate?.version ?? 0} />
          <fieldset disabled={!mayEdit} className="fields snug">
            <DelegateFields start={delegate ?? {}} errors={errors} isDesk={page.isDesk} />
          </fieldset>
          {mayEdit && (
            <FormActions>
              <Button kind="primary">{delegate ? t('save') : t('addDelegate')}</Button>
            </FormActions>
          )}
        </Form>
      </Section>
      {delegate && page.meets && (
        <Section
          id="times"
          title={t('times.title')}
          aside={
            <>
              <p>{t('times.text')}</p>
              <p>{t('times.zone', { zone: zoneName(page.zone) })}</p>
            </>
          }
        >
          {!page.saidTimes && <p className="mb-4">{t('times.first')}</p>}
          <AvailabilityGrid
            key={delegate.version}
            days={page.days}
            version={delegate.version}
            disabled={!mayEdit}
            errors={errors}
          />
        </Section>
      )}
      {delegate && page.approved && (
        <Section id="letter" title={t('letter.title')} aside={<p>{t('letter.text')}</p>}>
          <ul className="row">
            {LOCALES.map((lang) => (
              <li key={lang}>
                <a className="btn sm" href={to.letter(event.slug, delegate.id, lang)}>
                  {t(`language.${lang}`)} (PDF)
                </a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {delegate && mayEdit && (
        <Section id="remove" title={t('removeDelegate')} aside={<p>{t('removeDelegateText')}</p>}>
          <Form method="post">
            <input type="hidden" name="act" value="remove" />
            <input type="hidden" name="version" value={delegate.version} />
            <Button kind="danger">{t('removeDelegate')}</Button>
          </Form>
        </Section>
      )}
    </Page>
  )
}
