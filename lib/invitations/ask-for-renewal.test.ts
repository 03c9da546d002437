import { expect, test } from 'vitest'
import { db } from '@/lib/db'
import type { ErrorCode } from '@/lib/errors'
import { askForRenewal } from '@/lib/invitations/ask-for-link'
import { resendInvitation } from '@/lib/invitations/manage-invitation'
import { compose } from '@/lib/mail/compose'
import { invite } from '@/lib/testing/invite'
import { acme, as } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import { nothingChanges } from '@/lib/testing/snapshot'
import { watch } from '@/lib/testing/watch'

/** Acme, with an expired invitation from Adam. */
async function expired(role = 'member') {
  const org = await acme()
  const made = await invite(await as(org.adam, org.slug), `late.${org.slug}@new.test`, role)
  await db.organizationInvitation.update({
    where: { id: made.id },
    data: { expiresAt: new Date(Date.now() - 1000) },
  })
  return { ...org, ...made, orgId: org.id }
}

test('the inviter receives an email that links to the invitation', async () => {
  const { adam, email, slug, id, token } = await expired()
  const { events, mails } = await watch(() => askForRenewal({ token }))
  expect(events).toEqual([
    { type: 'invitation.renewalAsked', data: { address: email, role: 'member' } },
  ])
  expect(mails).toEqual([`invitation-renewal to ${adam.email}`])
  const mail = { template: 'invitation-renewal', invitationId: id, userId: adam.id } as const
  const { text } = (await compose({ ...mail, to: adam.email }, new Date(), null))!
  expect(text).toContain(email)
  expect(text).toContain(`/orgs/${slug}/invitations?q=${encodeURIComponent(email)}&status=expired`)
  // No longer needed.
  await resendInvitation(await as(adam, slug), { invitationId: id })
  expect(await compose({ ...mail, to: adam.email }, new Date(), null)).toBeNull()
})

test.each([
  ['leaves', { role: 'none' }],
  ['may no longer invite', { role: 'member' }],
])('when the inviter %s, the admins who can resend it are notified', async (_, { role }) => {
  const { adam, olive, mia, orgId, token } = await expired('admin')
  const where = { organizationId: orgId, userId: adam.id }
  if (role === 'none') await db.organizationUser.deleteMany({ where })
  else await db.organizationUser.updateMany({ where, data: { role } })
  await db.organizationUser.updateMany({ where: { userId: mia.id }, data: { role: 'admin' } })
  const { mails } = await watch(() => askForRenewal({ token }))
  expect(mails.sort()).toEqual(
    [olive, mia].map(({ email }) => `invitation-renewal to ${email}`).sort(),
  )
})

test('it can be requested before the expiry if the inviter is gone', async () => {
  const { adam, olive, slug, id, token } = await expired()
  await db.organizationInvitation.update({
    where: { id },
    data: { expiresAt: new Date(Date.now() + 60_000) },
  })
  await db.organizationUser.deleteMany({ where: { userId: adam.id } })
  const { mails } = await watch(() => askForRenewal({ token }))
  expect(mails).toEqual([`invitation-renewal to ${olive.email}`])
  const mail = { template: 'invitation-renewal', invitationId: id, userId: olive.id } as const
  const { text } = (await compose({ ...mail, to: olive.email }, new Date(), null))!
  expect(text).not.toContain('status=expired')
  expect(text).toContain(`/orgs/${slug}/invitations?q=`)
})

test('each invitation sends it once a day, with the same answer, even concurrently', async () => {
  const { token } = await expired()
  const { events, mails, result } = await watch(() =>
    Promise.all([1, 2, 3].map(() => askForRenewal({ token }))),
  )
  expect(result).toEqual([undefined, undefined, undefined])
  expect([events.length, mails.length]).toEqual([1, 1])
  const other = await expired()
  expect((await watch(() => askForRenewal(other))).mails).toHaveLength(1)
})

test('nothing happens for an open invitation', async () => {
  const { adam, slug } = await acme()
  const { token } = await invite(await as(adam, slug), `in.time.${slug}@new.test`)
  await nothingChanges(() => askForRenewal({ token }))
})

test.each<[string, object, ErrorCode]>([
  ['accepted', { status: 'accepted' }, 'invitation-used'],
  ['declined', { status: 'declined' }, 'invitation-declined'],
  ['revoked', { status: 'revoked' }, 'invitation-revoked'],
  ['sent again', { version: 2 }, 'invitation-replaced'],
])('it is refused for an invitation that was %s', async (_, data, code) => {
  const { id, token } = await expired()
  await db.organizationInvitation.update({ where: { id }, data })
  await expectRefusal(code, () => askForRenewal({ token }))
})

test('it is refused for an invalid link', () =>
  expectRefusal('link-invalid', () => askForRenewal({ token: 'x' })))
