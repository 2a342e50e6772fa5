import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { TEAM_ROLES } from '#db/domain'
import { changeTeam, readTeam, teamActSchema } from '#app/features/events'
import { contextOf } from '#app/routes/context.server'
import { present, readForm, refuse } from '#app/routes/forms.server'
import { noted } from '#app/routes/page-title.server'
import { Button } from '#app/ui/button'
import { RadioGroup } from '#app/ui/choice-group'
import { DataTable } from '#app/ui/data-table'
import { FormActions } from '#app/ui/form-actions'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormErrors, FormReply } from '#app/ui/form-errors'
import { Section } from '#app/ui/section'
import { Select } from '#app/ui/select'
import { TextField } from '#app/ui/text-field'
import { SetupPage } from './setup-page'
import { loadSetup, savedSetup } from './setup-route.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = (args: LoaderFunctionArgs) => loadSetup(args, 'team', readTeam)

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, teamActSchema)
  if (!form.ok) return noted(context, refuse(form))
  const slug = params.event ?? ''
  const act = () => changeTeam(ctx, { ...form.value, eventId: readTeam(ctx, slug).head.id })
  const done = () => savedSetup(ctx, slug, 'team')
  return noted(context, await present(ctx, request, form.values, act, done))
}

type Member = {
  personId: string
  name: string
  email: string | null
  role: (typeof TEAM_ROLES)[number]
}

export default function SetupTeam() {
  const { head, members, mayTeam, saved } = useLoaderData<typeof loader>()
  const t = useTranslations('setup')
  const errors = useFormErrors(useActionData<FormReply>())
  return (
    <SetupPage head={{ ...head, mayManage: true }} part="team" errors={errors} saved={saved}>
      <Section id="members" title={t('team.members')} aside={<p>{t('team.text')}</p>}>
        <DataTable
          caption={t('team.members')}
          captionHidden
          rows={members}
          rowId={(one) => one.personId}
          columns={[
            {
              id: 'name',
              label: t('team.name'),
              header: true,
              cell: (one) => (
                <>
                  {one.name}
                  {one.email && <small className="small faint block">{one.email}</small>}
                </>
              ),
            },
            { id: 'role', label: t('team.role'), cell: (one) => t(`team.roleName.${one.role}`) },
            ...(mayTeam
              ? [
                  {
                    id: 'acts',
                    label: t('team.acts'),
                    cell: (one: Member) => <Acts member={one} />,
                  },
                ]
              : []),
          ]}
        />
      </Section>
      {mayTeam && <Add errors={errors} />}
    </SetupPage>
  )
}

function Acts({ member }: { member: Member }) {
  const t = useTranslations('setup')
  return (
    <div className="row items-end">
      <Form method="post" className="row items-end">
        <input type="hidden" name="act" value="change" />
        <input type="hidden" name="personId" value={member.personId} />
        <Select
          name="role"
          id={`role-${member.personId}`}
          label={<span className="vh">{t('team.roleOf', { name: member.name })}</span>}
          short
          defaultValue={member.role}
          options={TEAM_ROLES.map((role) => ({ value: role, label: t(`team.roleName.${role}`) }))}
        />
        <Button small>{t('team.change')}</Button>
      </Form>
      <Form method="post">
        <input type="hidden" name="act" value="remove" />
        <input type="hidden" name="personId" value={member.personId} />
        <Button small kind="quiet" aria-label={t('team.removeOf', { name: member.name })}>
          {t('remove')}
        </Button>
      </Form>
    </div>
  )
}

function Add({ errors }: { errors: FormErrors }) {
  const t = useTranslations('setup')
  return (
    <Section id="add" title={t('team.add')} aside={<p>{t('team.addText')}</p>}>
      <Form method="post" className="fields snug">
        <input type="hidden" name="act" value="add" />
        <TextField
          name="email"
          type="email"
          label={t('team.email')}
          defaultValue={errors.value('email', '')}
          error={errors.of('email')}
        />
        <RadioGroup
          name="role"
          label={t('team.role')}
          value={errors.value('role', 'desk')}
          error={errors.of('role')}
          options={TEAM_ROLES.map((role) => ({
            value: role,
            label: t(`team.roleName.${role}`),
            hint: t(`team.roleText.${role}`),
          }))}
        />
        <FormActions>
          <Button kind="primary">{t('team.add')}</Button>
        </FormActions>
      </Form>
    </Section>
  )
}
