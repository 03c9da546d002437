import 'server-only'
import type { RegistrationResponseJSON } from '@simplewebauthn/server'
import { factorAdded, factorRemoved } from '@/lib/accounts/factors/note-factors'
import { relyingParty, webauthn, useChallenge } from '@/lib/accounts/factors/passkey-options'
import type { AddPasskeyInput, PasskeyIdInput } from '@/lib/accounts/factors/schema'
import { parseAnswer } from '@/lib/accounts/factors/use-passkey'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db } from '@/lib/db'
import { DomainError } from '@/lib/errors'

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
    const row = await tx.passkey.findFirst({ where, select: { name: true } })
    const { count } = await tx.passkey.deleteMany({ where })
    if (!row || count === 0) throw new DomainError('not-found')
    await factorRemoved(tx, user, { factor: 'passkey', name: row.name })
  })
