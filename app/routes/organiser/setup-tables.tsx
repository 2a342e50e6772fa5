import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import {
  addTables,
  manyTablesSchema,
  readTables,
  removeSchema,
  removeTable,
  saveTable,
  tableFormSchema,
} from '#app/features/events'
import { TableChanged } from '#app/features/events/components/changed-meanwhile'
import { SetupEntry } from '#app/features/events/components/setup-entry'
import { TableFields } from '#app/features/events/components/table-fields'
import type { TableStart } from '#app/features/events/components/table-fields'
import { useEquipment } from '#app/i18n/use-equipment'
import { contextOf } from '#app/routes/context.server'
import { present, readForm, refuse } from '#app/routes/forms.server'
import { noted } from '#app/routes/page-title.server'
import { Button } from '#app/ui/button'
import { FormActions } from '#app/ui/form-actions'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormErrors, FormReply } from '#app/ui/form-errors'
import { Section } from '#app/ui/section'
import { TextField } from '#app/ui/text-field'
import { SetupPage } from './setup-page'
import { loadSetup, savedSetup } from './setup-route.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export { alsoWhenRefused as shouldRevalidate } from '#app/routes/should-revalidate'

export const loader = (args: LoaderFunctionArgs) => loadSetup(args, 'tables', readTables)

const actSchema = z.discriminatedUnion('act', [
  tableFormSchema.extend({ act: z.literal('save') }),
  manyTablesSchema.extend({ act: z.literal('many') }),
  removeSchema.extend({ act: z.literal('remove') }),
])

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, actSchema)
  if (!form.ok) return noted(context, refuse(form))
  const slug = params.event ?? ''
  const given = form.value
  const act = () => {
    const eventId = readTables(ctx, slug).head.id
    if (given.act === 'save') saveTable(ctx, { ...given, eventId })
    else if (given.act === 'many') addTables(ctx, { ...given, eventId })
    else removeTable(ctx, { ...given, eventId })
  }
  const done = () => savedSetup(ctx, slug, 'tables')
  return noted(context, await present(ctx, request, form.values, act, done))
}

export default function SetupTables() {
  const { head, tables, firms, firstSlot, saved } = useLoaderData<typeof loader>()
  const t = useTranslations('setup')
  const errors = useFormErrors(useActionData<FormReply>())
  return (
    <SetupPage head={head} part="tables" errors={errors} saved={saved}>
      <TableChanged tables={tables} firms={firms} errors={errors} />
      <Section
        id="tables"
        title={`${t('tables.title')} ${tables.length}`}
        aside={<p>{t('tables.text')}</p>}
      >
        {tables.length === 0 && <p className="mute">{t('tables.none')}</p>}
        <ul className="grid gap-2">
          {tables.map((table) => (
            <li key={table.id}>
              <SetupEntry
                one={table}
                head={head}
                errors={errors}
                summary={<TableFacts table={table} />}
                removeLabel={t('tables.removeOf', { label: table.label })}
                lost={{ kind: 'tableLost', table: table.id }}
                firstSlot={firstSlot}
              >
                <TableFields prefix={table.id} start={table} firms={firms} errors={errors} />
              </SetupEntry>
            </li>
          ))}
        </ul>
      </Section>
      {head.mayManage && (
        <>
          <Section id="many" title={t('tables.many')} aside={<p>{t('tables.manyText')}</p>}>
            <ManyTables errors={errors} first={tables.length + 1} />
          </Section>
          <Section id="one" title={t('tables.one')}>
            <Form method="post" className="fields snug" key={tables.length}>
              <input type="hidden" name="act" value="save" />
              <TableFields prefix="new" firms={firms} errors={errors} />
              <FormActions>
                <Button kind="primary">{t('tables.add')}</Button>
              </FormActions>
            </Form>
          </Section>
        </>
      )}
    </SetupPage>
  )
}

function TableFacts({ table }: { table: TableStart & { host: string | null } }) {
  const t = useTranslations('setup')
  const equipment = useEquipment()
  return (
    <>
      <b>{t('tables.table', { label: table.label ?? '' })}</b>{' '}
      <span className="small mute">
        {[
          t('tables.seats', { count: table.capacity ?? 4 }),
          table.place,
          ...(table.equipment ?? []).map(equipment),
          table.host,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  )
}

function ManyTables({ errors, first }: { errors: FormErrors; first: number }) {
  const t = useTranslations('setup')
  return (
    <Form method="post" className="row items-end" key={first}>
      <input type="hidden" name="act" value="many" />
      {(['count', 'first', 'capacity'] as const).map((name) => (
        <TextField
          key={name}
          name={name}
          id={`many-${name}`}
          type="number"
          min={1}
          short
          label={t(`tables.${name}`)}
          defaultValue={errors.value(
            name,
            { count: '10', first: String(first), capacity: '4' }[name],
          )}
          error={errors.of(name)}
        />
      ))}
      <TextField
        name="place"
        id="many-place"
        short
        optional
        label={t('tables.place')}
        defaultValue={errors.value('place', '')}
        error={errors.of('place')}
      />
      <Button>{t('tables.addMany')}</Button>
    </Form>
  )
}
