import { describe, expect, test } from 'vitest'
import { removeAuthenticator } from '@/lib/accounts/factors/authenticator'
import { removePasskey } from '@/lib/accounts/factors/passkeys'
import { findSession } from '@/lib/accounts/sessions/find-session'
import { resetFactors } from '@/lib/admin/person-commands'
import { db } from '@/lib/db'
import { changeRole } from '@/lib/members/change-role'
import { isAdmin, isMember } from '@/lib/members/is-member'
import { leaveOrganization, leaveSuspended } from '@/lib/members/leave-organization'
import { suspendMember } from '@/lib/members/suspend-member'
import { listMyOrganizationsWithSize } from '@/lib/organizations/queries'
import { updateOrganization } from '@/lib/organizations/update-organization'
import { acceptOwnership, offerOwnership, transferOwnership } from '@/lib/ownership/move-ownership'
import { readOwnership } from '@/lib/ownership/queries'
import { forUser } from '@/lib/tenancy/for-user'
import { withAuthenticator } from '@/lib/testing/authenticator'
import { acme, as, member, type Person } from '@/lib/testing/people'
import { inDays, setPolicy, withPasskey } from '@/lib/testing/policy'
import { expectRefusal } from '@/lib/testing/refusal'
import { nothingChanges } from '@/lib/testing/snapshot'
import { sam } from '@/lib/testing/staff'

/** How somebody finds the organization: as a member, blocked for a reason, or not at all. */
async function finds({ token }: Person, slug: string) {
  const found = await findSession(token, slug)
  return found?.membership?.role ?? found?.blocked?.why ?? (found?.suspended ? 'suspended' : null)
}

/** Acme with a second factor required since yesterday; nobody has one. */
async function requiring(from = inDays(-1)) {
  const org = await acme()
  await setPolicy(org.id, { secondFactorFrom: from })
  return org
}

