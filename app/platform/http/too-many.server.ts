import type { Request, Response } from 'express'
import { localeOfPath, preferredLocale } from '#app/i18n/locale'
import { paths } from '#app/i18n/paths'

/** Said in code: the page is made without the site, which is what it protects. */
const TEXT = {
  ko: {
    title: '요청이 너무 많습니다',
    text: '이 인터넷 주소에서 짧은 시간에 너무 많은 페이지를 읽었습니다.',
    wait: (time: string) => `${time} 뒤에 다시 시도해 주십시오.`,
    signIn: '로그인하시면 기다리지 않고 계속 이용하실 수 있습니다.',
    act: '로그인',
    seconds: (n: number) => `${n}초`,
    minutes: (n: number) => `${n}분`,
  },
  vi: {
    title: 'Quá nhiều yêu cầu',
    text: 'Địa chỉ mạng này đã mở quá nhiều trang trong thời gian ngắn.',
    wait: (time: string) => `Thử lại sau ${time}.`,
    signIn: 'Đăng nhập để tiếp tục mà không phải chờ.',
    act: 'Đăng nhập',
    seconds: (n: number) => `${n} giây`,
    minutes: (n: number) => `${n} phút`,
  },
  en: {
    title: 'Too many requests',
    text: 'Too many pages were read from this network address in a short time.',
    wait: (time: string) => `Try again in ${time}.`,
    signIn: 'Sign in to go on without waiting.',
    act: 'Sign in',
    seconds: (n: number) => (n === 1 ? '1 second' : `${n} seconds`),
    minutes: (n: number) => (n === 1 ? '1 minute' : `${n} minutes`),
  },
} as const

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
  const t = TEXT[locale]
  const time = seconds < 90 ? t.seconds(seconds) : t.minutes(Math.ceil(seconds / 60))
  return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${t.title} · HanViet Bridge</title>${styles.map((href) => `<link rel="stylesheet" href="${href}">`).join('')}</head>
<body><main><div class="wrap error-page"><p class="faint num">429</p><h1 class="display">${t.title}</h1><p>${t.text} ${t.wait(time)}</p>
<p class="mute">${t.signIn}</p><p><a class="btn" href="${paths(locale).signIn()}">${t.act}</a></p></div></main></body>
</html>
`
}
