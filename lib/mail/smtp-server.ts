const loopback = ['localhost', '127.0.0.1', '::1']

/** What SMTP_URL says, as nodemailer wants it. (Given the address itself, nodemailer forgets every
 *  other setting.) A password goes out in clear only to this machine, or with `?requireTLS=false`. */
export function smtpServer(url: string) {
  const { protocol, hostname, port, username, password, searchParams } = new URL(url)
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  const secure = protocol === 'smtps:'
  const mayBeClear = loopback.includes(host) || searchParams.get('requireTLS') === 'false'
  return {
    host,
    port: Number(port) || (secure ? 465 : 587),
    secure,
    requireTLS: password !== '' && !mayBeClear,
    auth: username
      ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
      : undefined,
  }
}
