import * as z from 'zod'
import { relation } from '@/lib/kinds/relation'

/** The fields of an account besides those of every organization. */
export const fields = z.object({
  monthlySubscription: z.int32().min(0),
})

/** The fields of a person in an account besides their role. */
export const memberFields = z.object({
  userType: z.enum(['billing', 'technical']),
  office: relation({ table: 'AccountOffice', label: 'city', within: 'organization' }).optional(),
})
