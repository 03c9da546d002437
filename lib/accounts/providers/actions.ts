'use server'

import type { Route } from 'next'
import { connectCookie, deviceCookie } from '@/lib/accounts/sessions/session-cookie'
import { disconnectProvider, intendToConnect } from '@/lib/accounts/providers/connect-provider'
import { connectProviderSchema, disconnectProviderSchema } from '@/lib/accounts/providers/schema'
import { userAction } from '@/lib/action/define-action'

/** Leads on to the provider, by way of a document of our own. */
export const connectProviderAction = userAction(connectProviderSchema, intendToConnect, {
  grave: true,
  done: async ({ provider, intent }) => {
    await connectCookie.set(intent)
    return { to: `/api/auth/connect/${provider}` as Route }
  },
})

export const disconnectProviderAction = userAction(disconnectProviderSchema, disconnectProvider, {
  grave: true,
  done: async ({ provider, device }) => {
    await deviceCookie.set(device)
    return { flash: 'providerDisconnected', values: { provider } }
  },
})
