import 'server-only'
import { isGenuine, makeToken, parseToken } from '@/lib/access/tokens'

interface Versioned {
  id: string
  version: number
  createdAt: Date
}

/**
 * Creates the token of a join link's current version. It is always the same, so that admins can copy it
 * again, and a copy of the database does not reveal it.
 */
export const joinLinkToken = ({ id, version, createdAt }: Versioned) =>
  makeToken('join', id, String(version), createdAt)

/** Returns the link id that a token names, without verifying it. Null if it is not a token. */
export const joinLinkIdIn = (token: string): string | null => parseToken(token)?.subject ?? null

/** Whether the token is the link's current one, one from before a reset, or not one of ours. */
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
