import 'server-only'
import { createSession, type NewSession } from '@/lib/auth/create-session'
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
}

/**
 * Signs in by password. A wrong password, an address that nobody has, and an account that is not
 * active get the same answer after the same work; the last is mailed a new activation link.
 * @throws DomainError sign-in-failed | rate-limited
 */
export async function signIn(from: From, { email, password }: SignInInput): Promise<NewSession> {
  const counted: [RateLimit, string][] = [
    ['signIn', `${email} ${from.ip}`],
    ['signInHourly', `${email} ${from.ip}`],
    ['signInAddress', email],
  ]
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
