import 'server-only'
import { Secret, TOTP } from 'otpauth'
import config from '@/guildhall.config'
import { databaseNow } from '@/lib/database/clock'

/** Seconds that one code stands for; a code of the step before or after is taken as well. */
const PERIOD = 30
const WINDOW = 1

/** What an authenticator app is given: 160 random bits, as it wants them typed. */
export const newTotpSecret = () => new Secret({ size: 20 }).base32

const totp = (secret: string, email = '') =>
  new TOTP({ issuer: config.brand.name, label: email, secret, period: PERIOD })

/** What its QR code holds. */
export const totpUrl = (secret: string, email: string) => totp(secret, email).toString()

/** The code that the app shows at a time. */
export const totpCode = (secret: string, at = databaseNow().getTime()) =>
  totp(secret).generate({ timestamp: at })

/** The time step whose code this is, now or a step before or after; null for a wrong code. */
export function totpStep(
  secret: string,
  code: string,
  at = databaseNow().getTime(),
): number | null {
  const delta = totp(secret).validate({ token: code, timestamp: at, window: WINDOW })
  return delta === null ? null : Math.floor(at / 1000 / PERIOD) + delta
}
