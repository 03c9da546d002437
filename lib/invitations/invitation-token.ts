import 'server-only'
import { isGenuine, makeToken, parseToken, type ParsedToken } from '@/lib/access/tokens'

interface Sent {
  guid: string
  version: number
  inviteeIdentifier: string
}
interface Invited extends Sent {
  channel: string | null
  email: string | null
}

/** Of the link to who was invited: mailed, it proves the address; through a channel, none. */
const sentState = ({ inviteeIdentifier }: Sent, version: number) =>
  `${version}:${inviteeIdentifier}`
/** Of the link to the address that was named by the link through a channel, which proves it. */
const namedState = (invited: Invited, version: number) =>
  invited.channel && invited.email ? `${sentState(invited, version)} ${invited.email}` : null

/** The token of the link to who was invited, as of the invitation's present version. */
export const invitationToken = (invited: Sent) =>
  makeToken('invitation', invited.guid, sentState(invited, invited.version))

/** The token of the link to the address that they named. */
export const namedToken = (invited: Invited) =>
  makeToken('invitation', invited.guid, namedState(invited, invited.version) ?? '')

/** The invitation that a token speaks of; nothing is proven yet. */
export const parseInvitationToken = (token: string): ParsedToken | null => parseToken(token)

/**
 * Whether the link is the newest one that was sent, an older one, or none of ours; and the address
 * that it proves.
 */
export function judgeToken(
  token: ParsedToken,
  invited: Invited,
): { verdict: 'newest' | 'replaced' | 'forged'; address: string | null } {
  const { version, inviteeIdentifier, channel, email } = invited
  const isOf = (state: string | null) => state !== null && isGenuine(token, 'invitation', state)
  if (isOf(sentState(invited, version)))
    return { verdict: 'newest', address: channel ? null : inviteeIdentifier }
  if (isOf(namedState(invited, version))) return { verdict: 'newest', address: email }
  for (let older = version - 1; older > 0 && older > version - 20; older--)
    if (isOf(sentState(invited, older)) || isOf(namedState(invited, older)))
      return { verdict: 'replaced', address: channel ? null : inviteeIdentifier }
  return { verdict: 'forged', address: null }
}
