import { z } from 'zod'

export const connectProviderSchema = z.object({ provider: z.string().max(100) })
export type ConnectProviderInput = z.output<typeof connectProviderSchema>

export const disconnectProviderSchema = z.object({ accountId: z.uuid({ error: 'invalid' }) })
export type DisconnectProviderInput = z.output<typeof disconnectProviderSchema>
