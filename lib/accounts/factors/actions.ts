'use server'

import {
  confirmByCode,
  confirmByPasskey,
  confirmByRecoveryCode,
  signInByPasskey,
} from '@/lib/accounts/factors/confirm-sign-in'
import { makeRecoveryCodes } from '@/lib/accounts/factors/recovery-codes'
import { addPasskey, removePasskey } from '@/lib/accounts/factors/passkeys'
import {
  proveByCode,
  proveByPasskey,
  proveByPassword,
  type RenewedSession,
} from '@/lib/accounts/factors/prove-again'
import {
  addPasskeySchema,
  confirmByCodeSchema,
  confirmByRecoveryCodeSchema,
  passkeyAnswerSchema,
  passkeyIdSchema,
  proveByPasswordSchema,
  startAuthenticatorSchema,
  totpCodeSchema,
} from '@/lib/accounts/factors/schema'
import {
  confirmAuthenticator,
  removeAuthenticator,
  startAuthenticator,
} from '@/lib/accounts/factors/authenticator'
import { emptySchema } from '@/lib/accounts/profile/schema'
import {
  challengeCookie,
  pendingCookie,
  renewSessionCookie,
} from '@/lib/accounts/sessions/session-cookie'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import type { Caller } from '@/lib/accounts/sign-in/begin-session'
import { enter, entering, type Onward } from '@/lib/accounts/sign-in/enter-browser'
import { publicAction, userAction } from '@/lib/action/define-action'
import { safeNext, securityPath } from '@/lib/paths'

const waiting = async (from: Caller) => ({ ...from, pending: await pendingCookie.read() })

/** Like `entering`, for a command that proves again who one is. */
const proving =
  <I extends Onward>(prove: (user: SignedIn, input: I, from: Caller) => Promise<RenewedSession>) =>
  async (user: SignedIn, input: I, from: Caller) => ({
    session: await prove(user, input, from),
    next: input.next,
  })

const goOn = async ({ session, next }: { session: RenewedSession } & Onward) => {
  await renewSessionCookie(session)
  return { to: safeNext(next) }
}

export const confirmByCodeAction = publicAction(
  confirmByCodeSchema,
  entering(async (from, input) => confirmByCode(await waiting(from), input)),
  { limit: 'tokenIp', done: enter },
)

export const confirmByRecoveryCodeAction = publicAction(
  confirmByRecoveryCodeSchema,
  entering(async (from, input) => confirmByRecoveryCode(await waiting(from), input)),
  { limit: 'tokenIp', done: enter },
)

export const proveByPasswordAction = userAction(proveByPasswordSchema, proving(proveByPassword), {
  done: goOn,
})

export const proveByCodeAction = userAction(confirmByCodeSchema, proving(proveByCode), {
  done: goOn,
})

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
  entering(async (from, input) => signInByPasskey(from, input, await challengeCookie.read())),
  { limit: 'tokenIp', done: enter },
)

export const confirmByPasskeyAction = publicAction(
  passkeyAnswerSchema,
  entering(async (from, input) =>
    confirmByPasskey(await waiting(from), input, await challengeCookie.read()),
  ),
  { limit: 'tokenIp', done: enter },
)

export const proveByPasskeyAction = userAction(
  passkeyAnswerSchema,
  proving(async (user, input) => proveByPasskey(user, input, await challengeCookie.read())),
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
