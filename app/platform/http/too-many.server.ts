import type { Request, Response } from 'express'
import { localeOfPath, preferredLocale } from '#app/i18n/locale'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'

/** Answers 429 with when to come back: as a page in the site's own styles, and as JSON to programs. */
export function answerTooMany(
  request: Request,
  response: Response,
  { seconds, styles }: { seconds: number; styles: string[] },
): void {
  response.status(429).set({ 'Retry-After': String(seconds), 'Cache-Control': 'no-store' })
  const isProgram = /^\/api\/|\.data$/.test(request.path) || !request.accepts('html')
  if (isProgram) {
    response.json({ code: 'tooManyRequests', params: { seconds } })
    return
  }
  response.type('html').send(pageOf(request, seconds, styles))
}

function pageOf(request: Request, seconds: number, styles: string[]): string {
  const locale =
    localeOfPath(request.path) ?? preferredLocale(request.headers['accept-language'] ?? null)
  const t = translatorOf(locale)
  const title = t('errors.tooMany.title')
  const wait =
    seconds < 90
      ? t('errors.tooMany.seconds', { n: seconds })
      : t('errors.tooMany.minutes', { n: Math.ceil(seconds / 60) })
  return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${title} · HanViet Bridge</title>${styles.map((href) => `<link rel="stylesheet" href="${href}">`).join('')}</head>
<body><main><div class="wrap error-page"><p class="faint num">429</p><h1 class="display">${title}</h1><p>${t('errors.tooMany.text')} ${wait}</p>
<p class="mute">${t('errors.tooMany.signIn')}</p><p><a class="btn" href="${paths(locale).signIn()}">${t('errors.tooMany.act')}</a></p></div></main></body>
</html>
`
}
