import 'server-only'
import type { Staff } from '@/lib/access/staff-context'
import { withPersonLock, ensureAnother } from '@/lib/admin/lock-person'
import type { EditPersonInput, PersonIdInput, ResetFactorsInput } from '@/lib/admin/schema'
import { writeAddress } from '@/lib/accounts/address/find-account'
import { record } from '@/lib/events/record'
import { isReady, secondFactors } from '@/lib/accounts/factors/second-factors'
import config from '@/guildhall.config'
import { limit } from '@/lib/ops/rate-limits'
import type { Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { accountState } from '@/lib/accounts/account-state'
import { keptMail } from '@/lib/accounts/sign-in/begin-session'
import { activateWaitingOrganizations } from '@/lib/accounts/sign-up/activate-user'

/**
 * Changes a person's name and address. Links emailed to the old address stop working.
 * @throws DomainError not-found | email-taken
 */
export const editPerson = (staff: Staff, { userId, name, email }: EditPersonInput) =>
  withPersonLock(staff, userId, async (tx, person) => {
    if (person.name === name && person.email === email) return
    const isMoved = person.email !== email
    await writeAddress(tx, userId, {
      ...{ name, email },
      ...(isMoved && { undoVersion: { increment: 1 } }),
    })
    await record(tx, {
      type: 'user.edited',
      actor: staff,
      target: { id: userId, name, email },
      data: { from: { name: person.name, email: person.email }, to: { name, email } },
    })
  })

/**
 * Ends all of a person's sessions. They can sign in again.
 * @throws DomainError not-found
 */
export const endPersonSessions = (staff: Staff, { userId }: PersonIdInput) =>
  withPersonLock(staff, userId, async (tx, person) => {
    const { count: sessions } = await tx.session.deleteMany({ where: { userId } })
    if (sessions === 0) return
    await record(tx, { type: 'user.signedOut', actor: staff, target: person, data: { sessions } })
  })

/**
 * Takes away the authenticator app, the passkeys and the recovery codes of a person who has lost them. They
 * are mailed the reason.
 * @throws DomainError not-found | not-yourself
 */
export const resetFactors = (staff: Staff, { userId, reason }: ResetFactorsInput) =>
  withPersonLock(staff, userId, async (tx, person) => {
    ensureAnother(staff, person)
    if (!isReady(await secondFactors(userId, tx))) return
    await tx.authenticator.deleteMany({ where: { userId } })
    await tx.passkey.deleteMany({ where: { userId } })
    await tx.recoveryCode.deleteMany({ where: { userId } })
    await record(
      tx,
      { type: 'user.factorsReset', actor: staff, target: person, data: { reason } },
      { template: 'factors-changed', to: person.email, userId, change: 'factors-reset', reason },
    )
  })

/**
 * Emails a person a link to set a new password or, while they are pending, their activation link; a
 * sign-in link if they have no password and may set none. Staff never see it.
 * @throws DomainError not-found | person-inactive for a deactivated account | rate-limited
 */
export const mailPersonLink = async (staff: Staff, { userId }: PersonIdInput) => {
  await limit('staffLink', userId)
  await withPersonLock(staff, userId, async (tx, person) => {
    const state = accountState(person)
    if (state === 'deactivated') throw new DomainError('person-inactive')
    const template =
      state === 'pending'
        ? 'activate-account'
        : (await maySetPassword(tx, userId))
          ? 'password-reset'
          : 'sign-in-link'
    await record(
      tx,
      { type: 'user.linkMailed', actor: staff, target: person, data: { template } },
      { template, to: person.email, userId },
    )
  })
}

const maySetPassword = async (tx: Tx, id: string) =>
  config.allow.firstPassword ||
  (await tx.user.count({ where: { id, passwordHash: { not: null } } })) > 0

/**
 * Activates a person: one whom staff deactivated; one who waits for their activation link, whose
 * address staff vouch for; or one whose account is going to be deleted. Activates organizations that
 * wait for them, but not those that staff deactivated.
 * @throws DomainError not-found
 */
export const activatePerson = (staff: Staff, { userId }: PersonIdInput) =>
  withPersonLock(staff, userId, async (tx, person) => {
    if (person.isActive) return
    await tx.user.updateMany({
      where: { id: userId },
      data: {
        ...{ isActive: true, deactivatedAt: null, emailVerified: new Date() },
        ...{ deletesAt: null, closingRemindedAt: null },
      },
    })
    await record(
      tx,
      { type: 'user.reactivated', actor: staff, target: person, data: {} },
      ...(person.deletesAt ? [keptMail(person)] : []),
    )
    await activateWaitingOrganizations(tx, userId, staff)
  })

/**
 * Deactivates a person: they are signed out on their next request, and no link reactivates them,
 * whether they were active or pending. What they own stays unchanged.
 * @throws DomainError not-found | not-yourself
 */
export const deactivatePerson = (staff: Staff, { userId }: PersonIdInput) =>
  withPersonLock(staff, userId, async (tx, person) => {
    ensureAnother(staff, person)
    if (person.deactivatedAt) return
    await tx.user.updateMany({
      where: { id: userId },
      data: { isActive: false, deactivatedAt: new Date() },
    })
    const { count: sessions } = await tx.session.deleteMany({ where: { userId } })
    await record(tx, { type: 'user.deactivated', actor: staff, target: person, data: { sessions } })
  })
