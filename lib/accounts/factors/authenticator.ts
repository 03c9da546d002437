import 'server-only'
import { seal, unseal } from '@/lib/access/seal'
import { knownDevice } from '@/lib/accounts/sessions/devices'
import type { Caller } from '@/lib/accounts/sign-in/begin-session'
import { type Tx, db } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { forgive, limit } from '@/lib/ops/rate-limits'
import { Secret, TOTP } from 'otpauth'
import config from '@/guildhall.config'
import { databaseNow } from '@/lib/database/clock'
import { factorAdded, factorRemoved, holdPerson } from '@/lib/accounts/factors/note-factors'
import type { TotpCodeInput } from '@/lib/accounts/factors/schema'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'

/**
 * Verifies a code from a person's authenticator app: each is accepted once, and none older than the
 * last accepted one.
 * @param state of an app in use, or of one that is being set up
 * @throws DomainError code-wrong at `code`
 */
export async function useTotpCode(
  tx: Tx,
  userId: string,
  code: string,
  state: 'confirmed' | 'new' = 'confirmed',
): Promise<void> {
  const row = await tx.authenticator.findUnique({ where: { userId } })
  const opened = row && unseal('totp', userId, row.secret)
  const step = opened && totpStep(opened.text, code)
  if (!row || !step || (row.confirmedAt !== null) !== (state === 'confirmed'))
    throw new DomainError('code-wrong', 'code')
  const { count } = await tx.authenticator.updateMany({
    where: { userId, lastStep: { lt: step } },
    data: {
      lastStep: step,
      confirmedAt: row.confirmedAt ?? new Date(),
      // A secret encrypted with an older AUTH_SECRET is encrypted anew, so that the older one can be
      // removed.
      ...(opened.isOld && { secret: seal('totp', userId, opened.text) }),
    },
  })
  if (count === 0) throw new DomainError('code-wrong', 'code')
}

/**
 * Limits attempts at a second factor. They are counted before the check, so that concurrent ones cannot
 * exceed the limit. A browser that was signed in before has its own counters, which nobody else can use
 * up.
 * @throws DomainError rate-limited, and what `look` throws
 */
export async function withinTries<R>(
  { id }: { id: string },
  from: Pick<Caller, 'device'> | null,
  look: () => Promise<R>,
): Promise<R> {
  const subject = `factor ${(await knownDevice(db, from?.device, { id })) ?? id}`
  await limit('secondFactor', subject)
  await limit('secondFactorDay', subject)
  const result = await look()
  await forgive('secondFactor', subject)
  await forgive('secondFactorDay', subject)
  return result
}

/** The lifetime of a code in seconds; the codes before and after are accepted too. */
const PERIOD = 30
const WINDOW = 1

/** Generates an authenticator app's secret: 160 random bits in base32. */
export const newTotpSecret = () => new Secret({ size: 20 }).base32

const totp = (secret: string, email = '') =>
  new TOTP({ issuer: config.brand.name, label: email, secret, period: PERIOD })

/** Returns the content of its QR code. */
export const totpUrl = (secret: string, email: string) => totp(secret, email).toString()

/** Returns the code that the app shows at a given time. */
export const totpCode = (secret: string, at = databaseNow().getTime()) =>
  totp(secret).generate({ timestamp: at })

/** Returns the time step of a code, for now or a step before or after; null for a wrong code. */
export function totpStep(
  secret: string,
  code: string,
  at = databaseNow().getTime(),
): number | null {
  const delta = totp(secret).validate({ token: code, timestamp: at, window: WINDOW })
  return delta === null ? null : Math.floor(at / 1000 / PERIOD) + delta
}

/**
 * Starts setting up an authenticator app, with a new secret. It is inactive until its first code.
 * @throws DomainError authenticator-on
 */
export async function startAuthenticator(user: SignedIn): Promise<void> {
  const { id: userId } = user
  const secret = seal('totp', userId, newTotpSecret())
  await db.$transaction(async (tx) => {
    await holdPerson(tx, user)
    await tx.authenticator.deleteMany({ where: { userId, confirmedAt: null } })
    const { count } = await tx.authenticator.createMany({
      data: { userId, secret },
      skipDuplicates: true,
    })
    if (count === 0) throw new DomainError('authenticator-on')
  })
}

/**
 * Activates the app with its first code. The person is notified by email.
 * @returns recovery codes for the first factor; null if the person has some
 * @throws DomainError code-wrong | rate-limited
 */
export const confirmAuthenticator = (
  user: SignedIn,
  { code }: TotpCodeInput,
): Promise<string[] | null> =>
  withinTries(user, null, () =>
    db.$transaction(async (tx) => {
      await holdPerson(tx, user)
      await useTotpCode(tx, user.id, code, 'new')
      return factorAdded(tx, user, { factor: 'authenticator' })
    }),
  )

/**
 * Removes the app, or one that is being set up. The person is emailed about the former.
 * @throws DomainError last-factor
 */
export const removeAuthenticator = (user: SignedIn): Promise<void> =>
  db.$transaction(async (tx) => {
    const where = { userId: user.id }
    await holdPerson(tx, user)
    await tx.authenticator.deleteMany({ where: { ...where, confirmedAt: null } })
    const { count } = await tx.authenticator.deleteMany({ where })
    if (count > 0) await factorRemoved(tx, user, { factor: 'authenticator' })
  })
