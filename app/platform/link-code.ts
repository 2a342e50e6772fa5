/**
 * What the link of a mail carries stands behind `#`: browsers keep that part to themselves, so that no server, proxy or
 * log on the way learns it (OWASP ASVS 14.2.1). The page takes it from there, or a person pastes it.
 */
export const MARK = '#t='
export const carrying = (path: string, token: string): string => `${path}${MARK}${token}`

/** A code as somebody pastes it: alone or within its link, with whatever a mail program put around or into it. */
export const codeIn = (pasted: string): string =>
  pasted
    .replace(/\s+/g, '')
    // Links of earlier versions had it in the query.
    .replace(/^.*[#?&](?:t|token)=/, '')
    .replace(/%3a/gi, ':')
    .replace(/[^\w.:-]/g, '')
    .replace(/[.:]+$/, '')
