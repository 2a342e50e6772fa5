import { index, layout, prefix, route } from '@remix-run/route-config'
import type { RouteConfig } from '@remix-run/route-config'

/** The site map: every address, in one place. Who may open which stands in app/routes/access.ts. */
export default [
  index('routes/public/choose-language.tsx'),

  route(':locale', 'routes/locale.tsx', [
    index('routes/public/home.tsx'),
    route('technologies', 'routes/public/technologies.tsx'),
    route('technologies/:slug', 'routes/public/technology.tsx'),
    route('needs', 'routes/public/needs.tsx'),
    route('needs/:slug', 'routes/public/need.tsx'),
    route('organisations/:slug', 'routes/public/organisation.tsx'),
    route('events', 'routes/public/events.tsx'),
    route('events/:event', 'routes/public/event.tsx'),
    route('events/:event/report', 'routes/public/report.tsx'),
    route('events/:event/report/:figure', 'routes/public/report-records.tsx'),
    route('suggestions', 'routes/public/suggestions.ts'),
    route('concepts/:concept', 'routes/public/concept.tsx'),
    route('compare', 'routes/public/compare.tsx'),
    route('about', 'routes/public/about.tsx'),
    route('sign-in', 'routes/account/sign-in.tsx'),
    route('sign-out', 'routes/account/sign-out.tsx'),

    layout('routes/work.tsx', [
      route('work', 'routes/company/work.tsx'),
      route('searches', 'routes/account/searches.tsx'),
      route('events/:event/requests', 'routes/company/requests.tsx'),
      route('events/:event/requests/new', 'routes/company/new-request.tsx'),
      route('events/:event/requests/:request', 'routes/company/request.tsx'),
      route('events/:event/agenda', 'routes/company/my-agenda.tsx'),
      route('events/:event/agenda/:delegate', 'routes/company/agenda.tsx'),

      ...prefix('organiser', [
        index('routes/organiser/desk.tsx'),
        route('imports', 'routes/organiser/imports.tsx'),
        route('imports/new', 'routes/organiser/new-import.tsx'),
        route('imports/:import', 'routes/organiser/import.tsx'),
        route('events/:event', 'routes/organiser/event.tsx'),
        route('events/:event/participants', 'routes/organiser/participants.tsx'),
        route('events/:event/requests', 'routes/organiser/requests.tsx'),
        route('events/:event/requests/new', 'routes/organiser/new-request.tsx'),
        route('events/:event/schedule', 'routes/organiser/schedule.tsx'),
      ]),

      route('admin', 'routes/admin/status.tsx'),
      route('admin/mail', 'routes/admin/mail.tsx'),
    ]),
    route('*', 'routes/public/not-found.tsx'),
  ]),

  route('calendar/:token', 'routes/api/calendar.ts'),
  ...prefix('api/v1', [
    route('openapi.json', 'routes/api/openapi.ts'),
    route('technologies', 'routes/api/technologies.ts'),
    route('needs', 'routes/api/needs.ts'),
    route('events/:event/statistics', 'routes/api/statistics.ts'),
  ]),
  route('*', 'routes/public/no-language.tsx'),
] satisfies RouteConfig
