import { DomainError } from '#app/platform/domain-error'

const STATUS = { invalid: 400, forbidden: 403, notFound: 404, conflict: 409, signIn: 401 } as const

/** JSON for programs: the value, or the code of what was refused. Anybody may read it from any site. */
export async function presentApi(work: () => unknown): Promise<Response> {
  const headers = { 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'no-cache' }
  try {
    return Response.json(await work(), { headers })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return Response.json(
      { error: { code: error.code, ...error.params } },
      { status: STATUS[error.kind], headers },
    )
  }
}
