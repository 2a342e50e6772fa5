import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { STAFF_ROLES } from '#db/domain'
import { changePerson, personActSchema } from '#app/features/accounts'
import { readPerson } from '#app/features/administration'
import { LOCALE_NAMES } from '#app/i18n/locale'
import { paths } from '#app/i18n/paths'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { Anchor } from '#app/ui/anchor'
import { Button } from '#app/ui/button'
import { DefinitionList } from '#app/ui/definition-list'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Page } from '#app/ui/page'
import { Section } from '#app/ui/section'
import { AdminTabs } from './admin-tabs'
import { useMoment } from './use-moment'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => {
    const found = readPerson(ctx, params.person ?? '')
    return { ...found, title: pageTitle(context, ctx.locale, found.person.name) }
  })
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, personActSchema)
  if (!form.ok) return noted(context, refuse(form))
  const personId = params.person ?? ''
  const answer = await present(
    ctx,
    request,
    form.values,
    () => changePerson(ctx, personId, form.value),
    () => redirect(paths(ctx.locale).adminPerson(personId)),
  )
  return noted(context, answer)
}

export default function Person() {
  const { person, memberships, sessions, consents, lines } = useLoaderData<typeof loader>()
  const errors = useFormErrors(useActionData<FormReply>())
  const t = useTranslations('administration')
  const members = useTranslations('administration.memberRole')
  const to = paths(useLocale())
  const moment = useMoment()
  useErrorTitle(errors.all.length > 0)
  const isGone = person.state === 'erased'
  return (
    <Page
      title={person.name}
      dense
      intro={
        <p>{[person.email, t(`people.stateName.${person.state}`)].filter(Boolean).join(' · ')}</p>
      }
      crumbs={[{ label: t('room.people'), to: to.adminPeople() }, { label: person.name }]}
    >
      <AdminTabs current="people" />
      <ErrorSummary errors={errors.all.map((error) => ({ ...error, id: null }))} />
      <Section id="person" title={t('person.account')}>
        <DefinitionList
          facts={[
            { term: t('person.since'), detail: moment(person.createdAt) },
            {
              term: t('person.language'),
              detail: LOCALE_NAMES[person.locale],
              lang: person.locale,
            },
            {
              term: t('person.factor'),
              detail: person.hasSecondFactor ? t('person.factorOn') : t('person.factorOff'),
            },
            {
              term: t('person.places'),
              detail:
                memberships.length === 0
                  ? null
                  : memberships.map((one) => (
                      <span key={one.slug} className="block">
                        <Anchor to={to.organisation(one.slug)}>{one.name}</Anchor> ·{' '}
                        {members(one.role)}
                      </span>
                    )),
            },
            {
              term: t('person.consent'),
              detail:
                consents[0] &&
                `${consents[0].noticeVersion} · ${LOCALE_NAMES[consents[0].locale]} · ${moment(consents[0].at)}`,
            },
          ]}
        />
      </Section>
      {!isGone && <Roles />}
      {!isGone && (
        <Section id="access" title={t('person.access')} aside={<p>{t('person.accessText')}</p>}>
          <p className="mb-4">
            {t('person.sessions', { count: sessions.count })}
            {sessions.last !== null && ` · ${t('person.lastSeen', { at: moment(sessions.last) })}`}
          </p>
          <Form method="post" className="row">
            <Button name="act" value="endSessions">
              {t('person.endSessions')}
            </Button>
            {person.state === 'suspended' ? (
              <Button name="act" value="reopen">
                {t('person.reopen')}
              </Button>
            ) : (
              !person.isSelf && (
                <Button kind="danger" name="act" value="suspend">
                  {t('person.suspend')}
                </Button>
              )
            )}
          </Form>
        </Section>
      )}
      <Section
        id="lines"
        title={t('person.lines')}
        aside={
          <p>
            <Anchor to={to.adminAudit({ who: person.id })}>{t('person.allLines')}</Anchor>
          </p>
        }
      >
        <ul className="grid gap-1 small">
          {lines.map((line) => (
            <li key={line.id}>
              {moment(line.at)} · <code>{line.action}</code>
            </li>
          ))}
        </ul>
      </Section>
    </Page>
  )
}

function Roles() {
  const { staff } = useLoaderData<typeof loader>()
  const t = useTranslations('administration')
  return (
    <Section id="roles" title={t('person.roles')} aside={<p>{t('person.rolesText')}</p>}>
      {STAFF_ROLES.map((role) => {
        const has = staff.includes(role)
        return (
          <Form key={role} method="post" className="row mb-2">
            <input type="hidden" name="role" value={role} />
            <span className="min-w-40">{t(`role.${role}`)}</span>
            <Button
              small
              kind={has ? 'danger' : 'plain'}
              name="act"
              value={has ? 'revoke' : 'grant'}
              aria-label={`${has ? t('person.revoke') : t('person.grant')}: ${t(`role.${role}`)}`}
            >
              {has ? t('person.revoke') : t('person.grant')}
            </Button>
          </Form>
        )
      })}
    </Section>
  )
}
