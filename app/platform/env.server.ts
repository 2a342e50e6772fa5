import { resolve } from 'node:path'
import { z } from 'zod'
import { embedderSchema } from '#search/meilisearch/embedder'
import type { Embedder } from '#search/meilisearch/embedder'
import { BadCertificate, readCertificate } from './mail/client-certificate.server'
import type { CertificateFiles } from './mail/client-certificate.server'

/** Everything that can be set from outside, read once at start. Documented in docs/running.md. */
const variables = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('./data'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  MEILI_URL: z.url({ protocol: /^https?$/ }).optional(),
  MEILI_KEY: z.string().min(16).optional(),
  MEILI_EMBEDDER: z.string().transform(asJson).pipe(embedderSchema).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  SMTP_CERT_FILE: z.string().optional(),
  SMTP_KEY_FILE: z.string().optional(),
  SECRET_KEY: z.string().min(32).optional(),
  CLAMD_ADDRESS: z
    .string()
    .regex(/^(?:\/.+|(?:[\w.-]+|\[[\da-f:]+\]):\d{1,5})$/i, {
      error: 'expected host:port or the path of a socket',
    })
    .optional(),
  SECURITY_CONTACT: z.url({ protocol: /^(mailto|https)$/ }).optional(),
  DEMO: z.enum(['0', '1']).default('0'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

const schema = variables.transform((env, context) => ({
  ...env,
  smtpCertificate: smtpCertificateOf(env, context),
}))

/** The files of the client certificate, which are there, belong together and have a mail server to go to. */
function smtpCertificateOf(
  { SMTP_URL, SMTP_CERT_FILE, SMTP_KEY_FILE }: z.output<typeof variables>,
  context: z.RefinementCtx,
): Env['smtpCertificate'] {
  const wrong = (variable: string, message: string) => {
    context.addIssue({ code: 'custom', path: [variable], message })
    return undefined
  }
  if (!SMTP_CERT_FILE && !SMTP_KEY_FILE) return undefined
  if (!SMTP_CERT_FILE) return wrong('SMTP_CERT_FILE', 'expected beside SMTP_KEY_FILE')
  if (!SMTP_KEY_FILE) return wrong('SMTP_KEY_FILE', 'expected beside SMTP_CERT_FILE')
  if (!SMTP_URL) return wrong('SMTP_URL', 'expected beside SMTP_CERT_FILE')
  const files = { certFile: resolve(SMTP_CERT_FILE), keyFile: resolve(SMTP_KEY_FILE) }
  try {
    return { ...files, endsAt: readCertificate(files).endsAt }
  } catch (error) {
    if (error instanceof BadCertificate) return wrong(error.variable, error.message)
    throw error
  }
}

function asJson(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text)
  } catch {
    context.addIssue({ code: 'custom', message: 'expected JSON' })
    return z.NEVER
  }
}

export type Env = {
  mode: 'development' | 'production' | 'test'
  port: number
  host: string
  dataDir: string
  /** Origin that links in mails are built from and that posts must come from, without a trailing slash. */
  publicOrigin: string
  /** Nobody set PUBLIC_URL: the server answers under every name of this machine. */
  publicOriginIsDefault: boolean
  meili: { url: string; key: string | undefined; embedder?: Embedder } | undefined
  smtpUrl: string | undefined
  /** What this server shows to that one in place of a password, and when it ends. */
  smtpCertificate: (CertificateFiles & { endsAt: Date }) | undefined
  /** What links in mails are signed and authenticator secrets encrypted with; one is kept in the data folder without it. */
  secretKey: string | undefined
  /** Where clamd answers: `host:port`, or the path of its socket; uploads are not scanned without one. */
  clamdAddress: string | undefined
  /** Where weaknesses are reported to: a mailto: or https: address. */
  securityContact: string | undefined
  demo: boolean
  logLevel: string
}

export class BadEnvironment extends Error {}

/**
 * Reads the configuration.
 * @throws BadEnvironment naming each variable that is wrong and what was expected
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  // An empty variable is one that nobody set.
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`)
    throw new BadEnvironment(`The configuration is wrong.\n${lines.join('\n')}`)
  }
  const env = parsed.data
  return {
    mode: env.NODE_ENV,
    port: env.PORT,
    host: env.HOST,
    dataDir: resolve(env.DATA_DIR),
    publicOrigin: new URL(env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).origin,
    publicOriginIsDefault: env.PUBLIC_URL === undefined,
    meili: env.MEILI_URL
      ? { url: env.MEILI_URL, key: env.MEILI_KEY, embedder: env.MEILI_EMBEDDER }
      : undefined,
    smtpUrl: env.SMTP_URL,
    smtpCertificate: env.smtpCertificate,
    secretKey: env.SECRET_KEY,
    clamdAddress: env.CLAMD_ADDRESS,
    securityContact: env.SECURITY_CONTACT,
    demo: env.DEMO === '1',
    logLevel: env.LOG_LEVEL,
  }
}

/** What works but should not be so outside of one's own machine; said in the log at start. */
export function weaknessesOf(env: Env): string[] {
  return [
    env.publicOriginIsDefault || !isUnencrypted(env.publicOrigin)
      ? null
      : 'PUBLIC_URL is not https: cookies go without Secure, and there is no HSTS',
    env.meili && isUnencrypted(env.meili.url)
      ? 'MEILI_URL is not https: queries and the key travel in the clear'
      : null,
    env.smtpCertificate && env.smtpCertificate.endsAt.getTime() < Date.now()
      ? `SMTP_CERT_FILE has run out on ${env.smtpCertificate.endsAt.toISOString().slice(0, 10)}`
      : null,
    env.clamdAddress && !isOnThisMachine(env.clamdAddress)
      ? 'CLAMD_ADDRESS is another machine: uploads travel to it in the clear'
      : null,
  ].filter((weakness) => weakness !== null)
}

/** Whether a socket, or `host:port`, is here. */
const isOnThisMachine = (address: string): boolean =>
  address.startsWith('/') || isThisMachine(address.replace(/:\d+$/, ''))

/** An address of another machine that is reached without TLS. */
const isUnencrypted = (url: string): boolean =>
  new URL(url).protocol === 'http:' && !isThisMachine(new URL(url).hostname)

/** Whether a host name always means the machine itself. */
export const isThisMachine = (host: string): boolean =>
  /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/.test(host)
