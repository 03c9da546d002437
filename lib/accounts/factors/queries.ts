import 'server-only'
import { renderSVG } from 'uqr'
import { unseal } from '@/lib/access/seal'
import { totpUrl } from '@/lib/accounts/factors/totp'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db } from '@/lib/db'

export { isReady, secondFactors, type SecondFactors } from '@/lib/accounts/factors/second-factors'

/** A passkey as shown to its owner. */
export interface PasskeyRow {
  id: string
  name: string
  createdAt: Date
  lastUsedAt: Date | null
}

/** Lists the person's passkeys, oldest first. */
export const listPasskeys = ({ id }: Pick<SignedIn, 'id'>): Promise<PasskeyRow[]> =>
  db.passkey.findMany({
    where: { userId: id },
    select: { id: true, name: true, createdAt: true, lastUsedAt: true },
    orderBy: { id: 'asc' },
  })

/** An authenticator app that is being set up. */
export interface AuthenticatorSetup {
  /** To be typed, in groups of four. */
  secret: string
  /** A QR code, as the data URL of an SVG. */
  picture: string
}

/** Returns null unless one is being set up. */
export async function authenticatorSetup(user: SignedIn): Promise<AuthenticatorSetup | null> {
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
