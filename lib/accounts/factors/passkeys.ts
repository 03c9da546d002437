import 'server-only'
import type { RegistrationResponseJSON, AuthenticationResponseJSON } from '@simplewebauthn/server'
import { signsIn } from '@/lib/accounts/account-state'
import { factorAdded, factorRemoved, holdPerson } from '@/lib/accounts/factors/note-factors'
import { relyingParty, webauthn, useChallenge } from '@/lib/accounts/factors/passkey-options'
import type { AddPasskeyInput, PasskeyIdInput } from '@/lib/accounts/factors/schema'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db, type Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import type { Person } from '@/lib/accounts/person'
import { record } from '@/lib/events/record'

const MOST = 20

/**
 * Adds a passkey to the person's account. They are told by mail.
 * @param kept what the browser has kept of the challenge
 * @returns recovery codes for the first factor; null for whoever has some
 * @throws DomainError passkey-refused | passkey-known | passkeys-full
 */
export async function addPasskey(
  user: SignedIn,
  { answer, name }: AddPasskeyInput,
  kept: string | undefined,
): Promise<string[] | null> {
  const challenge = await useChallenge('add', kept)
  const { id, origin } = relyingParty()
  const { verifyRegistrationResponse } = await webauthn()
  const { registrationInfo } = await verifyRegistrationResponse({
    response: parseAnswer<RegistrationResponseJSON>(answer),
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
  }).catch(() => {
    throw new DomainError('passkey-refused')
  })
  if (!registrationInfo) throw new DomainError('passkey-refused')
  const { id: credentialId, publicKey, counter, transports = [] } = registrationInfo.credential
  const data = { userId: user.id, credentialId, publicKey, counter, transports, name }
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "User" WHERE id = ${user.id}::uuid FOR UPDATE`
    if ((await tx.passkey.count({ where: { userId: user.id } })) >= MOST)
      throw new DomainError('passkeys-full')
    const { count } = await tx.passkey.createMany({ data: [data], skipDuplicates: true })
    if (count === 0) throw new DomainError('passkey-known')
    return factorAdded(tx, user, { factor: 'passkey', name })
  })
}

/**
 * Removes a passkey of one's own. The person is told by mail.
 * @throws DomainError not-found | last-factor
 */
export const removePasskey = (user: SignedIn, { passkeyId }: PasskeyIdInput): Promise<void> =>
  db.$transaction(async (tx) => {
    const where = { id: passkeyId, userId: user.id }
    await holdPerson(tx, user)
    const row = await tx.passkey.findFirst({ where, select: { name: true } })
    const { count } = await tx.passkey.deleteMany({ where })
    if (!row || count === 0) throw new DomainError('not-found')
    await factorRemoved(tx, user, { factor: 'passkey', name: row.name })
  })

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
    // An account that its person deleted is kept by any way to sign in.
    where: { credentialId: response.id, user: signsIn },
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
