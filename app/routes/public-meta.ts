import type { MetaDescriptor } from '@remix-run/node'
import { LOCALES, isLocale, pathIn } from '#app/i18n/locale'
import type { Locale } from '#app/i18n/locale'

/** A route that search engines may show. Every other page says that it is not to be shown. */
export const FINDABLE = { findable: true } as const
export const isFindable = (handle: unknown): boolean =>
  typeof handle === 'object' && handle !== null && 'findable' in handle

const SITE = 'HanViet Bridge'
const OG_LOCALES: Record<Locale, string> = { ko: 'ko_KR', vi: 'vi_VN', en: 'en_GB' }
const DESCRIPTION = 200

/** What Remix hands to a route's `meta`, as far as it is needed here. */
type Asked = {
  location: { pathname: string; search: string }
  matches: { id: string; data?: unknown }[]
}
export type PublicPage = {
  /** As the window's title says it, with or without the name of the site. */
  title: string | undefined
  description?: string | undefined
  /** Path of a picture that links to the page may show. */
  image?: { path: string; alt: string } | null | undefined
  /** schema.org, for search engines. */
  structured?: object | null | undefined
  kind?: 'website' | 'article'
  /** Not for search engines: a draft, one of endless results, a need whose owner stays hidden. */
  hidden?: boolean | undefined
}

/**
 * What a public page says of itself to search engines and to those who pass its link on: title, description, the one
 * address it is known by, the same page in the other languages, Open Graph and structured data.
 */
export function publicMeta({ location, matches }: Asked, page: PublicPage): MetaDescriptor[] {
  const origin = originOf(matches)
  const { pathname } = location
  const first = pathname.split('/')[1]
  const locale = isLocale(first) ? first : 'en'
  const title = page.title ?? SITE
  const description = shortened(page.description ?? '')
  const address = (path: string) => `${origin}${path}`
  return [
    { title: title.includes(SITE) ? title : `${title} · ${SITE}` },
    ...(description ? [{ name: 'description', content: description }] : []),
    ...(page.hidden
      ? [{ name: 'robots', content: 'noindex' }]
      : [
          { tagName: 'link', rel: 'canonical', href: address(pathname) },
          ...LOCALES.map((other) => alternate(other, address(pathIn(other, pathname)))),
          alternate('x-default', address(pathIn('en', pathname))),
        ]),
    { property: 'og:site_name', content: SITE },
    { property: 'og:type', content: page.kind ?? 'website' },
    { property: 'og:title', content: title.replace(` · ${SITE}`, '') },
    ...(description ? [{ property: 'og:description', content: description }] : []),
    { property: 'og:url', content: address(pathname) },
    { property: 'og:locale', content: OG_LOCALES[locale] },
    ...LOCALES.filter((other) => other !== locale).map((other) => ({
      property: 'og:locale:alternate',
      content: OG_LOCALES[other],
    })),
    ...(page.image
      ? [
          { property: 'og:image', content: address(page.image.path) },
          { property: 'og:image:alt', content: page.image.alt },
        ]
      : []),
    { name: 'twitter:card', content: page.image ? 'summary_large_image' : 'summary' },
    // Remix escapes `<` in it, so that no text ends the element.
    ...(page.structured && !page.hidden ? [{ 'script:ld+json': page.structured } as const] : []),
  ] as MetaDescriptor[]
}

/** How a picture that is kept here is shown by those that show a link. */
export const sharedImage = (
  picture: { id: string; alt: { text: string } | null } | null | undefined,
  name = '',
) =>
  picture ? { path: `/pictures/${picture.id}/share.jpg`, alt: picture.alt?.text ?? name } : null

const alternate = (hrefLang: string, href: string) => ({
  tagName: 'link',
  rel: 'alternate',
  hrefLang,
  href,
})

function originOf(matches: Asked['matches']): string {
  const root = matches.find(({ id }) => id === 'root')?.data
  return typeof root === 'object' && root !== null && 'origin' in root ? String(root.origin) : ''
}

/** One line, cut at a word. */
function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= DESCRIPTION) return line
  const cut = line.slice(0, DESCRIPTION)
  const end = cut.lastIndexOf(' ')
  return `${cut.slice(0, end > DESCRIPTION / 2 ? end : DESCRIPTION).trimEnd()}…`
}