describe('a required second factor', () => {
  test('blocks the owner, admins and members without one from its date on, and nobody before', async () => {
    const { id, slug, olive, adam, mia } = await requiring(inDays(1))
    const found = async () => [
      await finds(olive, slug),
      await finds(adam, slug),
      await finds(mia, slug),
    ]
    expect(await found()).toEqual(['admin', 'admin', 'member'])
    await setPolicy(id, { secondFactorFrom: inDays(-1) })
    const why = 'second-factor'
    expect(await found()).toEqual([why, why, why])
    await setPolicy(id, { secondFactorFrom: null })
    expect(await found()).toEqual(['admin', 'admin', 'member'])
  })

  test('lets in whoever has an app or a passkey, with the role they had, on the next request', async () => {
    const { slug, adam, mia, max } = await requiring()
    await withAuthenticator(adam)
    await withPasskey(mia)
    expect([await finds(adam, slug), await finds(mia, slug)]).toEqual(['admin', 'member'])
    expect(await finds(max, slug)).toBe('second-factor')
  })

  test('does not count an app that was never confirmed', async () => {
    const { slug, mia } = await requiring()
    await withAuthenticator(mia)
    await db.authenticator.update({ where: { userId: mia.id }, data: { confirmedAt: null } })
    expect(await finds(mia, slug)).toBe('second-factor')
  })

  test('leaves other organizations of the same people alone', async () => {
    const { slug, other, mia, zoe } = await requiring()
    await db.organizationUser.create({ data: { organizationId: other.id, userId: mia.id } })
    expect(await finds(mia, slug)).toBe('second-factor')
    expect([await finds(mia, other.slug), await finds(zoe, other.slug)]).toEqual([
      'member',
      'admin',
    ])
    expect(await finds(zoe, slug)).toBeNull()
  })

  test('keeps role and seat, and the list of organizations says so', async () => {
    const { id, slug, mia } = await requiring()
    expect(await db.organizationUser.count({ where: { organizationId: id } })).toBe(4)
    const [listed] = (await listMyOrganizationsWithSize(mia)).rows
    expect(listed).toMatchObject({ slug, role: 'member', isBlocked: true, isSuspended: false })
    await withPasskey(mia)
    expect((await listMyOrganizationsWithSize(mia)).rows[0]).toMatchObject({ isBlocked: false })
  })

  test('a suspended member stays suspended, ready or not', async () => {
    const { id, slug, olive, mia } = await requiring()
    await withPasskey(olive)
    await suspendMember(await as(olive, slug), { userId: mia.id })
    expect(await finds(mia, slug)).toBe('suspended')
    await setPolicy(id, { secondFactorFrom: null })
    expect(await finds(mia, slug)).toBe('suspended')
  })

  test('lets a blocked member leave, who can come back, but not the owner', async () => {
    const { slug, mia, olive, max } = await requiring()
    const name = (await findSession(mia.token, slug))!.blocked!.organization.name
    expect(await leaveSuspended(mia, { org: slug })).toBe(name)
    expect(await finds(mia, slug)).toBeNull()
    const former = await db.formerMember.findFirstOrThrow({ where: { userId: mia.id } })
    expect(former).toMatchObject({ wasSuspended: false, wasRemoved: false })
    await expectRefusal('owner-stays', () => leaveSuspended(olive, { org: slug }))
    await withPasskey(max)
    await expectRefusal('not-found', () => leaveSuspended(max, { org: slug }))
  })

  test('does not bind staff, who act as staff and not as the member they may be', async () => {
    const { id, slug } = await requiring()
    const staff = await sam()
    expect((await as(staff, slug)).actor.isStaff).toBe(true)
    await db.organizationUser.create({
      data: { organizationId: id, userId: staff.id, role: 'admin' },
    })
    expect((await as(staff, slug)).user.asStaff).toBe(true)
    await withPasskey(staff)
    expect((await as(staff, slug)).user.asStaff).toBe(false)
  })

  test('refuses the commands of a page that was loaded before its date', async () => {
    const { id, slug, adam, max } = await acme()
    const page = await as(adam, slug)
    await setPolicy(id, { secondFactorFrom: inDays(-1) })
    const attempts = [
      () => changeRole(page, { userId: max.id, role: 'admin' }),
      () => updateOrganization(page, { name: 'Mine', slug }),
      () => leaveOrganization(page),
    ]
    await nothingChanges(async () => {
      for (const attempt of attempts) await expectRefusal('blocked-second-factor', attempt)
    })
    await withPasskey(adam)
    await changeRole(page, { userId: max.id, role: 'admin' })
  })

  test('closes what asks by person: is_member, is_admin and for_user', async () => {
    const { id, slug, adam, mia } = await requiring()
    const asked = async () => [
      await isMember(mia, slug),
      await isAdmin({ id: adam.id }, { id }),
      await forUser(mia).organizationUser.count(),
      await forUser({ id: adam.id }).organizationUser.count(),
    ]
    expect(await asked()).toEqual([false, false, 0, 0])
    await setPolicy(id, { secondFactorFrom: inDays(1) })
    expect(await asked()).toEqual([true, true, 4, 4])
    await setPolicy(id, { secondFactorFrom: inDays(-1) })
    await withPasskey(mia)
    await withPasskey(adam)
    expect(await asked()).toEqual([true, true, 4, 4])
  })
})

describe('the way in and the age of a session', () => {
  const change = (who: Person, data: object) =>
    db.session.update({ where: { id: who.sessionId }, data })
  const again = async (who: Person) => (await findSession(who.token))!.user

  test('block everywhere where they do not suit the policy, and only there', async () => {
    const { id, slug, other, mia, zoe } = await acme()
    await setPolicy(id, { allowedWays: ['passkey'], sessionHours: 8 })
    await change(mia, { methods: ['password'] })
    await change(zoe, { methods: ['password'] })
    expect([await finds(mia, slug), await finds(zoe, other.slug)]).toEqual(['way-in', 'admin'])
    await change(mia, { methods: ['passkey'], provedAt: inDays(-1) })
    expect(await finds(mia, slug)).toBe('session')
    await change(mia, { provedAt: new Date() })
    expect(await finds(mia, slug)).toBe('member')
  })

  test('close what asks by person with a session, and nothing that has none', async () => {
    const { id, slug, mia } = await acme()
    await change(mia, { methods: ['password'] })
    const asked = async () => [
      await isMember(await again(mia), slug),
      await forUser(await again(mia)).organizationUser.count(),
    ]
    await setPolicy(id, { allowedWays: ['passkey'] })
    expect(await asked()).toEqual([false, 0])
    await setPolicy(id, { allowedWays: ['passkey', 'password'], sessionHours: 1 })
    expect(await asked()).toEqual([true, 4])
    await change(mia, { provedAt: inDays(-1) })
    expect(await asked()).toEqual([false, 0])
    expect(await isMember({ id: mia.id }, slug)).toBe(true)
  })

  test('refuse the commands of a page that was loaded before', async () => {
    const { id, slug, adam, max } = await acme()
    const page = await as(adam, slug)
    const attempt = () => changeRole(page, { userId: max.id, role: 'admin' })
    await setPolicy(id, { allowedWays: ['passkey'] })
    await expectRefusal('blocked-way-in', attempt)
    await setPolicy(id, { allowedWays: [], sessionHours: 1 })
    page.user.signIn.provedAt = inDays(-1)
    await expectRefusal('blocked-session', attempt)
  })
})

