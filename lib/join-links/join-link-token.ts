import 'server-only'
import { isGenuine, makeToken, parseToken } from '@/lib/access/tokens'

interface Versioned {
  id: string
  version: number
  createdAt: Date
}

/**
 * The token of a join link, as of its present version. Always the same one, so that admins can copy it
 * again, and a copy of the database does not give it away.
 */
export const joinLinkToken = ({ id, version, createdAt }: Versioned) =>
  makeToken('join', id, String(version), createdAt)

/** The id of the link that a token speaks of; nothing is proven yet. Null for what is no token. */
export const joinLinkIdIn = (token: string): string | null => parseToken(token)?.subject ?? null

/** Whether the token is the link's present one, one from before it was reset, or none of ours. */
export function judgeJoinToken(
  token: string,
  { version }: Versioned,
): 'present' | 'replaced' | 'forged' {
  const parsed = parseToken(token)
  if (!parsed) return 'forged'
  if (isGenuine(parsed, 'join', String(version))) return 'present'
  for (let older = version - 1; older > 0 && older > version - 20; older--)
    if (isGenuine(parsed, 'join', String(older))) return 'replaced'
  return 'forged'
}
