import { redirect } from '@remix-run/node'
import type { LoaderFunctionArgs } from '@remix-run/node'
import type { SetupPart } from '#app/features/events/components/setup-frame'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import type { Context } from '#app/platform/context.server'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'
import { pageTitle } from '#app/routes/page-title.server'

/** What the loaders of the set-up's pages have in common: one read, the title, whether something was saved. */
export async function loadSetup<T>(
  { request, context, params }: LoaderFunctionArgs,
  part: SetupPart,
  read: (ctx: Context, slug: string) => T,
) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => ({
    ...read(ctx, params.event ?? ''),
    saved: new URL(request.url).searchParams.has('saved'),
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)(`setup.part.${part}`)),
  }))
}

/** Back to a page of the set-up, which says that it was saved. */
export const savedSetup = (ctx: Context, slug: string, part: SetupPart) =>
  redirect(`${paths(ctx.locale).setup(slug, part)}?saved=1`)