describe('the owner of an organization that requires a second factor', () => {
  test('keeps the last one, whichever it is, and can remove any other', async () => {
    const { name, olive } = await requiring(inDays(9))
    await withAuthenticator(olive)
    const { id: passkeyId } = await withPasskey(olive)
    await removePasskey(olive, { passkeyId })
    await nothingChanges(() => expectRefusal('last-factor', () => removeAuthenticator(olive)))
    const { id: second } = await withPasskey(olive)
    await removeAuthenticator(olive)
    const refused = removePasskey(olive, { passkeyId: second })
    await expect(refused).rejects.toMatchObject({ values: { organization: name } })
  })

  test('keeps one when all are removed at the same time', async () => {
    const { olive } = await requiring()
    const keys: string[] = []
    for (let count = 0; count < 10; count++) keys.push((await withPasskey(olive)).id)
    const removed = await Promise.allSettled(
      keys.map((passkeyId) => removePasskey(olive, { passkeyId })),
    )
    expect(removed.filter(({ status }) => status === 'rejected')).toHaveLength(1)
    expect(await db.passkey.count({ where: { userId: olive.id } })).toBe(1)
  })

  test('can remove it where nothing requires it, as can members where something does', async () => {
    const { zoe, mia } = await requiring()
    await withAuthenticator(zoe)
    await removeAuthenticator(zoe)
    await withAuthenticator(mia)
    await removeAuthenticator(mia)
  })

  test('can lose it to a reset by staff, is blocked like everyone, and can set up a new one', async () => {
    const { slug, olive } = await requiring()
    await withAuthenticator(olive)
    await resetFactors({ ...(await sam()), asStaff: true }, { userId: olive.id, reason: 'lost' })
    expect(await finds(olive, slug)).toBe('second-factor')
    await withPasskey(olive)
    expect(await finds(olive, slug)).toBe('admin')
  })

  test('transfers it only to an admin with one, from its date on', async () => {
    const { id, slug, olive, adam } = await requiring()
    await withPasskey(olive)
    const owner = await as(olive, slug)
    for (const attempt of [offerOwnership, transferOwnership])
      await expectRefusal('owner-needs-factor', () => attempt(owner, { userId: adam.id }), 'userId')
    expect(await readOwnership(owner)).toMatchObject({ candidates: [], mustBeReady: true })
    await setPolicy(id, { secondFactorFrom: inDays(1) })
    const { candidates, mustBeReady } = await readOwnership(await as(olive, slug))
    expect([candidates.length, mustBeReady]).toEqual([1, false])
    await offerOwnership(owner, { userId: adam.id })
    const page = await as(adam, slug)
    await setPolicy(id, { secondFactorFrom: inDays(-1) })
    await expectRefusal('blocked-second-factor', () => acceptOwnership(page))
    await withPasskey(adam)
    await acceptOwnership(page)
    expect((await as(adam, slug)).actor.isOwner).toBe(true)
  })
})

test('an admin who joins the policy late is as bound as the others', async () => {
  const { id, slug } = await requiring()
  expect(await finds(await member(id, 'Late', 'admin'), slug)).toBe('second-factor')
})
