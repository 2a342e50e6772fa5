export { readSitemapIndex, readSitemapPart, robotsTxt } from './read-sitemap.server'
