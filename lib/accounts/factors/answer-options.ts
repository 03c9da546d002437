import 'server-only'
import { headers } from 'next/headers'
import { currentUser } from '@/lib/access/context'
import {
  passkeyOptions,
  passkeyPurposes,
  sealChallenge,
  type PasskeyPurpose,
} from '@/lib/accounts/factors/passkey-options'
import type { Person } from '@/lib/accounts/person'
import { challengeCookie, pendingCookie } from '@/lib/accounts/sessions/session-cookie'
import { ensureFreshSignIn } from '@/lib/accounts/sign-in/fresh-sign-in'
import { readPending } from '@/lib/accounts/sign-in/pending-sign-in'
import { db } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { clientIp, isOwnLaptop } from '@/lib/ops/client-ip'
import { limit } from '@/lib/ops/rate-limits'
import { isFromThisSite } from '@/lib/ops/same-origin'

/**
 * Answers a browser that is about to ask for a passkey, and leaves it the challenge.
 * @throws DomainError foreign-request | rate-limited | not-found | signed-out | sign-in-over | sign-in-again
 */
export async function passkeyOptionsFor(asked: string | null) {
  const from = await headers()
  if (!isFromThisSite(from)) throw new DomainError('foreign-request')
  const ip = clientIp(from)
  if (!isOwnLaptop(ip)) await limit('tokenIp', ip)
  const purpose = passkeyPurposes.find((known) => known === asked)
  if (!purpose) throw new DomainError('not-found')
  const options = await passkeyOptions(purpose, await whoseIs(purpose))
  await challengeCookie.set(sealChallenge(purpose, options.challenge))
  return options
}

/** Whose passkeys are asked for; null where the passkey itself says whose it is. */
async function whoseIs(purpose: PasskeyPurpose): Promise<Person | null> {
  if (purpose === 'sign-in') return null
  if (purpose === 'second') {
    const pending = await readPending(db, await pendingCookie.read())
    if (!pending) throw new DomainError('sign-in-over')
    return pending.person
  }
  const user = await currentUser()
  if (!user) throw new DomainError('signed-out')
  if (purpose === 'add') await ensureFreshSignIn(user, undefined)
  return user
}
