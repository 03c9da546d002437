import * as z from 'zod'

export const connectProviderSchema = z.object({ provider: z.string().max(100) })
export type ConnectProviderInput = z.output<typeof connectProviderSchema>

export const disconnectProviderSchema = z.object({ accountId: z.uuid({ error: 'invalid' }) })
export type DisconnectProviderInput = z.output<typeof disconnectProviderSchema>

/** Why a provider's account lets nobody in, or is not connected: each has a text in the messages. */
export const providerProblems = [
  'address-taken',
  'belongs-to-another',
  'connect-expired',
  'connected-already',
  'invitation-not-yours',
  'no-address',
  'other',
  'refused',
  'sign-up-closed',
  'sign-up-invited',
  'unverified',
] as const
export type ProviderProblem = (typeof providerProblems)[number]
