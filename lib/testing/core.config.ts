import { days, defineGuildhall, hours, minutes } from '@/lib/config/define-guildhall'
import own from '../../guildhall.config'

/**
 * The configuration of the core's tests, in place of guildhall.config.ts: as Guildhall comes, with the
 * resources of the product, which have tables. What a test needs beyond it, it sets itself.
 */
export default defineGuildhall({
  brand: { name: 'Guildhall' },
  kinds: { organization: {} },
  resources: own.resources,
  lifetimes: {
    activation: days(3),
    invitation: days(7),
    reset: hours(1),
    signInLink: minutes(10),
    session: days(30),
    idleSession: days(14),
    abandonedSignUp: days(14),
  },
  pageSize: 25,
})
