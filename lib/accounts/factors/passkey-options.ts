import 'server-only'
import config from '@/guildhall.config'
import type { PasskeyPurpose } from '@/lib/accounts/factors/passkey-challenge'
import { displayName, type Person } from '@/lib/accounts/person'
import { db } from '@/lib/db'
import { env } from '@/lib/env'

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
