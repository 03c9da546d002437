'use server'

import { confirmByCode, confirmByRecoveryCode } from '@/lib/accounts/factors/confirm-sign-in'
import { makeRecoveryCodes } from '@/lib/accounts/factors/make-recovery-codes'
import { proveByCode, proveByPassword } from '@/lib/accounts/factors/prove-again'
import {
  confirmByCodeSchema,
  confirmByRecoveryCodeSchema,
  proveByCodeSchema,
  proveByPasswordSchema,
  totpCodeSchema,
} from '@/lib/accounts/factors/schema'
import {
  confirmAuthenticator,
  removeAuthenticator,
  startAuthenticator,
} from '@/lib/accounts/factors/set-up-authenticator'
import { emptySchema } from '@/lib/accounts/profile/schema'
import { readPendingCookie, renewSessionCookie } from '@/lib/accounts/sessions/session-cookie'
import { enterBrowser } from '@/lib/accounts/sign-in/enter-browser'
import { publicAction, userAction } from '@/lib/action/define-action'
import { safeNext } from '@/lib/paths'

export const confirmByCodeAction = publicAction(
  confirmByCodeSchema,
  async (from, input) => ({
    begun: await confirmByCode({ ...from, pending: await readPendingCookie() }, input),
    next: input.next,
  }),
  {
    limit: 'tokenIp',
    done: async ({ begun, next }) => ({ to: await enterBrowser(begun, safeNext(next)) }),
  },
)

export const confirmByRecoveryCodeAction = publicAction(
  confirmByRecoveryCodeSchema,
  async (from, input) => ({
    begun: await confirmByRecoveryCode({ ...from, pending: await readPendingCookie() }, input),
    next: input.next,
  }),
  {
    limit: 'tokenIp',
    done: async ({ begun, next }) => ({ to: await enterBrowser(begun, safeNext(next)) }),
  },
)

export const proveByPasswordAction = userAction(
  proveByPasswordSchema,
  async (user, input) => ({ session: await proveByPassword(user, input), next: input.next }),
  {
    done: async ({ session, next }) => {
      await renewSessionCookie(session)
      return { to: safeNext(next) }
    },
  },
)

export const proveByCodeAction = userAction(
  proveByCodeSchema,
  async (user, input, from) => ({
    session: await proveByCode(user, input, from),
    next: input.next,
  }),
  {
    done: async ({ session, next }) => {
      await renewSessionCookie(session)
      return { to: safeNext(next) }
    },
  },
)

export const startAuthenticatorAction = userAction(emptySchema, startAuthenticator, {
  grave: true,
  done: () => ({ to: '/account/security/authenticator' }),
})

/** Answers with recovery codes, where these are the first. */
export const confirmAuthenticatorAction = userAction(totpCodeSchema, confirmAuthenticator, {
  grave: true,
  done: (codes) => ({ flash: 'authenticatorAdded', data: codes }),
})

export const removeAuthenticatorAction = userAction(emptySchema, removeAuthenticator, {
  grave: true,
  done: () => ({ flash: 'authenticatorRemoved', to: '/account/security' }),
})

export const makeRecoveryCodesAction = userAction(emptySchema, makeRecoveryCodes, {
  grave: true,
  done: (codes) => ({ data: codes }),
})
