import 'server-only'
import { randomUUID } from 'node:crypto'
import { hasRunOut, isGenuine, makeToken, parseToken } from '@/lib/access/tokens'
import { minutes } from '@/lib/config/define-guildhall'
import { DomainError } from '@/lib/errors'
import { isWithinLimit } from '@/lib/ops/rate-limits'

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
  const parsed = parseToken(token)
  const isGood =
    parsed &&
    isGenuine(parsed, 'challenge', stateOf(purpose, challenge)) &&
    !hasRunOut(parsed, CHALLENGE_LIFETIME) &&
    // Counted outside of any transaction: of many answers at once, one is looked at.
    (await isWithinLimit('passkeyChallenge', challenge))
  if (!isGood) throw new DomainError('passkey-refused')
  return challenge
}
