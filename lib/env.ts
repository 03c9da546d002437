import 'server-only'
import * as z from 'zod'
import { readAddress } from '@/lib/database/read-address.mjs'
import { parseSender } from '@/lib/mail/mail'
import { smtpServer } from '@/lib/mail/smtp-server'
import { readS3Address } from '@/lib/pictures/s3-address'

/**
 * The settings, validated once. The only reader of process.env (docs: README, "Settings").
 * @throws one Error that names every invalid setting in words
 */

const blankIsUnset = (value: unknown) => (value === '' ? undefined : value)
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsUnset, schema.optional())
// Login shells set MAIL to the path of a spool file.
const spoolIsUnset = (value: unknown) => (String(value).startsWith('/') ? undefined : value)

/** What a setting must be, and what it is; not for settings that contain a secret. */
const mustBe = (what: string) => ({
  error: ({ input }: { input?: unknown }) => `must be ${what}, and is "${String(input)}".`,
})

const onOrOff = z.enum(['0', '1'], mustBe('0 or 1'))
const flag = z.preprocess(blankIsUnset, onOrOff.default('0')).transform((v) => v === '1')

const numberIn = (min: number, max: number, isWhole = true) =>
  optional(
    z.string().refine(
      (text) => {
        const number = Number(text)
        return number >= min && number <= max && (!isWhole || Number.isInteger(number))
      },
      mustBe(`a ${isWhole ? 'whole ' : ''}number from ${min} to ${max}`),
    ),
  ).transform((text) => (text === undefined ? undefined : Number(text)))

/** Refuses an unreadable value with the parser's own message. */
const sayWhatIsWrong =
  (read: (text: string) => unknown) => (value: string | undefined, ctx: z.RefinementCtx) => {
    try {
      if (value) read(value)
    } catch (error) {
      ctx.addIssue({ code: 'custom', message: (error as Error).message })
    }
  }

/** The sender if MAIL_FROM is unset, which providers refuse. */
export const DEFAULT_SENDER = 'Guildhall <guildhall@localhost>'

const isSender = (text: string) => {
  try {
    return Boolean(parseSender(text))
  } catch {
    return false
  }
}

/** Whether a URL consists only of an origin; trailing slashes are allowed. */
const isOrigin = (url: string) => {
  if (!URL.canParse(url)) return true // already reported
  const { username, password, pathname } = new URL(url)
  return !username && !password && /^\/*$/.test(pathname) && !/[?#]/.test(url)
}

/** Whoever listens between a provider and the site could sign in as anybody. */
const isSecureIssuer = (issuer: string, site = 'http://localhost') => {
  if (!URL.canParse(issuer)) return true // already reported
  const { protocol, hostname } = new URL(issuer)
  const isHere = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname)
  return protocol === 'https:' || (protocol === 'http:' && isHere && site.startsWith('http:'))
}

