import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import {
  changeMemberRole,
  handOverOrganisation,
  leaveOrganisation,
  memberActSchema,
  readMember,
  removeMember,
} from '#app/features/accounts'
import { paths } from '#app/i18n/paths'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { Button } from '#app/ui/button'
import { RadioGroup } from '#app/ui/choice-group'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Notice } from '#app/ui/notice'
import { Page } from '#app/ui/page'
import { Section } from '#app/ui/section'
import { useRoleChoices } from './use-role-choices'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => {
    const found = readMember(ctx, params.slug ?? '', params.person ?? '')
    return { ...found, title: pageTitle(context, ctx.locale, found.member.name) }
  })
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, memberActSchema)
  if (!form.ok) return noted(context, refuse(form))
  const { value } = form
  const { slug = '', person: personId = '' } = params
  const to = paths(ctx.locale)
  const onMembers = (done: string) => () => redirect(`${to.members(slug)}?done=${done}`)
  const doing = (work: () => void, onDone: () => Response) =>
    present(ctx, request, form.values, work, onDone)
  switch (value.act) {
    case 'role': {
      const change = () => changeMemberRole(ctx, { ...value, slug, personId })
      return noted(context, await doing(change, onMembers('role')))
    }
    case 'handOver': {
      const handOver = () => handOverOrganisation(ctx, { ...value, slug, personId })
      return noted(context, await doing(handOver, onMembers('handedOver')))
    }
    case 'remove': {
      const remove = () => removeMember(ctx, { ...value, slug, personId })
      return noted(context, await doing(remove, onMembers('removed')))
    }
    case 'leave':
      return noted(
        context,
        await doing(
          () => leaveOrganisation(ctx, { slug }),
          () => redirect(to.work),
        ),
      )
  }
}

type Found = ReturnType<typeof useLoaderData<typeof loader>>

export default function Member() {
  const found = useLoaderData<typeof loader>()
  const { organisation, member, isLastOwner } = found
  const errors = useFormErrors(useActionData<FormReply>())
  const t = useTranslations('members')
  const to = paths(useLocale())
  useErrorTitle(errors.all.length > 0)
  return (
    <Page
      title={member.name}
      intro={
        <p>
          {member.email} · {t(`roles.${member.role}`)}
        </p>
      }
      crumbs={[
        { label: organisation.name, to: to.organisation(organisation.slug) },
        { label: t('title'), to: to.members(organisation.slug) },
        { label: member.name },
      ]}
    >
      <ErrorSummary errors={errors.all} />
      {isLastOwner && <Notice>{t('member.lastOwner')}</Notice>}
      {found.mayChangeRole && !isLastOwner && <Role member={member} error={errors.of('role')} />}
      {found.mayHandOver && <Step act="handOver" found={found} />}
      {!isLastOwner && <Step act={member.isSelf ? 'leave' : 'remove'} found={found} />}
    </Page>
  )
}

function Role({ member, error }: { member: Found['member']; error?: string }) {
  const t = useTranslations('members')
  return (
    <Section id="role" title={t('member.role')}>
      <Form method="post" className="stack">
        <input type="hidden" name="seen" value={member.role} />
        <RadioGroup
          name="role"
          label={t('role')}
          value={member.role}
          error={error}
          options={useRoleChoices()}
        />
        <Button kind="primary" name="act" value="role">
          {t('member.saveRole')}
        </Button>
      </Form>
    </Section>
  )
}

/** A step that cannot be taken back from here: what it does, then the button. */
function Step({ act, found }: { act: 'handOver' | 'remove' | 'leave'; found: Found }) {
  const t = useTranslations('members')
  const { member, organisation } = found
  return (
    <Section id={act} title={t(`member.${act}.title`)}>
      <p className="mb-4">
        {t(`member.${act}.text`, { name: member.name, organisation: organisation.name })}
      </p>
      <Form method="post">
        <input type="hidden" name="seen" value={member.role} />
        <Button kind={act === 'handOver' ? 'plain' : 'danger'} name="act" value={act}>
          {t(`member.${act}.act`)}
        </Button>
      </Form>
    </Section>
  )
}
