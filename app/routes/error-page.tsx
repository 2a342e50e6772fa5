import { Link, isRouteErrorResponse, useLocation, useRouteError } from '@remix-run/react'
import { useEffect } from 'react'
import { localeOfPath } from '#app/i18n/locale'
import { paths } from '#app/i18n/paths'

/** Said in code, not in the catalogue: this page must come up even when messages did not load. */
const TEXT = {
  ko: {
    missing: ['페이지를 찾을 수 없습니다', '주소가 바뀌었거나, 이 페이지를 볼 권한이 없습니다.'],
    forbidden: ['이 작업을 할 권한이 없습니다', '담당자 계정으로 로그인했는지 확인해 주십시오.'],
    broken: [
      '페이지를 표시하지 못했습니다',
      '잠시 후 다시 시도해 주십시오. 문제가 기록되었습니다.',
    ],
    home: '처음으로',
  },
  vi: {
    missing: [
      'Không tìm thấy trang',
      'Địa chỉ đã thay đổi hoặc tài khoản không có quyền xem trang này.',
    ],
    forbidden: ['Không có quyền thực hiện thao tác này', 'Kiểm tra lại tài khoản đang đăng nhập.'],
    broken: ['Chưa hiển thị được trang', 'Thử lại sau ít phút. Sự cố đã được ghi nhận.'],
    home: 'Về trang chủ',
  },
  en: {
    missing: ['Page not found', 'The address has changed, or this account may not open the page.'],
    forbidden: ['You may not do this', 'Check that you are signed in with the right account.'],
    broken: [
      'This page could not be shown',
      'Try again in a moment. The problem has been recorded.',
    ],
    home: 'To the home page',
  },
} as const

export function ErrorPage() {
  const error = useRouteError()
  const locale = localeOfPath(useLocation().pathname) ?? 'en'
  const isForeign = isNotOurs(error)
  useEffect(() => {
    if (isForeign) window.location.reload()
  }, [isForeign])
  const status = isRouteErrorResponse(error) ? error.status : 500
  const text = TEXT[locale]
  const [title, explanation] =
    status === 404 ? text.missing : status === 403 ? text.forbidden : text.broken
  return (
    <div className="wrap error-page">
      <title>{`${title} · HanViet Bridge`}</title>
      <p className="faint num">{status}</p>
      <h1 className="display">{title}</h1>
      <p className="mute">{explanation}</p>
      <p>
        <Link className="btn" to={paths(locale).home}>
          {text.home}
        </Link>
      </p>
    </div>
  )
}

/**
 * What answered was not the site but what stands before it: a limit, a proxy. Asked for as a whole page, its answer
 * speaks for itself.
 */
const isNotOurs = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith('Unable to decode turbo-stream')
