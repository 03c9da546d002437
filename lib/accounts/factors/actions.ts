'use server'

import { confirmByCode, confirmByRecoveryCode } from '@/lib/accounts/factors/confirm-sign-in'
import { makeRecoveryCodes } from '@/lib/accounts/factors/recovery-codes'
import { addPasskey, removePasskey } from '@/lib/accounts/factors/passkeys'
import {
  proveByCode,
  proveByPassword,
  type RenewedSession,
} from '@/lib/accounts/factors/prove-again'
import {
  addPasskeySchema,
  confirmByCodeSchema,
  confirmByRecoveryCodeSchema,
  passkeyAnswerSchema,
  passkeyIdSchema,
  proveByCodeSchema,
  proveByPasswordSchema,
  startAuthenticatorSchema,
  totpCodeSchema,
} from '@/lib/accounts/factors/schema'
import {
  confirmAuthenticator,
  removeAuthenticator,
  startAuthenticator,
} from '@/lib/accounts/factors/set-up-authenticator'
import {
  confirmByPasskey,
  proveByPasskey,
  signInByPasskey,
} from '@/lib/accounts/factors/sign-in-by-passkey'
import { emptySchema } from '@/lib/accounts/profile/schema'
import {
  challengeCookie,
  pendingCookie,
  renewSessionCookie,
} from '@/lib/accounts/sessions/session-cookie'
import type { Begun } from '@/lib/accounts/sign-in/begin-session'
import { enterBrowser } from '@/lib/accounts/sign-in/enter-browser'
import { publicAction, userAction } from '@/lib/action/define-action'
import { safeNext, securityPath } from '@/lib/paths'

const enter = async ({ begun, next }: { begun: Begun; next?: string | undefined }) => ({
  to: await enterBrowser(begun, safeNext(next)),
})

const goOn = async ({ session, next }: { session: RenewedSession; next?: string | undefined }) => {
  await renewSessionCookie(session)
  return { to: safeNext(next) }
}

export const confirmByCodeAction = publicAction(
  confirmByCodeSchema,
  async (from, input) => ({
    begun: await confirmByCode({ ...from, pending: await pendingCookie.read() }, input),
    next: input.next,
  }),
  { limit: 'tokenIp', done: enter },
)

export const confirmByRecoveryCodeAction = publicAction(
  confirmByRecoveryCodeSchema,
  async (from, input) => ({
    begun: await confirmByRecoveryCode({ ...from, pending: await pendingCookie.read() }, input),
    next: input.next,
  }),
  { limit: 'tokenIp', done: enter },
)

export const proveByPasswordAction = userAction(
  proveByPasswordSchema,
  async (user, input) => ({ session: await proveByPassword(user, input), next: input.next }),
  { done: goOn },
)

export const proveByCodeAction = userAction(
  proveByCodeSchema,
  async (user, input, from) => ({
    session: await proveByCode(user, input, from),
    next: input.next,
  }),
  { done: goOn },
)

export const startAuthenticatorAction = userAction(
  startAuthenticatorSchema,
  async (user, { next }) => {
    await startAuthenticator(user)
    return next
  },
  { grave: true, done: (next) => ({ to: securityPath(next && safeNext(next), '/authenticator') }) },
)

/** Returns recovery codes if these are the first. */
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

export const signInByPasskeyAction = publicAction(
  passkeyAnswerSchema,
  async (from, input) => ({
    begun: await signInByPasskey(from, input, await challengeCookie.read()),
    next: input.next,
  }),
  { limit: 'tokenIp', done: enter },
)

export const confirmByPasskeyAction = publicAction(
  passkeyAnswerSchema,
  async (from, input) => ({
    begun: await confirmByPasskey(
      { ...from, pending: await pendingCookie.read() },
      input,
      await challengeCookie.read(),
    ),
    next: input.next,
  }),
  { limit: 'tokenIp', done: enter },
)

export const proveByPasskeyAction = userAction(
  passkeyAnswerSchema,
  async (user, input) => ({
    session: await proveByPasskey(user, input, await challengeCookie.read()),
    next: input.next,
  }),
  { done: goOn },
)

/** Returns recovery codes if these are the first. */
export const addPasskeyAction = userAction(
  addPasskeySchema,
  async (user, input) => addPasskey(user, input, await challengeCookie.read()),
  { grave: true, done: (codes) => ({ flash: 'passkeyAdded', data: codes }) },
)

export const removePasskeyAction = userAction(passkeyIdSchema, removePasskey, {
  grave: true,
  done: () => ({ flash: 'passkeyRemoved' }),
})
