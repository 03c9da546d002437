import 'server-only'
import { createSession, type NewSession } from '@/lib/auth/create-session'
import { isKnownDevice } from '@/lib/auth/device-token'
import { verifyPassword } from '@/lib/auth/passwords'
import { forgive, limit, type RateLimit } from '@/lib/auth/rate-limits'
import type { SignInInput } from '@/lib/auth/schema'
import { isOwnLaptop } from '@/lib/auth/client-ip'
import { db } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { record } from '@/lib/events/record'
import { mailActivationLink } from '@/lib/registration/mail-activation-link'

interface From {
  ip: string
  userAgent: string | null
  /** What the browser brought that says it was signed in with before, unproven. */
  device?: string | undefined
}

/**
 * Signs in by password. A wrong password, an address that nobody has, and an account that is not
 * active get the same answer after the same work; the last is mailed a new activation link.
 * @throws DomainError sign-in-failed | rate-limited
 */
export async function signIn(from: From, { email, password }: SignInInput): Promise<NewSession> {
  const counted = countersOf(from, email)
  if (!isOwnLaptop(from.ip)) counted.push(['signInIp', from.ip])
  // Counted before the password is looked at: many at once cannot slip through together.
  for (const [name, subject] of counted) await limit(name, subject)

  const user = await db.user.findUnique({
    where: { email },
    select: { id: true, name: true, email: true, isActive: true, passwordHash: true },
  })
  const isRight = await verifyPassword(user?.passwordHash ?? null, password)
  if (user && !user.isActive) await mailActivationLink(email)
  if (!user?.isActive || !isRight) throw new DomainError('sign-in-failed')

  const session = await db.$transaction(async (tx) => {
    const made = await createSession(tx, { userId: user.id, userAgent: from.userAgent })
    await record(tx, { type: 'user.signedIn', actor: user, data: { by: 'password' } })
    return made
  })
  for (const [name, subject] of counted) await forgive(name, subject)
  return session
}

/**
 * What a try counts for. A browser that was signed in with before has counters of its own, which
 * nobody else can fill.
 */
const countersOf = ({ ip, device }: From, email: string): [RateLimit, string][] => {
  if (isKnownDevice(device, email))
    return [
      ['signIn', `device ${device}`],
      ['signInHourly', `device ${device}`],
    ]
  return [
    ['signIn', `${email} ${ip}`],
    ['signInHourly', `${email} ${ip}`],
    ['signInAddress', email],
  ]
}
