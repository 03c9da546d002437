import 'server-only'
import type { Staff } from '@/lib/access/staff-context'
import {
  withPersonLock,
  ensureAnother,
  type LockedPerson,
  lockPerson,
} from '@/lib/admin/lock-person'
import type {
  EditPersonInput,
  PersonIdInput,
  ResetFactorsInput,
  DeletePersonInput,
} from '@/lib/admin/schema'
import { writeOnlyAddress } from '@/lib/accounts/address/find-account'
import { endSessionsOf } from '@/lib/accounts/sessions/end-sessions'
import { record } from '@/lib/events/record'
import { isReady, secondFactors } from '@/lib/accounts/factors/second-factors'
import config from '@/guildhall.config'
import { limit } from '@/lib/ops/rate-limits'
import { type Tx, db } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { accountState } from '@/lib/accounts/account-state'
import { keptMail } from '@/lib/accounts/sign-in/begin-session'
import { activateWaitingOrganizations } from '@/lib/accounts/sign-up/activate-user'
import type { Person } from '@/lib/accounts/person'
import { canonicalEmail } from '@/lib/accounts/email-address'
import { eraseUser } from '@/lib/account-deletion/erase-user'
import { erasing, lockOrganizationsOf } from '@/lib/organizations/with-org-lock'
import { inTurn } from '@/lib/database/in-turn'

/**
 * Changes a person's name and address. A changed address may hand an account back that somebody else got
 * into: whatever but password and factors lets somebody in ends (writeOnlyAddress). Both addresses are
 * emailed, unless the account was never activated.
 * @throws DomainError not-found | email-taken
 */
export const editPerson = (staff: Staff, { userId, name, email }: EditPersonInput) =>
  withPersonLock(staff, userId, async (tx, person) => {
    if (person.name === name && person.email === email) return
    const isMoved = person.email !== email
    // Staff who change their own go on with what they are doing.
    if (isMoved) await writeOnlyAddress(tx, userId, { name, email }, staff.sessionId)
    else await tx.user.update({ where: { id: userId }, data: { name }, select: { id: true } })
    const mail = { template: 'email-edited', userId } as const
    await record(
      tx,
      {
        type: 'user.edited',
        actor: staff,
        target: { id: userId, name, email },
        data: { from: { name: person.name, email: person.email }, to: { name, email } },
      },
      // A pending account has had no proven address.
      ...(isMoved && accountState(person) !== 'pending'
        ? [
            { ...mail, to: person.email, became: 'former' as const },
            { ...mail, to: email, became: 'primary' as const },
          ]
        : []),
    )
  })

/**
 * Ends all of a person's sessions. They can sign in again.
 * @throws DomainError not-found
 */
export const endPersonSessions = (staff: Staff, { userId }: PersonIdInput) =>
  withPersonLock(staff, userId, async (tx, person) => {
    if ((await tx.session.count({ where: { userId } })) === 0) return
    const { sessions } = await endSessionsOf(tx, userId)
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
    const type = accountState(person) === 'pending' ? 'user.activated' : 'user.reactivated'
    await record(
      tx,
      { type, actor: staff, target: person, data: {} },
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
    const { sessions } = await endSessionsOf(tx, userId)
    await record(tx, { type: 'user.deactivated', actor: staff, target: person, data: { sessions } })
  })

/**
 * Grants or revokes staff access, effective on the person's next request. The caller holds the person's
 * row.
 * @param actor undefined for a command run on the server
 * @throws DomainError person-inactive
 */
export async function changeStaff(
  tx: Tx,
  { person, isSuperuser, actor }: { person: LockedPerson; isSuperuser: boolean; actor?: Person },
): Promise<void> {
  if (person.isSuperuser === isSuperuser) return
  if (isSuperuser && !person.isActive) throw new DomainError('person-inactive')
  await tx.user.update({ where: { id: person.id }, data: { isSuperuser }, select: { id: true } })
  await record(tx, {
    type: isSuperuser ? 'user.staffGranted' : 'user.staffRevoked',
    actor,
    target: person,
    data: {},
  })
}

/**
 * Grants an active person access to the back office and to every organization.
 * @throws DomainError not-found | person-inactive
 */
export const grantStaff = (staff: Staff, { userId }: PersonIdInput) =>
  withPersonLock(staff, userId, (tx, person) =>
    changeStaff(tx, { person, isSuperuser: true, actor: staff }),
  )

/**
 * Revokes another person's staff access; their account and memberships are kept.
 * @throws DomainError not-found | not-yourself
 */
export const revokeStaff = (staff: Staff, { userId }: PersonIdInput) =>
  withPersonLock(staff, userId, async (tx, person) => {
    ensureAnother(staff, person)
    await changeStaff(tx, { person, isSuperuser: false, actor: staff })
  })

/**
 * Grants or revokes staff access by address: for the command line, where the first staff member is
 * made. The audit log names no actor.
 * @returns whether anything changed
 * @throws DomainError person-unknown | person-inactive
 */
export const changeStaffByAddress = (address: string, isSuperuser: boolean): Promise<boolean> =>
  db.$transaction(async (tx) => {
    const [person] = await tx.$queryRaw<LockedPerson[]>`
      SELECT id, name, email, "isActive", "isSuperuser", "deactivatedAt", "deletesAt"
      FROM "User"
      WHERE email = ${canonicalEmail(address) ?? ''} FOR UPDATE`
    if (!person) throw new DomainError('person-unknown')
    await changeStaff(tx, { person, isSuperuser })
    return person.isSuperuser !== isSuperuser
  })

/**
 * Deletes a user permanently, with everything that identifies them. Organizations they own must be
 * transferred or deleted first.
 * @throws DomainError not-found | not-yourself | address-does-not-match | owns-organizations
 */
export const deletePerson = (staff: Staff, { userId, confirmation }: DeletePersonInput) =>
  inTurn(`person ${userId}`, () =>
    db.$transaction(async (tx) => {
      // Locks organizations before the user, in the same order as accepting an invitation. The lock on
      // the user's row prevents new memberships.
      const locked = await lockOrganizationsOf(tx, userId)
      const person = await lockPerson(tx, staff, userId)
      ensureAnother(staff, person)
      if (canonicalEmail(confirmation) !== person.email)
        throw new DomainError('address-does-not-match', 'confirmation', { email: person.email })
      await ensureOwnsNothing(tx, person)
      await eraseUser(tx, person, locked, staff)
    }, erasing),
  )

async function ensureOwnsNothing(tx: Tx, person: LockedPerson) {
  const owned = await tx.organization.findMany({
    where: { owner: { userId: person.id } },
    select: { name: true },
    orderBy: { name: 'asc' },
    take: 11,
  })
  if (owned.length === 0) return
  const names = owned.slice(0, 10).map(({ name }) => name)
  const organizations = [...names, ...(owned.length > 10 ? ['…'] : [])].join(', ')
  throw new DomainError('owns-organizations', 'confirmation', { organizations })
}