const schema = z
  .object({
    DATABASE_URL: z
      .string({ error: 'must be set (npm start sets it to the embedded database)' })
      .superRefine(sayWhatIsWrong(readAddress)),
    DATABASE_POOL_MAX: numberIn(1, 1000),
    DIRECT_URL: optional(z.string()).superRefine(sayWhatIsWrong(readAddress)),
    AUTH_SECRET: z
      .string({ error: 'must be set: 32 characters or more, e.g. from `openssl rand -base64 32`' })
      .min(32, 'must have 32 characters or more, e.g. from `openssl rand -base64 32`'),
    AUTH_SECRET_FALLBACKS: optional(z.string())
      .transform((v) =>
        (v ?? '')
          .split(',')
          .map((each) => each.trim())
          .filter(Boolean),
      )
      // A short one would let in who guesses it, as a short AUTH_SECRET would.
      .refine(
        (all) => all.every((each) => each.length >= 32),
        'must have 32 characters or more each',
      ),
    APP_URL: optional(
      z
        .url({ protocol: /^https?$/, error: 'must be a web address' })
        .refine(isOrigin, 'must end after its host: no path, query or password'),
    ),
    PORT: numberIn(1, 65535),
    RESEND_API_KEY: optional(z.string()),
    RESEND_WEBHOOK_SECRET: optional(
      z
        .string()
        .regex(/^whsec_[\w+/=-]{16,}$/, 'must be the signing secret of the webhook: whsec_…'),
    ),
    SMTP_URL: optional(z.string()).superRefine(sayWhatIsWrong(smtpServer)),
    MAIL: z.preprocess(
      spoolIsUnset,
      optional(z.literal('mailbox', { error: 'can only be "mailbox"' })),
    ),
    MAIL_FROM: optional(
      z
        .string()
        .refine(
          isSender,
          mustBe('an address, as in hello@example.com or Acme <hello@example.com>'),
        ),
    ).transform((v) => v ?? DEFAULT_SENDER),
    MAIL_DIR: optional(z.string()).transform((v) => v ?? '.data/mail'),
    GOOGLE_CLIENT_ID: optional(z.string()),
    GOOGLE_CLIENT_SECRET: optional(z.string()),
    GITHUB_CLIENT_ID: optional(z.string()),
    GITHUB_CLIENT_SECRET: optional(z.string()),
    OIDC_ISSUER: optional(z.url({ error: 'must be a web address' })),
    OIDC_CLIENT_ID: optional(z.string()),
    OIDC_CLIENT_SECRET: optional(z.string()),
    BREACHED_PASSWORDS_URL: optional(
      z.url({ protocol: /^https?$/, error: 'must be a web address' }),
    ),
    CRON_SECRET: optional(z.string().min(16, 'must have 16 characters or more')),
    MAINTENANCE: optional(z.string().max(500, 'can have 500 characters at most')).transform((v) =>
      v === '0' ? undefined : v,
    ),
    PICTURES_S3_URL: optional(z.string()).superRefine(sayWhatIsWrong(readS3Address)),
    SHUTDOWN_DELAY: numberIn(0, 300, false),
    WEB_CONCURRENCY: optional(
      z.string().regex(/^([1-9]|[1-5]\d|6[0-4])$/, 'must be a number of processes, from 1 to 64'),
    ).transform((v) => (v ? Number(v) : undefined)),
    SEED_DEMO: flag,
    ROW_LEVEL_SECURITY: optional(onOrOff).transform((v) => v !== '0'),
    GUILDHALL_EMBEDDED: flag,
    TRUSTED_PROXY_HOPS: numberIn(0, 10),
    CLOUDFLARE: flag,
    OTEL_EXPORTER_OTLP_ENDPOINT: optional(z.url({ error: 'must be a web address' })),
    OTEL_SERVICE_NAME: optional(z.string()).transform((v) => v ?? 'guildhall'),
    LOG_LEVEL: optional(
      z.enum(['debug', 'info', 'warn', 'error', 'silent'], {
        error: 'must be debug, info, warn, error or silent',
      }),
    ),
    VERCEL: optional(z.string()),
    VERCEL_URL: optional(z.string()),
    VERCEL_BRANCH_URL: optional(z.string()),
    VERCEL_PROJECT_PRODUCTION_URL: optional(z.string()),
    NODE_ENV: optional(z.string()),
  })
  .superRefine((env, ctx) => {
    const together = (a: keyof typeof env, b: keyof typeof env) => {
      if (Boolean(env[a]) !== Boolean(env[b]))
        ctx.addIssue({ code: 'custom', path: [b], message: `goes with ${a}: set both or neither` })
    }
    together('GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET')
    together('GITHUB_CLIENT_ID', 'GITHUB_CLIENT_SECRET')
    together('OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET')
    together('OIDC_ISSUER', 'OIDC_CLIENT_ID')
    if (env.OIDC_ISSUER && !isSecureIssuer(env.OIDC_ISSUER, env.APP_URL))
      ctx.addIssue({
        code: 'custom',
        path: ['OIDC_ISSUER'],
        message: 'must begin with https://, except on this machine while APP_URL is http://',
      })
    if (!env.GUILDHALL_EMBEDDED && !env.RESEND_API_KEY && !env.SMTP_URL && !env.MAIL)
      ctx.addIssue({
        code: 'custom',
        path: ['RESEND_API_KEY'],
        message: 'or SMTP_URL must be set, or MAIL=mailbox to send none and keep it as files',
      })
    if (!env.GUILDHALL_EMBEDDED && !env.APP_URL && !env.VERCEL && !env.VERCEL_URL)
      ctx.addIssue({
        code: 'custom',
        path: ['APP_URL'],
        message: 'must be set: mails link to it, and forms are taken from its pages alone',
      })
  })

type Settings = z.infer<typeof schema>

function read() {
  const parsed = schema.safeParse(process.env)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`)
    throw new Error(`Settings that need mending:\n${lines.join('\n')}`)
  }
  const settings = parsed.data
  const vercelHost = settings.VERCEL_PROJECT_PRODUCTION_URL ?? settings.VERCEL_URL
  const url =
    settings.APP_URL ??
    (vercelHost ? `https://${vercelHost}` : `http://localhost:${settings.PORT ?? 3000}`)
  const APP_URL = url.replace(/\/+$/, '')
  // next-auth reads these two itself.
  process.env.NEXTAUTH_URL = APP_URL
  process.env.NEXTAUTH_SECRET = settings.AUTH_SECRET
  // In development there is no load balancer that has to notice.
  const SHUTDOWN_DELAY = settings.SHUTDOWN_DELAY ?? (settings.GUILDHALL_EMBEDDED ? 1 : 3)
  // A terminal need not show every request either.
  const LOG_LEVEL = settings.LOG_LEVEL ?? (settings.GUILDHALL_EMBEDDED ? 'warn' : 'info')
  return { ...settings, APP_URL, SHUTDOWN_DELAY, LOG_LEVEL }
}

let settings: ReturnType<typeof read> | undefined

/** The settings. Read on first use, so that `next build` needs none. */
export const env = new Proxy({} as ReturnType<typeof read>, {
  get: (_, key) => (settings ??= read())[key as keyof Settings],
})

/** How emails are sent: with Resend, with SMTP, or to the local mailbox. */
export const mailMode = (): 'resend' | 'smtp' | 'mailbox' =>
  env.MAIL === 'mailbox'
    ? 'mailbox'
    : env.RESEND_API_KEY
      ? 'resend'
      : env.SMTP_URL
        ? 'smtp'
        : 'mailbox'
