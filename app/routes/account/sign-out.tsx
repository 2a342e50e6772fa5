import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs } from '@remix-run/node'
import { signOut } from '#app/features/accounts'
import { paths } from '#app/i18n/paths'
import { contextOf, isSecure } from '#app/routes/context.server'

/** Opening the address changes nothing; signing out is a post. */
export async function loader({ request, context }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  return redirect(paths(ctx.locale).home)
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const { cookie } = await signOut(ctx, isSecure(context.services.env.publicOrigin))
  return redirect(paths(ctx.locale).home, {
    headers: {
      ...(cookie ? { 'Set-Cookie': cookie } : {}),
      'Clear-Site-Data': '"cache", "storage"',
    },
  })
}
