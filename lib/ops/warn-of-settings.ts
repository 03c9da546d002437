import 'server-only'
import { env, mailMode } from '@/lib/env'
import { logWarning } from '@/lib/log'
import { parseSender } from '@/lib/mail/mail'

/** Warns at start of settings that are valid, and yet not what a deployment should have. */
export function warnOfSettings() {
  const { address } = parseSender(env.MAIL_FROM)
  if (mailMode() !== 'mailbox' && address.endsWith('@localhost'))
    logWarning(
      `Emails are sent from ${address}, which mail providers refuse: set MAIL_FROM to an address of a ` +
        'domain that your provider has verified.',
    )
  if (env.NODE_ENV === 'production' && isPlainAndPublic(env.APP_URL))
    logWarning(
      `APP_URL is ${env.APP_URL}: over http, passwords and sessions cross the network unencrypted and ` +
        'browsers offer no passkeys, and if people open the site over https, its forms are refused ' +
        'until APP_URL begins with https://.',
    )
}

function isPlainAndPublic(url: string) {
  const { protocol, hostname } = new URL(url)
  return protocol === 'http:' && !/^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname)
}
