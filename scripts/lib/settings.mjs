import path from 'node:path'
import { checkDatabaseUrl } from './database-url.mjs'
import { Failure } from './failure.mjs'
import { root } from './root.mjs'
import fs from 'node:fs'
import { parseEnv } from 'node:util'

/** Every setting in README's table, and others that change what the app does. */
export const settingNames = [
  ...['DATABASE_URL', 'DIRECT_URL', 'SHADOW_DATABASE_URL', 'DATABASE_POOL_MAX'],
  ...['AUTH_SECRET', 'AUTH_SECRET_FALLBACKS', 'APP_URL'],
  ...[
    'RESEND_API_KEY',
    'RESEND_WEBHOOK_SECRET',
    'SMTP_URL',
    'MAIL',
    'MAIL_FROM',
    'MAIL_DIR',
    'BREACHED_PASSWORDS_URL',
    'CRON_SECRET',
    'SEED_DEMO',
  ],
  ...['PICTURES_S3_URL'],
  ...['GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET', 'GITHUB_CLIENT_ID', 'GITHUB_CLIENT_SECRET'],
  ...['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'PORT', 'TRUSTED_PROXY_HOPS'],
  ...['CLOUDFLARE'],
  ...['LISTEN_HOST', 'LOG_LEVEL', 'MAINTENANCE', 'SHUTDOWN_DELAY', 'WEB_CONCURRENCY'],
  ...['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_SERVICE_NAME'],
  ...['NEXTAUTH_URL', 'NEXTAUTH_SECRET', 'GUILDHALL_DATA', 'GUILDHALL_BUILD_DIR'],
  ...['ROW_LEVEL_SECURITY', 'GUILDHALL_STANDALONE'],
  ...['GUILDHALL_EMBEDDED', 'GUILDHALL_POSTGRES_FAST'],
]

/**
 * Reads what the scripts need before anything is installed. An empty value counts as unset, so that a
 * test can override an .env file. The app validates the rest itself (lib/env.ts).
 * @throws {Failure} in one sentence
 */
export function readSettings(env = process.env) {
  checkSecret(env.AUTH_SECRET)
  checkPictures(env.PICTURES_S3_URL)
  const port = readPort(env.PORT)
  const databaseUrl = env.DATABASE_URL || undefined
  const embedded = !databaseUrl
  if (databaseUrl) checkDatabaseUrl(databaseUrl)
  // A command would otherwise work on the embedded database, and say that it succeeded.
  if (env.DIRECT_URL && env.DATABASE_URL === undefined)
    throw new Failure('DIRECT_URL is set without DATABASE_URL: set that too, to the same address.')
  // The embedded database has no other URL.
  const directUrl = (databaseUrl && env.DIRECT_URL) || undefined
  if (directUrl) checkDatabaseUrl(directUrl, 'DIRECT_URL')
  return {
    port,
    // The mailbox and the demo password of a development server are only for people at this machine.
    host: env.LISTEN_HOST || (embedded ? '127.0.0.1' : undefined),
    databaseUrl,
    directUrl,
    embedded,
    appUrl: readAppUrl(env.APP_URL, port),
    dataDir: path.resolve(root, env.GUILDHALL_DATA || '.data'),
    buildDir: buildFolder(env),
    shutdownDelay: Number(env.SHUTDOWN_DELAY || (embedded ? 1 : 3)),
    seedDemo: env.SEED_DEMO || (embedded ? '1' : '0'),
    mailbox: env.MAIL === 'mailbox' || (!env.RESEND_API_KEY && !env.SMTP_URL),
    fastPostgres: env.GUILDHALL_POSTGRES_FAST === '1',
  }
}

/** @returns {string} the folder of Next's build */
export const buildFolder = (env = process.env) =>
  path.resolve(root, env.GUILDHALL_BUILD_DIR || '.next')

function readPort(value) {
  const port = Number(value || 3000)
  if (Number.isInteger(port) && port >= 1 && port <= 65535) return port
  throw new Failure(
    `PORT is "${value}", which is no port: use a number from 1 to 65535, as in PORT=3001 npm start.`,
  )
}

function readAppUrl(value, port) {
  if (!value) return `http://localhost:${port}`
  if (!/^https?:\/\//.test(value) || !URL.canParse(value))
    throw new Failure(
      `APP_URL is "${value}", which is no web address: write it as https://guildhall.example.com.`,
    )
  const { origin, username, password, pathname } = new URL(value)
  if (username || password || !/^\/*$/.test(pathname) || /[?#]/.test(value))
    throw new Failure(
      `APP_URL must end after its host, without a path, a query or a password: write it as ${origin}. ` +
        'Guildhall has a host name to itself; it cannot run below a path.',
    )
  return value.replace(/\/+$/, '')
}

// The app checks the same, but only late in its slow start.
function checkSecret(secret) {
  if (secret && secret.length < 32)
    throw new Failure(
      'AUTH_SECRET is shorter than 32 characters: make one with "openssl rand -base64 32".',
    )
}

// Does not repeat it, because it contains a secret. lib/pictures/s3-address.ts validates the rest.
function checkPictures(url) {
  if (!url) return
  const { username, password, pathname } = URL.canParse(url) ? new URL(url) : {}
  if (/^https?:/.test(url) && username && password && /[^/]/.test(pathname)) return
  throw new Failure(
    'PICTURES_S3_URL is no address of a bucket: write it as ' +
      'https://KEY:SECRET@host/bucket?region=eu-central-1, with "/", "+" and "%" in the secret as ' +
      '%2F, %2B and %25.',
  )
}

/**
 * An external database means a deployment: what a development server makes up must be set.
 * @throws {Failure}
 */
export function checkDeployment(env = process.env) {
  if (!env.DATABASE_URL) return
  if (!env.AUTH_SECRET)
    throw new Failure(
      'DATABASE_URL is set, so AUTH_SECRET must be too: make one with "openssl rand -base64 32" ' +
        'and keep it, because it signs every link.',
    )
  if (!env.APP_URL && !env.VERCEL)
    throw new Failure(
      'DATABASE_URL is set, so APP_URL must be too: the address at which people open this site, as in ' +
        'APP_URL=https://guildhall.example.com. Mails link to it, and forms are taken from there alone.',
    )
  if (!env.RESEND_API_KEY && !env.SMTP_URL && env.MAIL !== 'mailbox')
    throw new Failure(
      'DATABASE_URL is set, so mail needs a way out: set RESEND_API_KEY, or SMTP_URL for a server ' +
        'of your own. With MAIL=mailbox no mail is sent: each one stays in a file on this machine, for ' +
        'whoever administers it.',
    )
}

/** Adds the settings of .env.local and .env to the environment, which takes precedence, as in Next. */
export function loadEnvFiles(env = process.env, folder = root) {
  if (env.MAIL?.startsWith('/')) delete env.MAIL // set by login shells: the path of a spool file
  for (const name of ['.env.local', '.env']) {
    const file = path.join(folder, name)
    if (!fs.existsSync(file)) continue
    for (const [key, value] of Object.entries(parseEnv(fs.readFileSync(file, 'utf8'))))
      env[key] ??= value
  }
}
