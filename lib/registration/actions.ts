'use server'

import { publicAction } from '@/lib/action'
import { requestPasswordReset } from '@/lib/auth/request-link'
import { setSessionCookie } from '@/lib/auth/session-cookie'
import { registrationBackend } from '@/lib/backends/choose-backend'
import { landingOfNewcomer } from '@/lib/backends/landing'
import { ofItsKind } from '@/lib/orgs/of-its-kind'
import { activateAccount } from '@/lib/registration/activate-account'
import {
  activateAccountSchema,
  requestActivationSchema,
  signUpSchema,
} from '@/lib/registration/schema'
import { signUp } from '@/lib/registration/sign-up'

export const signUpAction = publicAction(
  ofItsKind(signUpSchema),
  ({ locale }, input) => signUp(input, locale),
  { limit: 'signUpIp', done: () => ({ to: registrationBackend().completePath }) },
)

export const activateAccountAction = publicAction(
  activateAccountSchema,
  ({ userAgent, locale }, input) => activateAccount(input, userAgent, locale),
  {
    limit: 'tokenIp',
    done: async ({ session, slug }) => {
      await setSessionCookie(session)
      return { to: landingOfNewcomer(slug), flash: 'activated' }
    },
  },
)

/** A new link for an account that waits; an active one is mailed a reset, nobody else anything. */
export const requestActivationAction = publicAction(
  requestActivationSchema,
  (_from, input) => requestPasswordReset(input),
  { limit: 'mailedLinkIp', done: () => ({ data: 'sent' }) },
)
