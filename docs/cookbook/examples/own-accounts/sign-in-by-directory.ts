import { beginSession, type Begun, type Caller } from '@/lib/accounts/sign-in/begin-session'
import { forgive, limit } from '@/lib/ops/rate-limits'
import { db } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { provisionUser, type KnownPerson } from '@/lib/accounts/sign-up/provision-user'

/** The company's directory: with LDAP, a bind as this person and a search for their entry. */
export interface Directory {
  whoIs: (name: string, password: string) => Promise<KnownPerson | null>
}

/**
 * Signs in a person known to the directory; the first time, with a new account.
 * @throws DomainError sign-in-failed | rate-limited | person-inactive
 */
export async function signInByDirectory(
  directory: Directory,
  { name, password }: { name: string; password: string },
  from: Caller,
): Promise<Begun> {
  const subject = `directory ${name.trim().toLowerCase()}`
  await limit('signIn', subject)
  // An LDAP server treats an empty password as an anonymous bind, which succeeds.
  const known = password ? await directory.whoIs(name, password) : null
  if (!known) throw new DomainError('sign-in-failed')
  const { person } = await provisionUser(known)
  const session = await db.$transaction((tx) => beginSession(tx, { person, by: 'provider', from }))
  await forgive('signIn', subject)
  return session
}
