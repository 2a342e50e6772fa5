import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import {
  readRegistration,
  registerOwnOrganisation,
  registerOwnSchema,
} from '#app/features/organisations'
import {
  DetailsStep,
  KindStep,
  LookalikesStep,
  NameStep,
  NumberStep,
} from '#app/features/organisations/components/register-steps'
import type { StepProps } from '#app/features/organisations/components/register-steps'
import { REGISTER_STEPS } from '#app/features/organisations/schema'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { personOf } from '#app/platform/context.server'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { Anchor } from '#app/ui/anchor'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Stepper } from '#app/ui/stepper'
import { answersOf, nested } from './answers.server'
import { clientOf, redirectWith } from './sent-away.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** Answers so far stand in the address, so that going back and reloading lose nothing. Nothing is written. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => {
    if (personOf(ctx)?.memberships.length) throw redirect(paths(ctx.locale).work)
    const { step, values } = answersOf(request)
    const page = readRegistration(ctx, step, nested(values))
    if (page.errors.length > 0) noted(context, page)
    return {
      ...page,
      values,
      title: pageTitle(
        context,
        ctx.locale,
        translatorOf(ctx.locale)('organisation.register.title'),
      ),
    }
  })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const form = await readForm(request, registerOwnSchema)
  if (!form.ok) return noted(context, refuse(form))
  const client = clientOf(request, context)
  const answer = await present(
    ctx,
    request,
    form.values,
    () => registerOwnOrganisation(ctx, form.value, client),
    ({ slug, cookies }) =>
      redirectWith(`${paths(ctx.locale).verification(slug)}?done=registered`, cookies),
  )
  return noted(context, answer)
}

const STEP_PAGES = {
  kind: KindStep,
  number: NumberStep,
  name: NameStep,
  lookalikes: LookalikesStep,
  details: DetailsStep,
}

export default function RegisterOrganisation() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<FormReply>()
  const errors = useFormErrors(refused ?? page)
  const t = useTranslations('organisation')
  const to = paths(useLocale())
  useErrorTitle(errors.all.length > 0)
  const Step = STEP_PAGES[page.step]
  const props: StepProps = { page, errors, values: refused?.values ?? page.values }
  // The question about lookalikes is asked only of some.
  const asked = REGISTER_STEPS.filter((step) => step !== 'lookalikes')
  const now = asked.indexOf(page.step === 'lookalikes' ? 'name' : page.step)
  return (
    <div className="wrap narrow-page">
      <Stepper
        label={t('register.steps')}
        steps={asked.map((step, at) => ({
          id: step,
          label: t(`register.step.${step}`),
          state: at < now ? 'done' : at === now ? 'now' : 'ahead',
          to: at < now ? to.registerOrganisation({ ...flat(page.values), step }) : undefined,
        }))}
      />
      <h1>{t(`register.question.${page.step}`)}</h1>
      <ErrorSummary errors={errors.all} />
      <Step {...props} />
      <p>
        <Anchor to={to.work}>{t('register.leave')}</Anchor>
      </p>
    </div>
  )
}

const flat = (values: FormReply['values']) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, [value].flat()[0]]))
