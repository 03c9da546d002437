import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { activatePerson, deactivatePerson } from '@/lib/admin/person-commands'
import { deactivateOrganization } from '@/lib/admin/organization-commands'
import { staffContext } from '@/lib/access/staff-context'
import { adapter } from '@/lib/accounts/sign-in/adapter'
import { findSession } from '@/lib/accounts/sessions/find-session'
import { requestPasswordReset } from '@/lib/accounts/sign-in/request-link'
import { readUserToken, userToken } from '@/lib/accounts/sign-in/user-token'
import { db } from '@/lib/db'
import { joinByInvitation } from '@/lib/invitations/join-by-invitation'
import { tidyUp } from '@/lib/ops/tidy-up'
import { activateAccount } from '@/lib/accounts/sign-up/activate-account'
import { signUp } from '@/lib/accounts/sign-up/sign-up'
import { invite } from '@/lib/testing/invite'
import { acme, as, person } from '@/lib/testing/people'
import { expectRefusal, outcomes } from '@/lib/testing/refusal'
import { nothingChanges } from '@/lib/testing/snapshot'
import { sam } from '@/lib/testing/staff'
import { watch } from '@/lib/testing/watch'

const password = 'four unrelated words here'

/** A person who signed up but has not used the link, with a pending organization. */
async function waiting() {
  const slug = `waiting-${randomUUID().slice(0, 8)}`
  await signUp({ name: 'Waiting', slug, email: `${slug}@new.test` })
  const user = await db.user.findUniqueOrThrow({ where: { email: `${slug}@new.test` } })
  const organization = await db.organization.findUniqueOrThrow({ where: { slug } })
  return { user, organization, slug, link: userToken('activate', user) }
}

test('Sam deactivates Olive: she is signed out everywhere, and keeps what she owns', async () => {
  const [staff, org] = [await sam(), await acme()]
  const { events, mails } = await watch(() => deactivatePerson(staff, { userId: org.olive.id }))
  expect(await findSession(org.olive.token)).toBeNull()
  expect(await db.session.count({ where: { userId: org.olive.id } })).toBe(0)
  expect(events).toEqual([
    { type: 'user.deactivated', actor: 'Sam', target: 'Olive', data: { sessions: 1 } },
  ])
  expect(mails).toEqual([])
  expect(await db.organizationOwner.count({ where: { userId: org.olive.id } })).toBe(1)
  await nothingChanges(() => deactivatePerson(staff, { userId: org.olive.id }))
})

test('and reactivates her: she can sign in, but no session comes back', async () => {
  const [staff, newcomer] = [await sam(), await person('Newcomer')]
  await deactivatePerson(staff, { userId: newcomer.id })
  const { events } = await watch(() => activatePerson(staff, { userId: newcomer.id }))
  expect(events).toEqual([{ type: 'user.reactivated', actor: 'Sam', target: 'Newcomer', data: {} }])
  expect(await findSession(newcomer.token)).toBeNull()
  expect(await db.user.findUniqueOrThrow({ where: { id: newcomer.id } })).toMatchObject({
    isActive: true,
    deactivatedAt: null,
  })
  await nothingChanges(() => activatePerson(staff, { userId: newcomer.id }))
})

test('nobody deactivates themselves', async () => {
  const staff = await sam()
  await expectRefusal('not-yourself', () => deactivatePerson(staff, { userId: staff.id }))
})

test('of two staff who deactivate each other, one stays active', async () => {
  const [one, other] = [await sam('Sam'), await sam('Other')]
  const ends = await outcomes([
    deactivatePerson(one, { userId: other.id }),
    deactivatePerson(other, { userId: one.id }),
  ])
  expect(ends).toEqual({ done: 1, 'not-found': 1 })
})

test('the database refuses a person who is both active and deactivated', async () => {
  const { id } = await person('Newcomer')
  const both = db.user.update({ where: { id }, data: { deactivatedAt: new Date() } })
  await expect(both).rejects.toThrow('User_off_is_inactive')
})

test('a deactivated person without a password cannot return in any way', async () => {
  const [staff, org, { user, link }] = [await sam(), await acme(), await waiting()]
  const { email } = user
  const invitation = await invite(await as(org.olive, org.slug), email)
  await deactivatePerson(staff, { userId: user.id })
  expect(await readUserToken(db, 'activate', link)).toBeNull()
  const off = await db.user.findUniqueOrThrow({ where: { id: user.id } })
  expect(await readUserToken(db, 'activate', userToken('activate', off))).toBeNull()
  await nothingChanges(() => requestPasswordReset({ email }))
  await nothingChanges(() => signUp({ name: 'Again', slug: '', email }))
  const join = { ...invitation, name: 'Newcomer', password, confirmPassword: password }
  await expectRefusal('sign-in-failed', () => joinByInvitation(join, null))
  const byProvider = Promise.resolve(
    adapter.createUser?.({ id: '', email, emailVerified: null, name: 'Newcomer' } as never),
  )
  await expect(byProvider).rejects.toThrow()
  expect(await db.user.count({ where: { id: user.id, isActive: false } })).toBe(1)
})

test('and is not deleted as an abandoned sign-up', async () => {
  const [staff, kept, gone] = [await sam(), await waiting(), await waiting()]
  await deactivatePerson(staff, { userId: kept.user.id })
  const ids = { in: [kept.user.id, gone.user.id] }
  const long = { createdAt: new Date(Date.now() - 1e10) }
  await db.user.updateMany({ where: { id: ids }, data: long })
  await db.organization.updateMany({ where: { owner: { userId: ids } }, data: long })
  await tidyUp()
  const left = await db.user.findMany({ where: { id: ids } })
  expect(left.map(({ id }) => id)).toEqual([kept.user.id])
})

test('Sam activates a pending person, together with their organization', async () => {
  const [staff, { user, organization, link }] = [await sam(), await waiting()]
  const { events } = await watch(() => activatePerson(staff, { userId: user.id }))
  expect(events.map(({ type, actor }) => `${type} by ${actor}`)).toEqual([
    'organization.activated by Sam',
    'user.activated by Sam',
  ])
  const now = await db.organization.findUniqueOrThrow({ where: { id: organization.id } })
  expect(now.isActive).toBe(true)
  expect(await readUserToken(db, 'activate', link)).toBeNull()
})

test("an owner's activation link does not reactivate what staff deactivated", async () => {
  const [staff, { user, organization, link }] = [await sam(), await waiting()]
  await deactivateOrganization(await staffContext(staff, organization.id))
  const input = { token: link, name: 'Newcomer', password, confirmPassword: password }
  const { slug } = await activateAccount(input, null)
  expect(slug).toBeUndefined()
  expect(await db.user.count({ where: { id: user.id, isActive: true } })).toBe(1)
  const after = await db.organization.findUniqueOrThrow({ where: { id: organization.id } })
  expect(after.isActive).toBe(false)
})
