import { Form } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { paths } from '#app/i18n/paths'
import { Anchor } from '#app/ui/anchor'
import { Button, LinkButton } from '#app/ui/button'
import { EmptyState } from '#app/ui/empty-state'
import { FormActions } from '#app/ui/form-actions'
import type { FormErrors } from '#app/ui/form-errors'
import { Notice } from '#app/ui/notice'
import { Section } from '#app/ui/section'
import { Select } from '#app/ui/select'
import type { RegistrationPage } from '../shown'
import { DelegateFields } from './delegate-fields'
import { DelegateList } from './delegate-list'
import { RegistrationChanged } from './registration-changed'
import { RegistrationFields } from './registration-fields'

type Props = { page: RegistrationPage; errors: FormErrors; keyOfForm: string; saved: boolean }

/** A registration as its organisation or the desk sees it; without one, the form to make it. */
export function RegistrationBody({ page, errors, keyOfForm, saved }: Props) {
  const t = useTranslations('registration')
  if (page.registration)
    return (
      <>
        {saved && (
          <Notice kind="positive" live>
            {t('saved')}
          </Notice>
        )}
        <Present page={page} registration={page.registration} errors={errors} />
      </>
    )
  if (!page.open) return <EmptyState title={t('notOpen')}>{t('notOpenText')}</EmptyState>
  if (page.organisations.length === 0)
    return <EmptyState title={t('noOrganisation')}>{t('noOrganisationText')}</EmptyState>
  return <Register page={page} errors={errors} keyOfForm={keyOfForm} />
}

function Register({ page, errors, keyOfForm }: Omit<Props, 'saved'>) {
  const t = useTranslations('registration')
  const chosen =
    page.organisations.find((one) => one.id === errors.value('organisationId')) ??
    page.organisations[0]
  const listings = page.organisations.flatMap((one) => one.listings)
  return (
    <Form method="post">
      <input type="hidden" name="act" value="register" />
      <input type="hidden" name="key" value={errors.value('key', keyOfForm)} />
      <Section id="organisation" title={t('organisation')}>
        <div className="fields snug">
          {page.organisations.length === 1 && chosen ? (
            <p>
              <b>{chosen.name}</b>
              <input type="hidden" name="organisationId" value={chosen.id} />
            </p>
          ) : (
            <Select
              name="organisationId"
              label={t('organisationChoose')}
              defaultValue={chosen?.id}
              error={errors.of('organisationId')}
              options={page.organisations.map((one) => ({ value: one.id, label: one.name }))}
            />
          )}
          <RegistrationFields
            start={{
              attendance: 'meetings',
              meetingLanguages: [],
              listings: listings.map((one) => one.value),
              answers: {},
            }}
            listings={listings}
            questions={page.questions}
            errors={errors}
          />
        </div>
      </Section>
      <Section id="delegate" title={t('firstDelegate')} aside={<p>{t('firstDelegateText')}</p>}>
        <div className="fields snug">
          <DelegateFields
            prefix="delegate."
            start={page.start}
            errors={errors}
            isDesk={page.isDesk}
          />
        </div>
      </Section>
      <FormActions>
        <Button kind="primary">{t('register')}</Button>
      </FormActions>
    </Form>
  )
}

function Present({
  page,
  registration,
  errors,
}: {
  page: RegistrationPage
  registration: NonNullable<RegistrationPage['registration']>
  errors: FormErrors
}) {
  const t = useTranslations('registration')
  const to = paths(useLocale())
  const { event } = page
  return (
    <>
      <Section id="state" title={registration.organisation.name}>
        <Notice kind={registration.state === 'approved' ? 'positive' : 'info'}>
          {registration.place
            ? t('waitingAt', { place: registration.place })
            : t(`state.${registration.state}`)}
        </Notice>
        {registration.state === 'approved' && !page.isDesk && (
          <p className="row mt-4">
            <LinkButton to={to.partners(event.slug)}>{t('toPartners')}</LinkButton>
            <LinkButton to={to.requests(event.slug)}>{t('toRequests')}</LinkButton>
          </p>
        )}
        {page.open && page.organisations[0] && (
          <p className="mt-4">
            <Anchor to={`?organisation=${page.organisations[0].id}`}>{t('another')}</Anchor>
          </p>
        )}
      </Section>
      <Section id="delegates" title={t('delegates')} aside={<p>{t('delegatesText')}</p>}>
        <DelegateList page={page} registration={registration} />
      </Section>
      <RegistrationChanged page={page} registration={registration} errors={errors} />
      <Section id="change" title={t('change')}>
        <Form method="post" autoComplete="off" className="fields snug" key={registration.version}>
          <input type="hidden" name="act" value="change" />
          <input type="hidden" name="version" value={registration.version} />
          <fieldset disabled={!registration.mayEdit} className="fields snug">
            <RegistrationFields
              start={registration}
              listings={registration.listingChoices}
              questions={page.questions}
              errors={errors}
            />
          </fieldset>
          {registration.mayEdit && (
            <FormActions>
              <Button kind="primary">{t('save')}</Button>
            </FormActions>
          )}
        </Form>
      </Section>
      {registration.mayEdit && (
        <Section id="withdraw" title={t('withdraw')} aside={<p>{t('withdrawText')}</p>}>
          <Form method="post">
            <input type="hidden" name="act" value="withdraw" />
            <input type="hidden" name="version" value={registration.version} />
            <Button kind="danger">{t('withdrawAct')}</Button>
          </Form>
        </Section>
      )}
    </>
  )
}
