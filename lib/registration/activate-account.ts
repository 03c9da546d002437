import 'server-only'
import { createSession, type NewSession } from '@/lib/auth/create-session'
import { ensureGoodPassword } from '@/lib/auth/password-problem'
import { hashPassword } from '@/lib/auth/passwords'
import { readUserToken, redeemUserToken } from '@/lib/auth/user-token'
import { db } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { record } from '@/lib/events/record'
import type { Locale } from '@/lib/i18n/locales'
import { activateUser } from '@/lib/registration/activate-user'
import type { ActivateAccountInput } from '@/lib/registration/schema'

/**
 * Uses an activation link: sets name and password, activates the person and the organizations that
 * wait for them, and signs in.
 * @returns the session, and the slug of the newest organization of theirs, if there is any
 * @throws DomainError link-invalid | password-common
 */
export async function activateAccount(
  { token, name, password }: ActivateAccountInput,
  userAgent: string | null,
  locale?: Locale,
): Promise<{ session: NewSession; slug: string | undefined }> {
  const waiting = await readUserToken(db, 'activate', token)
  if (!waiting) throw new DomainError('link-invalid')
  ensureGoodPassword(password, [name, waiting.email])
  const passwordHash = await hashPassword(password)
  return db.$transaction(async (tx) => {
    const { id } = await redeemUserToken(tx, 'activate', token)
    const person = await activateUser(tx, { id, name, passwordHash, locale })
    const session = await createSession(tx, { userId: id, userAgent })
    await record(tx, { type: 'user.signedIn', actor: person, data: { by: 'activation' } })
    const newest = await tx.organization.findFirst({
      where: { isActive: true, members: { some: { userId: id } } },
      orderBy: { id: 'desc' },
      select: { slug: true },
    })
    return { session, slug: newest?.slug }
  })
}
