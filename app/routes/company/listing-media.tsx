import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { readSteps } from '#app/features/editing'
import { StepList } from '#app/features/editing/components/step-list'
import { isMediaForm, readMedia } from '#app/features/media'
import { Agreements } from '#app/features/media/components/agreements'
import { CertificateDocuments } from '#app/features/media/components/certificate-documents'
import { AddDocument, AddPicture } from '#app/features/media/components/media-forms'
import { DocumentList, PictureList, ReadList } from '#app/features/media/components/media-lists'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { notFound } from '#app/platform/domain-error'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { LinkButton } from '#app/ui/button'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { FormActions } from '#app/ui/form-actions'
import { Notice } from '#app/ui/notice'
import { Page } from '#app/ui/page'
import { readMediaForm } from './listing-media.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => {
    if (params.kind !== 'technologies') throw notFound()
    const page = readMedia(ctx, params.listing ?? '')
    const title = `${translatorOf(ctx.locale)('media.title')} · ${page.title.text}`
    return {
      page,
      steps: readSteps(ctx, 'technology', page.slug),
      done: new URL(request.url).searchParams.get('done'),
      pageTitle: pageTitle(context, ctx.locale, title),
    }
  })
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const slug = params.listing ?? ''
  const name = new URL(request.url).searchParams.get('form')
  await presentPage(ctx, request, () => {
    if (params.kind !== 'technologies' || !isMediaForm(name)) throw notFound()
    readMedia(ctx, slug)
  })
  const form = await readMediaForm(ctx, request, isMediaForm(name) ? name : 'order')
  if (!form.ok) return noted(context, refuse(form))
  const answer = await present(
    ctx,
    request,
    form.values,
    () => form.work(ctx, slug),
    () => redirect(`${paths(ctx.locale).listingMedia(slug)}?done=${form.name}`),
  )
  return noted(context, answer)
}

const DONE = [
  'picture',
  'certificate',
  'document',
  'agreement',
  'withdraw',
  'changed',
  'removed',
] as const
const NOTHING = {
  all: [],
  isConflict: false,
  of: () => undefined,
  value: (_: string, or?: string) => or,
  values: (_: string, or: string[] = []) => or,
}

export default function ListingMedia() {
  const { page, steps, done } = useLoaderData<typeof loader>()
  const errors = useFormErrors(useActionData<FormReply>())
  // The address says which of the forms was sent.
  const [search] = useSearchParams()
  const of = (form: string) => (search.get('form') === form ? errors : NOTHING)
  const t = useTranslations('media')
  const company = useTranslations('company')
  const to = paths(useLocale())
  const said = DONE.find((one) => one === done)
  useErrorTitle(errors.all.length > 0)
  return (
    <Page
      title={t('title')}
      crumbs={[
        { label: company('title'), to: to.work },
        {
          label: page.title.text,
          lang: page.title.locale,
          to: to.editListing('technology', page.slug, 'basics'),
        },
        { label: t('title') },
      ]}
      intro={<p>{t('lede')}</p>}
    >
      {said && errors.all.length === 0 && (
        <Notice kind="positive" live>
          {t(`done.${said}`)}
        </Notice>
      )}
      <div className="form">
        <StepList
          kind="technology"
          slug={page.slug}
          steps={steps}
          now="media"
          errors={errors.all.length}
        />
        <div className="fields">
          <ErrorSummary errors={errors.all} />
          <section className="fields" aria-labelledby="pictures">
            <h2 id="pictures">{t('picture.title')}</h2>
            <PictureList page={page} />
            <AddPicture page={page} errors={of('picture')} />
          </section>
          <section className="fields" aria-labelledby="certificates">
            <h2 id="certificates">{t('certificate.title')}</h2>
            <p className="mute">{t('certificate.text')}</p>
            <CertificateDocuments page={page} errors={of('certificate')} />
          </section>
          <section className="fields" aria-labelledby="documents">
            <h2 id="documents">{t('document.heading')}</h2>
            <DocumentList page={page} />
            <AddDocument page={page} errors={of('document')} />
          </section>
          {page.sharing && (
            <>
              <section className="fields snug" aria-labelledby="agreements">
                <h2 id="agreements">{t('agreement.title')}</h2>
                <p className="mute">{t('agreement.text')}</p>
                <Agreements sharing={page.sharing} errors={of('agreement')} />
              </section>
              <section className="fields snug" aria-labelledby="reads">
                <h2 id="reads">{t('reads.title')}</h2>
                <p className="mute">{t('reads.text')}</p>
                <ReadList reads={page.sharing.reads} />
              </section>
            </>
          )}
        </div>
      </div>
      <FormActions sticky state={t('atOnce')}>
        {page.isDraft ? (
          <LinkButton kind="primary" to={to.editListing('technology', page.slug, 'publication')}>
            {t('toSubmit')}
          </LinkButton>
        ) : (
          <LinkButton kind="primary" to={to.work}>
            {t('finish')}
          </LinkButton>
        )}
      </FormActions>
    </Page>
  )
}
