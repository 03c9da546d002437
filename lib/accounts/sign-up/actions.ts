'use server'

import { publicAction } from '@/lib/action/define-action'
import { requestActivation } from '@/lib/accounts/sign-in/request-link'
import { enterBrowser } from '@/lib/accounts/sign-in/enter-browser'
import { registrationBackend } from '@/lib/backends/choose-backend'
import { withUnreadFields } from '@/lib/kinds/form-of'
import { ofItsKind } from '@/lib/organizations/of-its-kind'
import { mailing } from '@/lib/accounts/mailed-to'
import { activateAccount } from '@/lib/accounts/sign-up/activate-account'
import {
  activateAccountSchema,
  requestActivationSchema,
  signUpSchema,
} from '@/lib/accounts/sign-up/schema'
import { signUp } from '@/lib/accounts/sign-up/sign-up'

const signUpForm = ofItsKind(signUpSchema, (kind) => registrationBackend(kind).fields)
export const signUpAction = publicAction(
  signUpForm,
  mailing('/signup', ({ locale }, input) => signUp(input, locale)),
  { limit: 'signUpIp', done: ({ completePath }) => ({ to: completePath }) },
)

/** Sends the sign-up email again. The answer is the same for every address. */
export const mailSignUpAgainAction = publicAction(
  requestActivationSchema,
  (_from, input) => requestActivation(input),
  { limit: 'mailedLinkIp', done: () => ({ flash: 'signUpMailed' }) },
)

export const activateAccountAction = publicAction(
  // The link decides which fields are asked, so the command validates them.
  withUnreadFields(activateAccountSchema),
  (from, input) => activateAccount(input, from, from.locale),
  {
    limit: 'tokenIp',
    done: async ({ session, landing, invitations }) => ({
      to: await enterBrowser(session, landing),
      flash: invitations > 0 ? 'activatedInvited' : 'activated',
    }),
  },
)

/** Sends a new link to a pending account, and a reset link to an active one; nothing to anyone else. */
export const requestActivationAction = publicAction(
  requestActivationSchema,
  mailing('/activate', (_from, input) => requestActivation(input)),
  { limit: 'mailedLinkIp' },
)
