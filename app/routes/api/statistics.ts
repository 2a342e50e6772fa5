import type { LoaderFunctionArgs } from '@remix-run/node'
import { readStatistics } from '#app/features/reports'
import { contextOf } from '#app/routes/context.server'
import { presentApi } from './present-api.server'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentApi(() => readStatistics(ctx, params.event ?? ''))
}
