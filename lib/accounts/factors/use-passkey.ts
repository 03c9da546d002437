import 'server-only'
import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { relyingParty, webauthn } from '@/lib/accounts/factors/passkey-options'
import type { Person } from '@/lib/accounts/person'
import { db, type Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { record } from '@/lib/events/record'

/** A passkey whose answer was right, and whose it is. */
export interface ProvenPasskey {
  id: string
  person: Person
  counter: bigint
}

/**
 * Looks at a passkey's answer to a challenge: its site, its signature, and that the person was asked for a
 * fingerprint, a face or a code.
 * @param userId whose it must be; undefined for anybody's
 * @throws DomainError passkey-refused | passkey-copied
 */
export async function readPasskey(
  answer: string,
  challenge: string,
  userId?: string,
): Promise<ProvenPasskey> {
  const response = parseAnswer<AuthenticationResponseJSON>(answer)
  const row = await db.passkey.findUnique({
    where: { credentialId: response.id, user: { isActive: true } },
    include: { user: { select: { id: true, name: true, email: true } } },
  })
  if (!row || (userId !== undefined && row.userId !== userId)) throw refused()
  const { id, origin } = relyingParty()
  const { verifyAuthenticationResponse } = await webauthn()
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
    // The count is looked at below, so that going backwards can be told from a wrong answer.
    credential: { id: row.credentialId, publicKey: row.publicKey, counter: 0 },
  }).catch(() => {
    throw refused()
  })
  if (!verified) throw refused()
  const proven = { id: row.id, person: row.user, counter: BigInt(authenticationInfo.newCounter) }
  if (!isForward(row.counter, proven.counter)) {
    await tellOfCopy(row.user, row.name)
    throw new DomainError('passkey-copied')
  }
  return proven
}

/**
 * Notes that a passkey was used.
 * @throws DomainError passkey-refused for one that is gone, or was used by somebody else meanwhile
 */
export async function notePasskeyUse(tx: Tx, { id, counter }: ProvenPasskey): Promise<void> {
  const { count } = await tx.passkey.updateMany({
    where: { id, counter: counter > 0 ? { lt: counter } : 0 },
    data: { counter, lastUsedAt: new Date() },
  })
  if (count === 0) throw refused()
}

/** @throws DomainError passkey-refused for what is no JSON of a credential */
export function parseAnswer<T extends { id: string }>(answer: string): T {
  try {
    const parsed = JSON.parse(answer) as T
    if (typeof parsed?.id === 'string' && parsed.id.length <= 1400) return parsed
  } catch {
    // Refused below.
  }
  throw refused()
}

const refused = () => new DomainError('passkey-refused')

/** Many passkeys do not count: theirs stays 0. One that counted once always does. */
const isForward = (before: bigint, now: bigint) => now > before || (!before && !now)

/** Two devices that count for themselves have one passkey: its owner is told. */
const tellOfCopy = (person: Person, name: string) =>
  db.$transaction((tx) =>
    record(
      tx,
      { type: 'user.passkeyRefused', actor: person, data: { factor: `passkey: ${name}` } },
      {
        template: 'factors-changed',
        to: person.email,
        userId: person.id,
        change: 'passkey-refused',
        passkey: name,
      },
    ),
  )
