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
/** Of the proof that an account of another address is the invitee's as well. */
const accountState = (invited: Sent, userId: string) =>
  `${sentState(invited, invited.version)} ${userId}`

/** The token of the link to who was invited, as of the invitation's present version. */
export const invitationToken = (invited: Sent) =>
  makeToken('invitation', invited.guid, sentState(invited, invited.version))

/** The token of the link to the address that they named. */
export const namedToken = (invited: Invited) =>
  makeToken('invitation', invited.guid, namedState(invited, invited.version) ?? '')

/** The token of the link that an admin copies: it proves no address, and dies with the mailed one. */
export const copiedToken = (invited: Sent) =>
  makeToken('invitation-copy', invited.guid, sentState(invited, invited.version))

// No token of ours contains it, and no browser encodes it.
const AND = '~'

/**
 * The token of the link that is mailed to the invited address for an account of another address: the
 * invitation's own, with the proof that this account's owner reads the invited address.
 */
export const accountToken = (invited: Sent, userId: string) =>
  `${invitationToken(invited)}${AND}${makeToken('invitation-account', invited.guid, accountState(invited, userId))}`

/** Whether a link was mailed to the invited address for this account. */
export function isForAccount(token: string, invited: Sent, userId: string): boolean {
  const proof = parseToken(token.split(AND)[1] ?? '')
  return (
    proof?.subject === invited.guid &&
    isGenuine(proof, 'invitation-account', accountState(invited, userId))
  )
}

/** The invitation that a token speaks of; nothing is proven yet. */
export const parseInvitationToken = (token: string): ParsedToken | null =>
  parseToken(token.split(AND)[0] ?? '')

interface Judgement {
  /** The newest one that was made, an older one, or none of ours. */
  verdict: 'newest' | 'replaced' | 'forged'
  /** The address that it proves. */
  address: string | null
}

/** Which link of the invitation it is. */
export function judgeToken(token: ParsedToken, invited: Invited): Judgement {
  const { version, inviteeIdentifier, channel, email } = invited
  const isOf = (state: string | null) => state !== null && isGenuine(token, 'invitation', state)
  const isCopyOf = (state: string) => isGenuine(token, 'invitation-copy', state)
  if (isOf(sentState(invited, version)))
    return { verdict: 'newest', address: channel ? null : inviteeIdentifier }
  if (isOf(namedState(invited, version))) return { verdict: 'newest', address: email }
  if (isCopyOf(sentState(invited, version))) return { verdict: 'newest', address: null }
  for (let older = version - 1; older > 0 && older > version - 20; older--) {
    if (isOf(sentState(invited, older)) || isOf(namedState(invited, older)))
      return { verdict: 'replaced', address: channel ? null : inviteeIdentifier }
    if (isCopyOf(sentState(invited, older))) return { verdict: 'replaced', address: null }
  }
  return { verdict: 'forged', address: null }
}
