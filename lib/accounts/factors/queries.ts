import 'server-only'
import { renderSVG } from 'uqr'
import { unseal } from '@/lib/access/seal'
import { totpUrl } from '@/lib/accounts/factors/authenticator'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { providerName, signInProviders } from '@/lib/accounts/sign-in/providers'
import { db } from '@/lib/db'

export { isReady, secondFactors, type SecondFactors } from '@/lib/accounts/factors/second-factors'

/** Every way in which a person can sign in, with what confirms it. */
export type WaysIn = Awaited<ReturnType<typeof readWaysIn>>

/** Reads the person's ways to sign in, the oldest first, in one statement. */
export async function readWaysIn({ id }: Pick<SignedIn, 'id'>) {
  const { passwordHash, authenticator, passkeys, accounts, _count } =
    await db.user.findUniqueOrThrow({
      where: { id },
      select: {
        passwordHash: true,
        authenticator: { select: { confirmedAt: true } },
        passkeys: {
          select: { id: true, name: true, createdAt: true, lastUsedAt: true },
          orderBy: { id: 'asc' },
        },
        accounts: { select: { id: true, provider: true, email: true }, orderBy: { id: 'asc' } },
        _count: { select: { recoveryCodes: true } },
      },
      relationLoadStrategy: 'join',
    })
  return {
    hasPassword: passwordHash !== null,
    factors: {
      authenticator: Boolean(authenticator?.confirmedAt),
      passkeys: passkeys.length,
      recoveryCodes: _count.recoveryCodes,
    },
    passkeys,
    accounts,
  }
}

/**
 * The authenticator app that is being set up: its secret to be typed, in groups of four, and a QR code as
 * the data URL of an SVG; null if none is.
 */
export async function authenticatorSetup(user: SignedIn) {
  const row = await db.authenticator.findUnique({
    where: { userId: user.id, confirmedAt: null },
    select: { secret: true },
  })
  const opened = row && unseal('totp', user.id, row.secret)
  if (!opened) return null
  const svg = renderSVG(totpUrl(opened.text, user.email), { border: 4 })
  return {
    secret: opened.text.replace(/.{4}(?=.)/g, '$& '),
    picture: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`,
  }
}

/** A provider, with the person's account there if one is connected. */
export interface ConnectedProvider {
  provider: string
  name: string
  account?: { id: string; email: string | null }
}

/** Lists a person's connected accounts, then the providers where they could connect one. */
export function listProviders({ accounts }: Pick<WaysIn, 'accounts'>): ConnectedProvider[] {
  const connected = accounts.map(({ provider, ...account }) => ({
    ...{ provider, name: providerName(provider), account },
  }))
  const others = signInProviders()
    .filter(({ id }) => !accounts.some(({ provider }) => provider === id))
    .map(({ id, name }) => ({ provider: id, name }))
  return [...connected, ...others]
}
