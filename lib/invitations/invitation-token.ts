import 'server-only'
import { isGenuine, makeToken, parseToken, type ParsedToken } from '@/lib/access/tokens'

interface Invited {
  guid: string
  version: number
  inviteeIdentifier: string
}

const state = (version: number, address: string) => `${version}:${address}`

/** The token of the invitation's mailed link, as of its present version. */
export const invitationToken = ({ guid, version, inviteeIdentifier }: Invited) =>
  makeToken('invitation', guid, state(version, inviteeIdentifier))

/** The invitation that a token speaks of; nothing is proven yet. */
export const parseInvitationToken = (token: string): ParsedToken | null => parseToken(token)

/**
 * Whether the link is the newest one that was mailed, an older one, or none of ours.
 */
export function judgeToken(
  token: ParsedToken,
  { version, inviteeIdentifier }: Invited,
): 'newest' | 'replaced' | 'forged' {
  if (isGenuine(token, 'invitation', state(version, inviteeIdentifier))) return 'newest'
  for (let older = version - 1; older > 0 && older > version - 20; older--)
    if (isGenuine(token, 'invitation', state(older, inviteeIdentifier))) return 'replaced'
  return 'forged'
}
