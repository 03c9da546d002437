import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { acceptInvitation, declineInvitation } from '@/lib/invitations/accept-invitation'
import { findInvitation } from '@/lib/invitations/find-invitation'
import { invite } from '@/lib/testing/invite'
import { acme, as, person } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import { watch } from '@/lib/testing/watch'

/** Acme, and a newcomer invited by Adam. */
async function invited() {
  const org = await acme()
  const newcomer = await person('Newcomer')
  const { id: invitationId, token } = await invite(await as(org.adam, org.slug), newcomer.email)
  return { ...org, newcomer, invitationId, token }
}
const row = (id: string) => db.organizationInvitation.findUniqueOrThrow({ where: { id } })

test('the newcomer declines, and Adam is notified', async () => {
  const { id, newcomer, adam, invitationId, token } = await invited()
  const { events, mails } = await watch(() => declineInvitation(newcomer, { token }))
  expect(await row(invitationId)).toMatchObject({ status: 'declined', inviteeId: newcomer.id })
  expect(await db.organizationUser.count({ where: { organizationId: id } })).toBe(4)
  const data = { address: newcomer.email, role: 'member' }
  expect(events).toEqual([{ type: 'invitation.declined', actor: 'Newcomer', data }])
  expect(mails).toEqual([`invitation-declined to ${adam.email}`])
})

describe('signed out, with the emailed link', () => {
  test('a newcomer with an account declines', async () => {
    const { newcomer, invitationId, token } = await invited()
    await declineInvitation(null, { token })
    expect(await row(invitationId)).toMatchObject({ status: 'declined', inviteeId: newcomer.id })
  })

  test('a newcomer declines, and no account is created', async () => {
    const { slug, adam } = await acme()
    const email = `new.${slug}@new.test`
    const { id, token } = await invite(await as(adam, slug), email)
    const { events } = await watch(() => declineInvitation(null, { token }))
    expect(await row(id)).toMatchObject({ status: 'declined', inviteeId: null })
    expect(await db.user.count({ where: { email } })).toBe(0)
    expect(events).toEqual([
      { type: 'invitation.declined', data: { address: email, role: 'member' } },
    ])
  })
})

test('another account is refused, and nothing is used up', async () => {
  const { newcomer, zoe, adam, token } = await invited()
  for (const other of [zoe, adam])
    await expectRefusal('invitation-not-yours', () => declineInvitation(other, { token }))
  expect((await findInvitation(token))?.state).toBe('open')
  await declineInvitation(newcomer, { token })
})

test('declining twice is refused the second time and notifies once', async () => {
  const { newcomer, token } = await invited()
  await declineInvitation(newcomer, { token })
  await expectRefusal('invitation-declined', () => declineInvitation(newcomer, { token }))
})

test('it cannot be declined after accepting, or accepted after declining', async () => {
  const one = await invited()
  await acceptInvitation(one.newcomer, one)
  await expectRefusal('invitation-used', () => declineInvitation(one.newcomer, one))
  const two = await invited()
  await declineInvitation(two.newcomer, two)
  await expectRefusal('invitation-declined', () => acceptInvitation(two.newcomer, two))
})

test('it can be declined even if its sender is gone', async () => {
  const { newcomer, adam, invitationId, token } = await invited()
  await db.user.delete({ where: { id: adam.id } })
  const { mails } = await watch(() => declineInvitation(newcomer, { token }))
  expect((await row(invitationId)).status).toBe('declined')
  expect(mails).toEqual([])
})

test.each(['', 'x', 'a.b.c'])('it is refused with the link %j', async (token) => {
  await expectRefusal('link-invalid', () => declineInvitation(null, { token }))
})
