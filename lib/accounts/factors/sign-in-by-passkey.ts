import 'server-only'
import { confirmSignIn, type WaitingCaller } from '@/lib/accounts/factors/confirm-sign-in'
import { useChallenge } from '@/lib/accounts/factors/passkey-options'
import { renewProof, type RenewedSession } from '@/lib/accounts/factors/prove-again'
import type { PasskeyAnswerInput } from '@/lib/accounts/factors/schema'
import { notePasskeyUse, readPasskey } from '@/lib/accounts/factors/use-passkey'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { beginSession, type Begun, type Caller } from '@/lib/accounts/sign-in/begin-session'
import { db } from '@/lib/db'

/**
 * Signs in by a passkey, which says whose it is and asks for no second factor.
 * @param kept what the browser has kept of the challenge
 * @throws DomainError passkey-refused | passkey-copied
 */
export async function signInByPasskey(
  from: Caller,
  { answer }: PasskeyAnswerInput,
  kept: string | undefined,
): Promise<Begun> {
  const passkey = await readPasskey(answer, await useChallenge('sign-in', kept))
  return db.$transaction(async (tx) => {
    await notePasskeyUse(tx, passkey)
    return beginSession(tx, { person: passkey.person, by: 'passkey', from })
  })
}

/**
 * A passkey as the second factor of a sign-in that waits.
 * @throws DomainError sign-in-over | rate-limited | passkey-refused | passkey-copied
 */
export const confirmByPasskey = (
  from: WaitingCaller,
  { answer }: PasskeyAnswerInput,
  kept: string | undefined,
): Promise<Begun> =>
  confirmSignIn(from, 'passkey', async (tx, { id }) =>
    notePasskeyUse(tx, await readPasskey(answer, await useChallenge('second', kept), id)),
  )

/**
 * A passkey as a proof, once more, of who the person is.
 * @throws DomainError passkey-refused | passkey-copied | signed-out
 */
export async function proveByPasskey(
  user: SignedIn,
  { answer }: PasskeyAnswerInput,
  kept: string | undefined,
): Promise<RenewedSession> {
  const passkey = await readPasskey(answer, await useChallenge('prove', kept), user.id)
  return db.$transaction(async (tx) => {
    await notePasskeyUse(tx, passkey)
    return renewProof(tx, user)
  })
}
