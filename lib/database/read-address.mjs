import { readFileSync } from 'node:fs'

const shape = 'postgresql://user:password@host:5432/database'
const encoded =
  'with the special characters of user and password percent-encoded ' +
  '(# as %23, % as %25, / as %2F, : as %3A, ? as %3F, @ as %40)'

const modes = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full', 'no-verify']

// Parameters that would change the connection but are not supported. Other unknown parameters are
// ignored, as Prisma does: providers add their own.
const refused = {
  sslidentity: 'give the client certificate as PEM files in sslcert and sslkey',
  sslpassword: 'give the client key without a passphrase in sslkey',
  sslcrl: 'certificate revocation lists are not supported',
  sslcrldir: 'certificate revocation lists are not supported',
  service: 'write host, user and database into the address',
  passfile: 'write the password into the address',
  hostaddr: 'write the address as the host',
}

/**
 * Parses a PostgreSQL connection URL, for the app, the commands and the schema engine alike: libpq's
 * parameters with libpq's meaning, and Prisma's own (`schema`, `connection_limit`, `pool_timeout`,
 * `connect_timeout`, `socket_timeout`, `sslaccept`). Plain Node without packages: `npm start` reads the
 * URL before anything is installed.
 * @param {string} text
 * @returns {import('./read-address.d.mts').DatabaseAddress}
 * @throws {Error} what the URL must be, as the rest of a sentence that begins with the name of the
 *   setting; never includes any part of the URL, which contains a password
 */
export function readAddress(text) {
  const { user, password, place, path, parameters } = partsOf(text.trim())
  for (const [name, advice] of Object.entries(refused))
    if (parameters.has(name)) throw new Error(`has a parameter ${name}: ${advice}`)
  const { host, port } = hostOf(place, parameters)
  const isSocket = host.startsWith('/')
  const seconds = (name) => wholeNumber(parameters, name, 0)
  const milliseconds = (name) => seconds(name) && seconds(name) * 1000
  const tls = isSocket ? 'disable' : tlsMode(parameters, host)
  return {
    config: defined({
      host,
      port,
      user: parameters.get('user') || user,
      password: parameters.get('password') || password,
      database: parameters.get('dbname') || path,
      application_name: parameters.get('application_name'),
      options: parameters.get('options'),
      sslnegotiation: tls === 'disable' ? undefined : parameters.get('sslnegotiation'),
      enableChannelBinding: ['prefer', 'require'].includes(parameters.get('channel_binding')),
      ssl: tls === 'disable' ? false : tlsOptions(parameters, tls),
    }),
    tls,
    schema: parameters.get('schema') || 'public',
    poolMax: wholeNumber(parameters, 'connection_limit', 1),
    poolTimeout: milliseconds('pool_timeout'),
    connectTimeout: milliseconds('connect_timeout'),
    queryTimeout: milliseconds('socket_timeout'),
  }
}

/** Parsed by hand: the URL class refuses a user without a host, and guesses at unencoded characters. */
function partsOf(text) {
  if (!/^postgres(ql)?:\/\//.test(text))
    throw new Error(`must begin with postgresql://, as in ${shape}`)
  const unreadable = new Error(`cannot be read: write ${shape}, ${encoded}`)
  const [, authority, path, query] = /^\w+:\/\/([^/?]*)(?:\/([^?]*))?(?:\?(.*))?$/s.exec(text)
  // A raw "@" is only allowed between password and host; any other means that something is not encoded.
  const at = authority.indexOf('@')
  const rest = `${authority.slice(at + 1)}${path ?? ''}${query ?? ''}`
  if (text.includes('#') || rest.includes('@') || path?.includes('/')) throw unreadable
  const [user, ...password] = at < 0 ? [''] : authority.slice(0, at).split(':')
  const place = /^(?:\[([\da-f:.%]+)\]|([^:[\]]*))(?::(\d+))?(?:,.*)?$/i.exec(
    authority.slice(at + 1),
  )
  if (!place) throw unreadable
  const [, v6, name, digits] = place
  try {
    const parameters = (query ?? '')
      .split('&')
      .filter(Boolean)
      .map((each) => each.split(/=(.*)/s, 2).map(decodeURIComponent))
    return {
      user: decodeURIComponent(user),
      password: decodeURIComponent(password.join(':')),
      place: { name: decodeURIComponent(v6 ?? name), digits, isOne: !place[0].includes(',') },
      path: decodeURIComponent(path ?? ''),
      parameters: new Map(parameters.map(([name, value = '']) => [name, value])),
    }
  } catch {
    throw unreadable
  }
}

/** A host name, an IP address, or the folder of a socket, given as the host or as `?host=`. */
function hostOf({ name, digits, isOne }, parameters) {
  const host = parameters.get('host') || name || 'localhost'
  const port = Number(parameters.get('port') || digits || 5432)
  if (!isOne || host.includes(',') || !(Number.isInteger(port) && port >= 1 && port <= 65535))
    throw new Error('must name one host, with a port from 1 to 65535')
  return { host, port }
}

/** Without sslmode it is "prefer", as with libpq; except on localhost, which needs no TLS. */
function tlsMode(parameters, host) {
  const authority = parameters.get('sslrootcert')
  const isHere = /^(localhost|127\.[\d.]+|::1)$/.test(host)
  const mode =
    parameters.get('sslmode') ??
    fromSsl(parameters.get('ssl')) ??
    (isHere && !authority ? 'disable' : 'prefer')
  if (!modes.includes(mode))
    throw new Error(`has an unknown sslmode: use one of ${modes.join(', ')}`)
  if (mode === 'disable' || mode === 'no-verify') return mode
  if (authority === 'system' || parameters.get('sslaccept') === 'strict') return 'verify-full'
  // Like libpq: a given authority is always verified.
  return authority && !mode.startsWith('verify-') ? 'verify-ca' : mode
}

const fromSsl = (value) =>
  ({ true: 'require', 1: 'require', false: 'disable', 0: 'disable' })[value] ?? value

function tlsOptions(parameters, mode) {
  if (parameters.has('sslcert') !== parameters.has('sslkey'))
    throw new Error(
      'has only one of sslcert and sslkey, which belong together: ' +
        'the certificate of the server’s authority goes into sslrootcert',
    )
  const authority = parameters.get('sslrootcert')
  return defined({
    ca: authority && authority !== 'system' ? fileOf(parameters, 'sslrootcert') : undefined,
    cert: fileOf(parameters, 'sslcert'),
    key: fileOf(parameters, 'sslkey'),
    rejectUnauthorized: mode.startsWith('verify-'),
    // verify-ca: any server of that authority. Without a given authority, the host name must match too.
    checkServerIdentity: mode === 'verify-ca' && authority ? () => undefined : undefined,
  })
}

function fileOf(parameters, name) {
  const file = parameters.get(name)
  if (!file) return undefined
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new Error(`names a file in ${name} that cannot be read: ${file}`)
  }
}

/** @returns {number | undefined} undefined if missing */
function wholeNumber(parameters, name, least) {
  const value = parameters.get(name)
  if (value === undefined) return undefined
  if (/^\d+$/.test(value) && Number(value) >= least) return Number(value)
  throw new Error(`has a ${name} that is no whole number of ${least} or more`)
}

const defined = (object) =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined))
