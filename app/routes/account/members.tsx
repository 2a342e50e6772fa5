import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import {
  answerJoin,
  inviteMember,
  membersActSchema,
  readJoinRequests,
  readMembers,
  revokeInvitation,
} from '#app/features/accounts'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { Anchor } from '#app/ui/anchor'
import { Button, LinkButton } from '#app/ui/button'
import { RadioGroup } from '#app/ui/choice-group'
import { DataTable } from '#app/ui/data-table'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormErrors, FormReply } from '#app/ui/form-errors'
import { Notice } from '#app/ui/notice'
import { Page } from '#app/ui/page'
import { Section } from '#app/ui/section'
import { InvitationFields } from './invitation-fields'
import { JoinRequest } from './join-request'
import { OpenInvitations } from './open-invitations'
import { doneOf } from './sent-away.server'
import { useRoleChoices } from './use-role-choices'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export { alsoWhenRefused as shouldRevalidate } from '#app/routes/should-revalidate'

const DONE = ['answered', 'invited', 'revoked', 'role', 'handedOver', 'removed', 'joined'] as const

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => {
    const members = readMembers(ctx, params.slug ?? '')
    return {
      ...members,
      asking: members.mayManage ? readJoinRequests(ctx, params.slug ?? '') : [],
      done: doneOf(request, DONE),
      title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('members.title')),
    }
  })
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, membersActSchema)
  if (!form.ok) return noted(context, refuse(form))
  const { value, values } = form
  const slug = params.slug ?? ''
  const doing = (work: () => unknown, what: (typeof DONE)[number]) =>
    present(ctx, request, values, work, () =>
      redirect(`${paths(ctx.locale).members(slug)}?done=${what}`),
    )
  switch (value.act) {
    case 'invite':
      return noted(context, await doing(() => inviteMember(ctx, { ...value, slug }), 'invited'))
    case 'revoke': {
      const revoke = () => revokeInvitation(ctx, { ...value, slug, kind: 'member' })
      return noted(context, await doing(revoke, 'revoked'))
    }
    case 'answer':
      return noted(context, await doing(() => answerJoin(ctx, value), 'answered'))
  }
}

export default function Members() {
  const { organisation, members, invitations, asking, mayManage, done } =
    useLoaderData<typeof loader>()
  const errors = useFormErrors(useActionData<FormReply>())
  const t = useTranslations('members')
  const locale = useLocale()
  const to = paths(locale)
  const own = members.find((member) => member.isSelf)
  useErrorTitle(errors.all.length > 0)
  return (
    <Page
      title={t('title')}
      intro={<p>{t('lede', { organisation: organisation.name })}</p>}
      crumbs={[
        { label: organisation.name, to: to.organisation(organisation.slug) },
        { label: t('title') },
      ]}
      actions={
        own &&
        !mayManage && (
          <LinkButton to={to.member(organisation.slug, own.personId)}>{t('leaveLink')}</LinkButton>
        )
      }
    >
      <ErrorSummary errors={errors.all} />
      {done && errors.all.length === 0 && (
        <Notice kind="positive" live>
          {t(`done.${done}`)}
        </Notice>
      )}
      <DataTable
        caption={t('title')}
        captionHidden
        rows={members}
        rowId={(member) => member.personId}
        columns={[
          {
            id: 'name',
            label: t('person'),
            header: true,
            cell: (member) => (
              <>
                {member.name}
                {member.isSelf && <span className="small mute"> ({t('you')})</span>}
              </>
            ),
          },
          { id: 'email', label: t('email'), cell: (member) => member.email },
          { id: 'role', label: t('role'), cell: (member) => t(`roles.${member.role}`) },
          ...(mayManage
            ? [
                {
                  id: 'act',
                  label: t('act'),
                  cell: (member: (typeof members)[number]) => (
                    <Anchor
                      to={to.member(organisation.slug, member.personId)}
                      aria-label={`${t('change')}: ${member.name}`}
                    >
                      {t('change')}
                    </Anchor>
                  ),
                },
              ]
            : []),
        ]}
      />
      {asking.length > 0 && (
        <Section id="asking" title={t('asking.title')} aside={<p>{t('asking.lede')}</p>}>
          {asking.map((one) => (
            <JoinRequest key={one.id} request={one} error={errors.of('reason')} />
          ))}
        </Section>
      )}
      {mayManage && (
        <>
          <InviteForm errors={errors} />
          <OpenInvitations invitations={invitations} />
        </>
      )}
    </Page>
  )
}

function InviteForm({ errors }: { errors: FormErrors }) {
  const t = useTranslations('members')
  const roles = useRoleChoices()
  return (
    <Section id="invite" title={t('invite.title')} aside={<p>{t('invite.lede')}</p>}>
      <Form method="post" className="stack narrow-form">
        <InvitationFields errors={errors} emailLabel={t('invite.email')}>
          <RadioGroup
            name="role"
            label={t('role')}
            value={errors.value('role', 'editor')}
            error={errors.of('role')}
            options={roles}
          />
        </InvitationFields>
        <Button kind="primary" name="act" value="invite">
          {t('invite.act')}
        </Button>
      </Form>
    </Section>
  )
}
