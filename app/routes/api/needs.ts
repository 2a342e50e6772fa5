import type { LoaderFunctionArgs } from '@remix-run/node'
import { searchApi } from './search-api.server'

export const loader = (args: LoaderFunctionArgs) => searchApi(args, 'need')
