import 'server-only'
import { accountState, maySignIn, stateColumns } from '@/lib/accounts/account-state'
import { findAccount } from '@/lib/accounts/address/find-account'
import type { ProviderProblem } from '@/lib/accounts/providers/schema'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { whyNoAccount } from '@/lib/accounts/sign-up/may-have-account'
import { db } from '@/lib/db'

/** Somebody who comes back from a provider. */
export interface Comer {
  provider: string
  providerAccountId: string
  /** Canonical; null where the provider tells none. */
  email: string | null
  /** Whether the provider says that it has seen a proof of the address. */
  isVerified: boolean
}

const findOwner = async ({ provider, providerAccountId }: Comer) => {
  const found = await db.account.findUnique({
    where: { provider_providerAccountId: { provider, providerAccountId } },
    select: { user: { select: { id: true, ...stateColumns } } },
  })
  return found?.user
}

const whyNotProven = ({ email, isVerified }: Comer): ProviderProblem | null =>
  email === null ? 'no-address' : isVerified ? null : 'unverified'

/**
 * A connected account lets its person in, whatever its address is now. Any other needs an address that
 * the provider has verified, since it could be anybody's, and gets an account of its own here: equal
 * addresses join nothing.
 * @param next where the sign-in leads: an invitation there is for one address
 */
export async function whyNotSignInBy(comer: Comer, next?: string): Promise<ProviderProblem | null> {
  const owner = await findOwner(comer)
  if (owner) return maySignIn(owner) ? null : 'refused'
  const unproven = whyNotProven(comer)
  if (unproven || !comer.email) return unproven
  const { email } = comer
  const user = await findAccount(db, email, stateColumns)
  if (!user) return whyNoAccount(email, next)
  // A sign-up that waits for the proof of its address has it now.
  if (accountState(user) === 'pending') return null
  return maySignIn(user) ? 'address-taken' : 'refused'
}

/** What is connected on purpose may have another address than the person has here, if it is a proven one. */
export async function whyNotConnect(user: SignedIn, comer: Comer): Promise<ProviderProblem | null> {
  const owner = await findOwner(comer)
  if (owner) return owner.id === user.id ? 'connected-already' : 'belongs-to-another'
  const isProven = await db.user.count({ where: { id: user.id, emailVerified: { not: null } } })
  return isProven ? whyNotProven(comer) : 'other'
}
