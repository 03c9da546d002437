'use server'

import { publicAction } from '@/lib/action'
import { requestPasswordReset } from '@/lib/auth/request-link'
import { setSessionCookie } from '@/lib/auth/session-cookie'
import { orgPath } from '@/lib/paths'
import { activateAccount } from '@/lib/registration/activate-account'
import {
  activateAccountSchema,
  requestActivationSchema,
  signUpSchema,
} from '@/lib/registration/schema'
import { signUp } from '@/lib/registration/sign-up'

export const signUpAction = publicAction(signUpSchema, (_from, input) => signUp(input), {
  limit: 'signUpIp',
  done: () => ({ to: '/signup/complete' }),
})

export const activateAccountAction = publicAction(
  activateAccountSchema,
  ({ userAgent }, input) => activateAccount(input, userAgent),
  {
    limit: 'tokenIp',
    done: async ({ session, slug }) => {
      await setSessionCookie(session)
      return { to: slug ? orgPath(slug) : '/orgs', flash: 'activated' }
    },
  },
)

/** A new link for an account that waits; an active one is mailed a reset, nobody else anything. */
export const requestActivationAction = publicAction(
  requestActivationSchema,
  (_from, input) => requestPasswordReset(input),
  { limit: 'mailedLinkIp', done: () => ({ data: 'sent' }) },
)
