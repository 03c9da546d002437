import { expect, test } from 'vitest'
import { addMember, deactivateOrganization } from '@/lib/admin/organization-commands'
import { onOrganization } from '@/lib/access/staff-context'
import { db } from '@/lib/db'
import { resendInvitation, revokeInvitation } from '@/lib/invitations/manage-invitation'
import { changeRole } from '@/lib/members/change-role'
import { removeMember } from '@/lib/members/remove-member'
import { deleteOrganization } from '@/lib/organizations/delete-organization'
import { transferOwnership } from '@/lib/ownership/move-ownership'
import { updateOrganization } from '@/lib/organizations/update-organization'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { invite } from '@/lib/testing/invite'
import { mailTo } from '@/lib/testing/mail-to'
import { acme, as, person } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import { sam } from '@/lib/testing/staff'
import { watch } from '@/lib/testing/watch'

const asStaffEvents = (organizationId: string) =>
  db.event.count({ where: { organizationId, asStaff: true } })

test("the organization's own commands, as staff and while it is deactivated", async () => {
  const [staff, org] = [await sam(), await acme()]
  const { id: organizationId } = org
  const at = { organizationId }
  const first = await invite(await as(org.olive, org.slug), `newcomer.${org.slug}@new.test`)
  await onOrganization(deactivateOrganization)(staff, at)
  await onOrganization(updateOrganization)(staff, { ...at, name: 'New', slug: `${org.slug}-2` })
  await onOrganization(transferOwnership)(staff, { ...at, userId: org.adam.id })
  await onOrganization(changeRole)(staff, { ...at, userId: org.olive.id, role: 'member' })
  await onOrganization(removeMember)(staff, { ...at, userId: org.mia.id })
  await onOrganization(resendInvitation)(staff, { ...at, invitationId: first.id })
  await onOrganization(revokeInvitation)(staff, { ...at, invitationId: first.id })
  // One each, and one for the invitation that Olive can no longer answer for as a member.
  expect(await asStaffEvents(organizationId)).toBe(8)
  const owner = await db.organizationOwner.findUniqueOrThrow({ where: at })
  expect(owner.userId).toBe(org.adam.id)
  await onOrganization(deleteOrganization)(staff, { ...at, confirmation: 'New' })
  expect(await db.organization.count({ where: { id: organizationId, deletedAt: null } })).toBe(0)
})

test('the same rules as everywhere', async () => {
  const [staff, org] = [await sam(), await acme()]
  const at = { organizationId: org.id }
  await expectRefusal('owner-stays', () =>
    onOrganization(removeMember)(staff, { ...at, userId: org.olive.id }),
  )
  await expectRefusal(
    'owner-must-be-admin',
    () => onOrganization(transferOwnership)(staff, { ...at, userId: org.mia.id }),
    'userId',
  )
  await expectRefusal(
    'name-does-not-match',
    () => onOrganization(deleteOrganization)(staff, { ...at, confirmation: 'x' }),
    'confirmation',
  )
})

test('staff who are plain members there still act as staff', async () => {
  const [staff, org] = [await sam(), await acme()]
  const at = { organizationId: org.id }
  await db.organizationUser.create({ data: { ...at, userId: staff.id, role: 'member' } })
  await onOrganization(removeMember)(staff, { ...at, userId: org.max.id })
  expect(await asStaffEvents(org.id)).toBe(1)
})

test('Sam adds the newcomer directly: she is emailed, and her open invitation is revoked', async () => {
  const [staff, org, newcomer] = [await sam(), await acme(), await person('Newcomer')]
  const { id } = await invite(await as(org.olive, org.slug), newcomer.email)
  await drainOutbox()
  const { events, mails } = await watch(() =>
    onOrganization(addMember)(staff, {
      organizationId: org.id,
      email: newcomer.email,
      role: 'admin',
    }),
  )
  expect(events).toEqual([
    {
      type: 'invitation.revoked',
      actor: 'Sam',
      data: { address: newcomer.email, role: 'member', because: 'member-added' },
    },
    {
      type: 'member.added',
      actor: 'Sam',
      target: 'Newcomer',
      data: { role: 'admin', by: 'staff' },
    },
  ])
  expect(mails).toEqual([`member-added to ${newcomer.email}`])
  expect((await as(newcomer, org.slug)).actor.role).toBe('admin')
  const invitation = await db.organizationInvitation.findUniqueOrThrow({ where: { id } })
  expect(invitation.status).toBe('revoked')
  await drainOutbox()
  const { text } = await mailTo(newcomer.email)
  expect(text).toContain(`/orgs/${org.slug}`)
  expect(text).toContain('Sam')
})

test('adding refuses unknown people, inactive ones, members, and unknown roles', async () => {
  const [staff, org, newcomer] = [await sam(), await acme(), await person('Newcomer')]
  const add = (input: { email: string; role?: string }) => () =>
    onOrganization(addMember)(staff, { organizationId: org.id, role: 'member', ...input })
  await expectRefusal('person-unknown', add({ email: 'nobody@acme.test' }), 'email')
  await expectRefusal('already-member', add({ email: org.mia.email }), 'email')
  await expectRefusal('role-unknown', add({ email: newcomer.email, role: 'king' }), 'role')
  await db.user.update({ where: { id: newcomer.id }, data: { isActive: false } })
  await expectRefusal('person-inactive', add({ email: newcomer.email }), 'email')
  const ctx = await as(org.olive, org.slug)
  await expectRefusal('forbidden', () => addMember(ctx, { email: org.zoe.email, role: 'member' }))
})
