/** A cookie of ours: no script reads it, no post of another site brings it, and over TLS no other host can set it. */
export type OwnCookie = { name: string; value: string; seconds: number; secure: boolean }

/** The Set-Cookie header; `seconds` 0 takes the cookie away. */
export const ownCookie = ({ name, value, seconds, secure }: OwnCookie): string =>
  `${secure ? '__Host-' : ''}${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`

/** 256 random bits. */
const TOKEN = '[\\w-]{43}'

/** The value of one of them in a Cookie header, where it looks as it should (a pattern): as a token unless told otherwise. */
export const ownCookieIn = (cookies: string, name: string, looks = TOKEN): string | undefined =>
  new RegExp(`(?:^|;\\s*)(?:__Host-)?${name}=(${looks})(?:;|$)`).exec(cookies)?.[1]
