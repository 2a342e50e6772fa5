import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { siteRoutes } from '../../e2e/support/routes'
import { publicMeta } from './public-meta'

const asked = (pathname: string, search = '') => ({
  location: { pathname, search },
  matches: [{ id: 'root', data: { origin: 'https://hanviet.example' } }],
})

describe('what a public page says of itself', () => {
  it('is one address, the same page in each language, and a default', () => {
    const said = publicMeta(asked('/vi/technologies/do-nuoc', '?from=mail'), { title: 'Dò nước' })
    expect(said).toContainEqual({ title: 'Dò nước · HanViet Bridge' })
    const links = said.filter((one) => 'tagName' in one)
    expect(links).toEqual([
      {
        tagName: 'link',
        rel: 'canonical',
        href: 'https://hanviet.example/vi/technologies/do-nuoc',
      },
      ...[
        ['ko', 'ko'],
        ['vi', 'vi'],
        ['en', 'en'],
        ['x-default', 'en'],
      ].map(([hrefLang, locale]) => ({
        tagName: 'link',
        rel: 'alternate',
        hrefLang,
        href: `https://hanviet.example/${locale}/technologies/do-nuoc`,
      })),
    ])
    expect(said).toContainEqual({ property: 'og:title', content: 'Dò nước' })
    expect(said).toContainEqual({ property: 'og:locale', content: 'vi_VN' })
  })
  it('is that it is not to be found, where it is hidden: no address, no structured data', () => {
    const said = publicMeta(asked('/ko/needs/x'), {
      title: '누수',
      hidden: true,
      structured: { '@type': 'Service' },
    })
    expect(said).toContainEqual({ name: 'robots', content: 'noindex' })
    expect(JSON.stringify(said)).not.toMatch(/canonical|hrefLang|ld\+json/)
  })
  it('cuts a long description at a word', () => {
    const long = 'phát hiện rò rỉ '.repeat(40)
    const said = publicMeta(asked('/vi'), { title: 'x', description: long })
    const { content } = said.find((one) => 'name' in one && one.name === 'description') as {
      content: string
    }
    expect(content.length).toBeLessThanOrEqual(201)
    expect(content).toMatch(/(phát|hiện|rò|rỉ)…$/)
  })
  it('is said by no page behind the sign-in', () => {
    for (const { id, rule } of siteRoutes()) {
      if (rule === 'everyone' || !id.startsWith('routes/')) continue
      for (const ending of ['tsx', 'ts'])
        try {
          expect([id, readFileSync(`app/${id}.${ending}`, 'utf8').includes('FINDABLE')]).toEqual([
            id,
            false,
          ])
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
        }
    }
  })
})
