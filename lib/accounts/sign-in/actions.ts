'use server'

import { randomUUID } from 'node:crypto'
import { publicAction } from '@/lib/action/define-action'
import { mailing } from '@/lib/accounts/mailed-to'
import { requestPasswordReset, requestSignInLink } from '@/lib/accounts/sign-in/request-link'
import { resetPassword } from '@/lib/accounts/sign-in/reset-password'
import {
  requestLinkSchema,
  resetPasswordSchema,
  signInCodeSchema,
  signInLinkSchema,
  signInSchema,
  signOutSchema,
} from '@/lib/accounts/sign-in/schema'
import { clearSessionCookie, readSessionCookie } from '@/lib/accounts/sessions/session-cookie'
import { enter, enterBrowser, entering } from '@/lib/accounts/sign-in/enter-browser'
import { signIn } from '@/lib/accounts/sign-in/sign-in'
import { signInByCode, signInByLink } from '@/lib/accounts/sign-in/sign-in-by-code'
import {
  forgetSignInRequest,
  keepSignInRequest,
  readSignInRequest,
} from '@/lib/accounts/sign-in/request-cookie'
import { endSession } from '@/lib/accounts/sessions/end-sessions'
import { codePath, safeNext } from '@/lib/paths'

export const signInAction = publicAction(signInSchema, entering(signIn), { done: enter })

export const signOutAction = publicAction(
  signOutSchema,
  async (_from, { next }) => {
    const token = await readSessionCookie()
    if (token) await endSession(token)
    return { next }
  },
  {
    done: async ({ next }) => {
      await clearSessionCookie()
      return { to: safeNext(next, '/login'), flash: 'signedOut' }
    },
  },
)

export const requestPasswordResetAction = publicAction(
  requestLinkSchema,
  mailing('/forgot-password', (_from, input) => requestPasswordReset(input)),
  { limit: 'mailedLinkIp' },
)

/** Leads on to the field for the code: the same for every address. */
export const requestSignInLinkAction = publicAction(
  requestLinkSchema,
  async (_from, input) => {
    const request = randomUUID()
    const isSent = await requestSignInLink(input, request)
    return { ...input, request, isSent }
  },
  {
    limit: 'mailedLinkIp',
    done: async ({ email, request, isSent, next }) => {
      await keepSignInRequest({ email, request }, isSent)
      return { to: codePath(safeNext(next)) }
    },
  },
)

export const signInByCodeAction = publicAction(
  signInCodeSchema,
  entering(async (from, input) => signInByCode(await readSignInRequest(), input, from)),
  {
    limit: 'tokenIp',
    done: async (session) => {
      await forgetSignInRequest()
      return enter(session)
    },
  },
)

export const resetPasswordAction = publicAction(
  resetPasswordSchema,
  (from, input) => resetPassword(input, from),
  {
    limit: 'tokenIp',
    done: async (session) => ({
      to: await enterBrowser(session, '/orgs'),
      // If the account is kept, that is announced instead.
      ...(!('isKept' in session && session.isKept) && { flash: 'passwordSet' }),
    }),
  },
)

export const signInByLinkAction = publicAction(
  signInLinkSchema,
  entering((from, input) => signInByLink(input, from)),
  { limit: 'tokenIp', done: enter },
)
