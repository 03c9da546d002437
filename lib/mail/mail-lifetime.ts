import config from '@/guildhall.config'
import { days } from '@/lib/config/define-guildhall'

/** The lifetime of a notification. */
const NOTICE = days(7)

const lifetimes: Record<string, number> = {
  'activate-account': config.lifetimes.abandonedSignUp,
  'password-reset': config.lifetimes.reset,
  'email-change': days(1),
  'email-add': days(1),
  'sign-in-link': config.lifetimes.signInLink,
  // An invitation's own expiry may be later than any other: lib/mail/compose.ts checks it.
  invitation: Infinity,
}

/**
 * How long after its cause an email is still relevant, in milliseconds; it is kept that long if it
 * cannot be sent. Links are requested by somebody who waits for them; notifications are news for some
 * days.
 */
export const mailLifetime = (template: string): number =>
  Object.hasOwn(lifetimes, template) ? lifetimes[template]! : NOTICE
