import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import {
  listEventsForImport,
  IMPORT_KINDS,
  startImport,
  startImportFormSchema,
} from '#app/features/imports'
import type { Asked } from '#app/features/imports'
import { EncodingChoice } from '#app/features/imports/components/encoding-choice'
import { KeptFile } from '#app/features/imports/components/kept-file'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { scanFiles } from '#app/platform/files/check-files.server'
import { readUpload } from '#app/platform/files/read-upload.server'
import { TABLE_LIMITS } from '#app/platform/files/table'
import { contextOf } from '#app/routes/context.server'
import { parseForm, present, presentPage, refuse } from '#app/routes/forms.server'
import type { FormReply } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { Button } from '#app/ui/button'
import { RadioGroup } from '#app/ui/choice-group'
import { ErrorSummary } from '#app/ui/error-summary'
import { FileField } from '#app/ui/file-field'
import { FormActions } from '#app/ui/form-actions'
import { useFormErrors } from '#app/ui/form-errors'
import { Page } from '#app/ui/page'
import { Select } from '#app/ui/select'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const search = new URL(request.url).searchParams
  return presentPage(ctx, request, () => ({
    events: listEventsForImport(ctx),
    kinds: [...IMPORT_KINDS],
    start: {
      kind: IMPORT_KINDS.find((kind) => kind === search.get('kind')) ?? 'technologies',
      event: search.get('event'),
    },
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('imports.new')),
  }))
}

type Reply = FormReply & { asked?: Asked }

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const typed: FormReply['values'] = {}
  let asked: Asked | undefined
  const answer = await present(
    ctx,
    request,
    typed,
    async () => {
      const upload = await readUpload(request)
      const form = parseForm(upload, startImportFormSchema)
      Object.assign(typed, form.values)
      if (!form.ok) return form.errors
      await scanFiles(ctx, upload)
      const { file, storedAs, fileName, ...input } = form.value
      const isChosen = file !== undefined && file.name !== ''
      // A file chosen now takes the place of the kept one.
      if (isChosen) delete typed.storedAs
      const given = isChosen
        ? { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
        : { name: fileName ?? '', storedAs: storedAs ?? '' }
      const started = await startImport(ctx, input, given)
      if ('id' in started) return started
      asked = started
      return [questionOf(asked)]
    },
    (result) => {
      if (!Array.isArray(result)) return redirect(paths(ctx.locale).import(result.id))
      throw new Refused(result)
    },
  ).catch((error: unknown) => {
    if (error instanceof Refused)
      return refuse({ values: typed, errors: error.errors, ...(asked && { asked }) })
    throw error
  })
  return noted(context, answer)
}

const questionOf = (asked: Asked): FormReply['errors'][number] =>
  'chooseEncoding' in asked
    ? { field: 'encoding', code: 'file.encodingUnknown', params: {} }
    : {
        field: 'file',
        code: 'file.otherTable',
        params: { name: asked.name, content: asked.otherTable },
      }

class Refused extends Error {
  constructor(readonly errors: FormReply['errors']) {
    super('refused')
  }
}

export default function NewImport() {
  const { events, kinds, start } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() as Reply | undefined
  const t = useTranslations('imports')
  const desk = useTranslations('organiser')
  const to = paths(useLocale())
  const errors = useFormErrors(reply)
  useErrorTitle(errors.all.length > 0)
  const asked = reply?.asked
  return (
    <Page
      title={t('new')}
      dense
      narrow
      crumbs={[
        { label: desk('title'), to: to.organiser },
        { label: t('title'), to: to.imports },
        { label: t('new') },
      ]}
    >
      <ErrorSummary errors={errors.all} />
      {asked && 'chooseEncoding' in asked ? (
        <EncodingChoice
          choice={asked}
          kept={{
            kind: errors.value('kind') ?? '',
            eventId: errors.value('eventId') ?? '',
            byContent: errors.value('byContent') ?? '',
          }}
          error={errors.of('encoding')}
        />
      ) : (
        <Form method="post" encType="multipart/form-data" className="stack mt-4">
          <FileField
            refused={errors.all.length > 0 && !asked && !errors.value('storedAs')}
            name="file"
            label={t('form.file')}
            hint={t('form.fileHint', {
              megabytes: TABLE_LIMITS.bytes / 1024 / 1024,
              rows: TABLE_LIMITS.rows,
            })}
            error={errors.of('file')}
            accept=".csv,.xlsx,.txt,.tsv"
          />
          <KeptFile asked={asked} errors={errors} />
          <RadioGroup
            name="kind"
            label={t('form.kind')}
            error={errors.of('kind')}
            value={errors.value('kind', start.kind)}
            options={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          />
          {events.length > 0 && (
            <Select
              name="eventId"
              label={t('form.event')}
              hint={t('form.eventHint')}
              error={errors.of('eventId')}
              optional
              empty={t('form.noEvent')}
              defaultValue={errors.value(
                'eventId',
                events.find((one) => one.slug === start.event)?.id,
              )}
              options={events.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <FormActions>
            <Button kind="primary">{t('form.submit')}</Button>
          </FormActions>
        </Form>
      )}
    </Page>
  )
}
