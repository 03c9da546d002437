import 'server-only'
import { isGenuine, makeToken, parseLinkToken, type ParsedToken } from '@/lib/access/tokens'

interface Sent {
  guid: string
  version: number
  inviteeIdentifier: string
}
interface Invited extends Sent {
  channel: string | null
  email: string | null
}

/**
 * State of the link sent to the invitee: it proves the address if emailed, and none if sent through a
 * channel.
 */
const sentState = ({ inviteeIdentifier }: Sent, version: number) =>
  `${version}:${inviteeIdentifier}`
/** State of the link to the address that was named with a channel's link; it proves that address. */
const namedState = (invited: Invited, version: number) =>
  invited.channel && invited.email ? `${sentState(invited, version)} ${invited.email}` : null
/** State of the proof that an account with another address is the invitee's too. */
const accountState = (invited: Sent, userId: string) =>
  `${sentState(invited, invited.version)} ${userId}`

/** Creates the token of the invitee's link, for the invitation's current version. */
export const invitationToken = (invited: Sent) =>
  makeToken('invitation', invited.guid, sentState(invited, invited.version))

/** Creates the token of the link to the address that the invitee named. */
export const namedToken = (invited: Invited) =>
  makeToken('invitation', invited.guid, namedState(invited, invited.version) ?? '')

/**
 * Creates the token of the link that an admin copies. It proves no address, and stops working together
 * with the emailed one.
 */
export const copiedToken = (invited: Sent) =>
  makeToken('invitation-copy', invited.guid, sentState(invited, invited.version))

// Our tokens never contain it, and browsers do not encode it.
const AND = '~'

/**
 * Creates the token of the link that is emailed to the invited address for an account with another
 * address: the invitation's own token, with the proof that the account's owner reads the invited
 * address.
 */
export const accountToken = (invited: Sent, userId: string) =>
  `${invitationToken(invited)}${AND}${makeToken('invitation-account', invited.guid, accountState(invited, userId))}`

/** Whether a link was emailed to the invited address for this account. */
export function isForAccount(token: string, invited: Sent, userId: string): boolean {
  const proof = parseLinkToken(token.split(AND)[1] ?? '')
  return (
    proof?.subject === invited.guid &&
    isGenuine(proof, 'invitation-account', accountState(invited, userId))
  )
}

/** Parses a token. Nothing is verified yet. */
export const parseInvitationToken = (token: string): ParsedToken | null =>
  parseLinkToken(token.split(AND)[0] ?? '')

interface Judgement {
  /** The newest token of the invitation, an older one, or not one of ours. */
  verdict: 'newest' | 'replaced' | 'forged'
  /** The address that the token proves. */
  address: string | null
}

/** Decides which link of the invitation a token is. */
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
