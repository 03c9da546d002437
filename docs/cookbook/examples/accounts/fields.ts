import { z } from 'zod'
import { relation } from '@/lib/kinds/relation'

/** What an account has beside every organization's own. */
export const fields = z.object({
  monthlySubscription: z.int32().min(0),
})

/** What links a person to an account beside their role. */
export const memberFields = z.object({
  userType: z.enum(['billing', 'technical']),
  office: relation({ table: 'AccountOffice', label: 'city', within: 'organization' }).optional(),
})
