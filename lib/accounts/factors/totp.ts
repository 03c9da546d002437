import 'server-only'
import { Secret, TOTP } from 'otpauth'
import config from '@/guildhall.config'
import { databaseNow } from '@/lib/database/clock'

/** The lifetime of a code in seconds; the codes before and after are accepted too. */
const PERIOD = 30
const WINDOW = 1

/** Generates an authenticator app's secret: 160 random bits in base32. */
export const newTotpSecret = () => new Secret({ size: 20 }).base32

const totp = (secret: string, email = '') =>
  new TOTP({ issuer: config.brand.name, label: email, secret, period: PERIOD })

/** Returns the content of its QR code. */
export const totpUrl = (secret: string, email: string) => totp(secret, email).toString()

/** Returns the code that the app shows at a given time. */
export const totpCode = (secret: string, at = databaseNow().getTime()) =>
  totp(secret).generate({ timestamp: at })

/** Returns the time step of a code, for now or a step before or after; null for a wrong code. */
export function totpStep(
  secret: string,
  code: string,
  at = databaseNow().getTime(),
): number | null {
  const delta = totp(secret).validate({ token: code, timestamp: at, window: WINDOW })
  return delta === null ? null : Math.floor(at / 1000 / PERIOD) + delta
}
