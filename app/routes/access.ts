/**
 * Who may open which route, by its module. The rules themselves stand in the features; this table makes sure that
 * somebody thought of each address: the server refuses to start when a route has no entry.
 */
export const ROUTE_ACCESS: Record<
  string,
  'everyone' | 'signedIn' | 'organisers' | 'administrators' | 'linkHolder'
> = {
  root: 'everyone',
  'routes/locale': 'everyone',
  'routes/public/choose-language': 'everyone',
  'routes/public/home': 'everyone',
  'routes/public/technologies': 'everyone',
  'routes/public/technology': 'everyone',
  'routes/public/needs': 'everyone',
  'routes/public/need': 'everyone',
  'routes/public/organisation': 'everyone',
  'routes/public/events': 'everyone',
  'routes/public/event': 'everyone',
  'routes/public/report': 'everyone',
  'routes/public/report-records': 'everyone',
  'routes/public/suggestions': 'everyone',
  'routes/public/concept': 'everyone',
  'routes/public/compare': 'everyone',
  'routes/public/about': 'everyone',
  'routes/public/not-found': 'everyone',
  'routes/public/no-language': 'everyone',
  'routes/account/sign-in': 'everyone',
  'routes/account/sign-out': 'everyone',
  'routes/work': 'signedIn',
  'routes/company/work': 'signedIn',
  'routes/account/searches': 'signedIn',
  'routes/company/requests': 'signedIn',
  'routes/company/new-request': 'signedIn',
  'routes/company/request': 'signedIn',
  'routes/company/my-agenda': 'signedIn',
  'routes/company/agenda': 'signedIn',
  'routes/organiser/desk': 'organisers',
  'routes/organiser/imports': 'organisers',
  'routes/organiser/new-import': 'organisers',
  'routes/organiser/import': 'organisers',
  'routes/organiser/event': 'organisers',
  'routes/organiser/participants': 'organisers',
  'routes/organiser/requests': 'organisers',
  'routes/organiser/new-request': 'organisers',
  'routes/organiser/schedule': 'organisers',
  'routes/admin/status': 'administrators',
  'routes/admin/mail': 'administrators',
  'routes/api/calendar': 'linkHolder',
  'routes/api/openapi': 'everyone',
  'routes/api/technologies': 'everyone',
  'routes/api/needs': 'everyone',
  'routes/api/statistics': 'everyone',
}

/** @throws Error naming the routes that nobody gave a rule */
export function assertEveryRouteHasARule(routeIds: string[]): void {
  const without = routeIds.filter((id) => !(id in ROUTE_ACCESS))
  if (without.length > 0)
    throw new Error(`These routes have no entry in app/routes/access.ts: ${without.join(', ')}`)
}
