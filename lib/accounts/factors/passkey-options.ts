import 'server-only'
import config from '@/guildhall.config'
import { displayName, type Person } from '@/lib/accounts/person'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { randomUUID } from 'node:crypto'
import { makeToken, openToken } from '@/lib/access/tokens'
import { minutes } from '@/lib/config/define-guildhall'
import { DomainError } from '@/lib/errors'
import { isWithinLimit } from '@/lib/ops/rate-limits'

/** Loaded when a passkey is used: the sign-in page, whose actions lead here, does without it. */
export const webauthn = () => import('@simplewebauthn/server')

/** Whose passkeys these are: the site that APP_URL names, whatever a request claims. */
export const relyingParty = () => ({
  id: new URL(env.APP_URL).hostname,
  origin: new URL(env.APP_URL).origin,
})

/**
 * What a browser needs to ask for a passkey, or to make one.
 * @param person whose it must be; null to sign in, where the passkey says whose it is
 */
export async function passkeyOptions(purpose: PasskeyPurpose, person: Person | null) {
  const { generateAuthenticationOptions, generateRegistrationOptions } = await webauthn()
  const { id: rpID } = relyingParty()
  const own = person
    ? await db.passkey.findMany({
        where: { userId: person.id },
        select: { credentialId: true, transports: true },
      })
    : []
  const credentials = own.map(({ credentialId: id, transports }) => ({
    id,
    transports: transports as AuthenticatorTransport[],
  }))
  if (purpose !== 'add' || !person)
    return generateAuthenticationOptions({
      rpID,
      allowCredentials: credentials,
      userVerification: 'required',
    })
  return generateRegistrationOptions({
    rpID,
    rpName: config.brand.name,
    userName: person.email,
    userDisplayName: displayName(person),
    userID: new Uint8Array(Buffer.from(person.id.replaceAll('-', ''), 'hex')),
    attestationType: 'none',
    excludeCredentials: credentials,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

/** What a passkey is asked for: to sign in, as second factor, to prove again who one is, to be added. */
export const passkeyPurposes = ['sign-in', 'second', 'prove', 'add'] as const
export type PasskeyPurpose = (typeof passkeyPurposes)[number]

/** How long a browser may take to answer. A limit in lib/ops/rate-limits.ts lasts as long. */
export const CHALLENGE_LIFETIME = minutes(10)

const stateOf = (purpose: PasskeyPurpose, challenge: string) => JSON.stringify([purpose, challenge])

/** What the browser keeps of a challenge: signed, for one purpose and one answer. */
export const sealChallenge = (purpose: PasskeyPurpose, challenge: string) =>
  `${challenge}~${makeToken('challenge', randomUUID(), stateOf(purpose, challenge))}`

/**
 * The challenge that a browser was given, which is used up with it.
 * @throws DomainError passkey-refused
 */
export async function useChallenge(
  purpose: PasskeyPurpose,
  kept: string | undefined,
): Promise<string> {
  const [challenge = '', token = ''] = kept?.split('~') ?? []
  const isOurs = openToken(token, 'challenge', CHALLENGE_LIFETIME, stateOf(purpose, challenge))
  // Counted outside of any transaction: of many answers at once, one is looked at.
  if (!isOurs || !(await isWithinLimit('passkeyChallenge', challenge)))
    throw new DomainError('passkey-refused')
  return challenge
}
