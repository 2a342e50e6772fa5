/** Where anybody gets an address: sharing one of these says nothing. */
const OPEN_TO_ALL = new Set(
  `gmail.com googlemail.com naver.com daum.net hanmail.net kakao.com nate.com korea.com outlook.com hotmail.com
  live.com msn.com yahoo.com yahoo.com.vn yahoo.co.kr ymail.com icloud.com me.com mac.com proton.me protonmail.com
  zoho.com gmx.com mail.com aol.com qq.com 163.com yandex.com vnn.vn fpt.vn viettel.vn hcm.vnn.vn hn.vnn.vn`
    .split(/\s+/)
    .filter(Boolean),
)

/**
 * The domain of an address when an organisation's record names it too, in its website or its own address: firm.vn for
 * mai@firm.vn and https://www.firm.vn. Null where it does not, or where anybody gets an address there.
 */
export function sharedDomain(
  email: string,
  record: { website: string | null; contactEmail: string | null },
): string | null {
  const own = domainOf(email)
  if (!own || OPEN_TO_ALL.has(own)) return null
  const site = hostOf(record.website)
  const isShared =
    own === domainOf(record.contactEmail ?? '') ||
    own === site ||
    (site !== '' && own.endsWith(`.${site}`))
  return isShared ? own : null
}

const domainOf = (email: string): string => email.split('@')[1]?.trim().toLowerCase() ?? ''

function hostOf(website: string | null): string {
  if (!website || !URL.canParse(website)) return ''
  return new URL(website).hostname.toLowerCase().replace(/^www\./, '')
}
