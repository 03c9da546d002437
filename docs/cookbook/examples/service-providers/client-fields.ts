import * as z from 'zod'
import { relation } from '@/lib/kinds/relation'

/** A client belongs to a service provider, and has one of the company's subscription plans. */
export const fields = z.object({
  serviceProvider: relation({ kind: 'service-provider' }),
  plan: relation({ table: 'SubscriptionPlan', label: 'name', where: { isOffered: true } }),
})
