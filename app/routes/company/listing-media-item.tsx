import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import {
  ITEM_KINDS,
  changeDocument,
  describePicture,
  itemForms,
  readMediaItem,
  removeDocument,
  removePicture,
} from '#app/features/media'
import type { ItemKind } from '#app/features/media'
import { LanguageFields } from '#app/features/media/components/language-fields'
import { faceOf } from '#app/features/media/components/picture-gallery'
import { TierChoice } from '#app/features/media/components/tier-choice'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { notFound } from '#app/platform/domain-error'
import { contextOf } from '#app/routes/context.server'
import { present, presentPage, readForm, refuse } from '#app/routes/forms.server'
import { noted, pageTitle } from '#app/routes/page-title.server'
import { signInWithTyped, typedBefore } from '#app/routes/typed-form.server'
import { useErrorTitle } from '#app/routes/use-error-title'
import { Button } from '#app/ui/button'
import { ErrorSummary } from '#app/ui/error-summary'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormReply } from '#app/ui/form-errors'
import { Notice } from '#app/ui/notice'
import { Page } from '#app/ui/page'
import { Picture } from '#app/ui/picture'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }]

export { alsoWhenRefused as shouldRevalidate } from '#app/routes/should-revalidate'

/** @throws DomainError notFound */
function itemOf({ kind, listing = '', what, item = '' }: Record<string, string | undefined>) {
  const known = ITEM_KINDS.find((one) => one === what)
  if (kind !== 'technologies' || !known) throw notFound()
  return [listing, known, item] as const
}

/** What the page calls it: the document of a certificate has no title of its own. */
const whatOf = ({ kind, certificate }: { kind: ItemKind; certificate: string | null }) =>
  certificate ? 'certificate' : kind

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => {
    const item = readMediaItem(ctx, ...itemOf(params))
    const title = translatorOf(ctx.locale)(`media.${whatOf(item)}.change`)
    const typed = typedBefore(ctx, request)
    return { item, typed, pageTitle: pageTitle(context, ctx.locale, title) }
  })
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const [slug, kind, id] = await presentPage(ctx, request, () => itemOf(params))
  const form = await readForm(request, itemForms[kind])
  if (ctx.actor.kind === 'visitor') return signInWithTyped(ctx, request, form.values)
  if (!form.ok) return noted(context, refuse(form))
  const { value } = form
  const act = () => {
    if (value.act === 'remove')
      return (kind === 'picture' ? removePicture : removeDocument)(ctx, slug, id)
    return 'alt' in value
      ? describePicture(ctx, slug, id, value)
      : changeDocument(ctx, slug, id, value)
  }
  const done = value.act === 'remove' ? 'removed' : 'changed'
  const answer = await present(ctx, request, form.values, act, () =>
    redirect(`${paths(ctx.locale).listingMedia(slug)}?done=${done}`),
  )
  return noted(context, answer)
}

export default function ListingMediaItem() {
  const { item, typed } = useLoaderData<typeof loader>()
  const answer = useActionData<FormReply>()
  const reply = answer ?? typed ?? undefined
  const errors = useFormErrors(reply)
  const t = useTranslations('media')
  const ui = useTranslations('ui')
  const to = paths(useLocale())
  const isConflict = reply?.errors.some(({ code }) => code === 'media.changed')
  useErrorTitle(errors.all.length > 0)
  return (
    <Page
      title={t(`${whatOf(item)}.change`)}
      intro={item.certificate && <p>{item.certificate}</p>}
      crumbs={[
        {
          label: item.title?.text ?? '',
          lang: item.title?.locale,
          to: to.editListing('technology', item.slug, 'basics'),
        },
        { label: t('title'), to: to.listingMedia(item.slug) },
        { label: t(`${whatOf(item)}.change`) },
      ]}
    >
      <ErrorSummary errors={errors.all} />
      {typed && !answer && <Notice kind="caution">{ui('typedBefore')}</Notice>}
      <Form method="post" autoComplete="off" className="fields narrow-form">
        {/* After a conflict the form goes on from what is saved now: both are in sight. */}
        <input
          type="hidden"
          name="version"
          value={isConflict ? item.version : errors.value('version', String(item.version))}
        />
        {item.picture && (
          <Picture className="preview" picture={faceOf(item.picture)} sizes="24rem" eager />
        )}
        {!item.certificate && (
          <LanguageFields
            name={item.kind === 'picture' ? 'alt' : 'title'}
            label={t(item.kind === 'picture' ? 'picture.alt' : 'document.title')}
            hint={t(item.kind === 'picture' ? 'picture.altHint' : 'document.titleHint')}
            sourceLocale={item.sourceLocale}
            texts={item.texts}
            versions={item.versions}
            errors={errors}
            theirs={isConflict ? item.texts : undefined}
          />
        )}
        {item.tier && <TierChoice errors={errors} value={item.tier} />}
        <p className="row">
          <Button kind="primary" name="act" value="save">
            {t('save')}
          </Button>
          <Button kind="danger" name="act" value="remove" formNoValidate>
            {t(`${whatOf(item)}.remove`)}
          </Button>
        </p>
      </Form>
    </Page>
  )
}
