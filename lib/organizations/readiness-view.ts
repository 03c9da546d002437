import 'server-only'
import { needsFactor, type SignInPolicy } from '@/lib/access/sign-in-policy'
import { databaseNow } from '@/lib/database/clock'

/** Whether an organization requires a second factor by now. */
export const requiresFactor = (policy: SignInPolicy): boolean => needsFactor(policy, databaseNow())
