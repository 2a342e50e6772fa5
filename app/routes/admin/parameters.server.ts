const LONGEST = 200
const LAST_PAGE = 100_000

/** What a list is filtered by, as its address says; what makes no sense counts as nothing. */
export function parametersOf(request: Request) {
  const { searchParams } = new URL(request.url)
  const text = (name: string) => (searchParams.get(name) ?? '').trim().slice(0, LONGEST)
  const page = Number(searchParams.get('page'))
  return {
    text,
    oneOf: <T extends string>(name: string, known: readonly T[]): T | undefined =>
      known.find((one) => one === searchParams.get(name)),
    page: Number.isInteger(page) && page > 0 ? Math.min(page, LAST_PAGE) : 1,
  }
}
