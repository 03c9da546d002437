import 'server-only'
import type { Route } from 'next'
import { ensureNewPassword } from '@/lib/accounts/passwords/ensure-new-password'
import { hashPassword } from '@/lib/accounts/passwords/passwords'
import { beginSession, type Begun, type Caller } from '@/lib/accounts/sign-in/begin-session'
import { readUserToken, redeemUserToken } from '@/lib/accounts/sign-in/user-token'
import { backendOfAccount } from '@/lib/backends/backend-of-account'
import { landingOfNewcomer } from '@/lib/backends/landing'
import { parseExtra } from '@/lib/backends/choose-backend'
import { db } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import type { Locale } from '@/lib/i18n/locales'
import { countInvitationsTo } from '@/lib/invitations/may-inviter-still'
import { enterWaiting } from '@/lib/join-links/register-to-join'
import { activateUser } from '@/lib/accounts/sign-up/activate-user'
import type { ActivateAccountInput } from '@/lib/accounts/sign-up/schema'

/**
 * Uses an activation link: sets name and password, activates the person and the organizations that wait
 * for them, and signs in.
 * @returns the session, the slug of their newest organization, if any, where the backend has them land,
 *   and the number of open invitations to them
 * @throws DomainError link-invalid | password-… | fields-invalid
 */
export async function activateAccount(
  { token, name, password, fields }: ActivateAccountInput,
  from: Caller | null,
  locale?: Locale,
): Promise<{ session: Begun; slug: string | undefined; landing: Route; invitations: number }> {
  const waiting = await readUserToken(db, 'activate', token)
  if (!waiting) throw new DomainError('link-invalid')
  await ensureNewPassword(password, [name, waiting.email])
  const passwordHash = await hashPassword(password)
  const { person, backend, session } = await db.$transaction(async (tx) => {
    const { id, activationVersion: linkVersion } = await redeemUserToken(tx, 'activate', token)
    const backend = await backendOfAccount(tx, id)
    const extra = parseExtra(backend, 'accountFields', fields)
    const activate = backend.activate ?? activateUser
    const person = await activate(tx, { id, name, passwordHash, locale, linkVersion })
    await backend.accountReady?.(tx, { person, extra })
    const session = await beginSession(tx, { person, by: 'activation', from })
    return { person, backend, session }
  })
  const asking = await enterWaiting(person)
  const newest = await db.organization.findFirst({
    where: { isActive: true, members: { some: { userId: person.id } } },
    orderBy: { id: 'desc' },
    select: { slug: true },
  })
  return {
    session,
    slug: newest?.slug,
    landing: asking ? (`/join/${asking}` as Route) : landingOfNewcomer(backend, newest?.slug),
    invitations: await countInvitationsTo(waiting.email),
  }
}
