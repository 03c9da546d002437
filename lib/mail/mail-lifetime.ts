import config from '@/guildhall.config'
import { days } from '@/lib/config/define-guildhall'

/** A mail that only tells what happened. */
const NOTICE = days(7)

const lifetimes: Record<string, number> = {
  'activate-account': config.lifetimes.abandonedSignUp,
  'password-reset': config.lifetimes.reset,
  'email-change': days(1),
  'sign-in-link': config.lifetimes.signInLink,
  // Has an end of its own, which may be later than any other: lib/mail/compose.ts asks for it.
  invitation: Infinity,
}

/**
 * How long after its cause a mail still means something, in milliseconds: so long it is kept when it
 * cannot leave. A link is asked for by somebody who waits for it; a notice is news for some days.
 */
export const mailLifetime = (template: string): number =>
  Object.hasOwn(lifetimes, template) ? lifetimes[template]! : NOTICE
