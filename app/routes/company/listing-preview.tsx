import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ListingPreview } from '#app/features/catalogue/components/listing-preview'
import { kindOfPath, ownLocale, previewListing } from '#app/features/editing'
import { CertificatePaper, DocumentSection } from '#app/features/media/components/document-list'
import { PictureGallery } from '#app/features/media/components/picture-gallery'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { notFound } from '#app/platform/domain-error'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'
import { LinkButton } from '#app/ui/button'
import { Notice } from '#app/ui/notice'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => {
    const kind = kindOfPath(params.kind)
    if (!kind) throw notFound()
    const title = translatorOf(ctx.locale)('editor.save.preview')
    return {
      ...previewListing(ctx, kind, params.listing ?? '', ownLocale(ctx)),
      pageTitle: `${title} · HanViet Bridge`,
    }
  })
}

export default function Preview() {
  const page = useLoaderData<typeof loader>()
  const back = paths(page.back).editListing(page.kind, page.slug, 'publication')
  return (
    <div className="wrap">
      <div lang={page.back} className="mt-4">
        <Notice
          title={page.says.title}
          ways={
            <LinkButton small reload to={back}>
              {page.says.act}
            </LinkButton>
          }
        >
          {page.says.text}
        </Notice>
      </div>
      <ListingPreview
        technology={page.technology}
        need={page.need}
        pictures={<PictureGallery pictures={page.pictures} />}
        paperOf={(id) => <CertificatePaper slug={page.slug} document={page.papers[id]} />}
        documents={<DocumentSection slug={page.slug} documents={page.documents} />}
      />
    </div>
  )
}
