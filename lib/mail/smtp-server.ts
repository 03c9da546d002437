const loopback = ['localhost', '127.0.0.1', '::1']

/**
 * Parses SMTP_URL into nodemailer's options. (Given the URL itself, nodemailer ignores every other
 * option.) A password is sent unencrypted only to this machine, or with `?requireTLS=false`.
 * @throws Error with a clear message, without the password
 */
export function smtpServer(url: string) {
  if (!/^smtps?:\/\//.test(url)) throw new Error('must begin with smtp:// or smtps://')
  // After the host, an "@" means that the password has an unencoded "/", "?" or "#".
  if (!URL.canParse(url) || !new URL(url).hostname || /\/\/.*[/?#].*@/.test(url)) throw unreadable()
  const { protocol, hostname, port, username, password, searchParams } = new URL(url)
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  const secure = protocol === 'smtps:' || port === '465' // where every server begins with TLS
  const mayBeClear = loopback.includes(host) || searchParams.get('requireTLS') === 'false'
  return {
    host,
    port: Number(port) || (secure ? 465 : 587),
    secure,
    requireTLS: password !== '' && !mayBeClear,
    auth: username ? { user: decoded(username), pass: decoded(password) } : undefined,
  }
}

function decoded(part: string) {
  try {
    return decodeURIComponent(part)
  } catch {
    throw unreadable()
  }
}

const unreadable = () =>
  new Error(
    'must be written as smtp://user:password@host:587, with the special characters of user and ' +
      'password percent-encoded (# as %23, % as %25, / as %2F, : as %3A, ? as %3F, @ as %40)',
  )
