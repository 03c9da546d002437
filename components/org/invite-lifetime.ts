import config from '@/guildhall.config'
import { days } from '@/lib/define-guildhall'

/** How many days an invitation is open. */
export const inviteLifetime = config.lifetimes.invitation / days(1)
