import { expect, test } from 'vitest'
import { pseudonymOf } from '@/lib/account-deletion/erase-traces'
import { deletePerson } from '@/lib/admin/person-commands'
import { db } from '@/lib/db'
import { createOrganization } from '@/lib/organizations/create-organization'
import { invite } from '@/lib/testing/invite'
import { acme, as, person } from '@/lib/testing/people'
import { expectRefusal, outcome } from '@/lib/testing/refusal'
import { sam } from '@/lib/testing/staff'
import { watch } from '@/lib/testing/watch'

test('Sam deletes Adam: his memberships end as usual, and nobody emails him', async () => {
  const [staff, org] = [await sam(), await acme()]
  const { id } = await invite(await as(org.adam, org.slug), `newcomer.${org.slug}@new.test`)
  const { events, mails } = await watch(() =>
    deletePerson(staff, { userId: org.adam.id, confirmation: org.adam.email.toUpperCase() }),
  )
  expect(events.map(({ type, actor, target }) => [type, actor, target])).toEqual([
    ['invitation.revoked', 'Sam', undefined],
    ['member.removed', 'Sam', pseudonymOf(org.adam.id)],
    ['user.deleted', 'Sam', pseudonymOf(org.adam.id)],
  ])
  expect(mails).toEqual([])
  expect(await db.user.count({ where: { id: org.adam.id } })).toBe(0)
  const invitation = await db.organizationInvitation.findUniqueOrThrow({ where: { id } })
  expect(invitation).toMatchObject({ status: 'revoked', invitedById: null })
  const trail = await db.event.findMany({
    where: { organizationId: org.id },
    select: { asStaff: true },
  })
  expect(trail.filter(({ asStaff }) => asStaff)).toHaveLength(2)
})

test('an owner of organizations is refused, with their names', async () => {
  const [staff, org] = [await sam(), await acme()]
  const input = { userId: org.olive.id, confirmation: org.olive.email }
  await expectRefusal('owns-organizations', () => deletePerson(staff, input), 'confirmation')
  await expect(deletePerson(staff, input)).rejects.toMatchObject({
    values: { organizations: org.name },
  })
})

test('a different address as confirmation is refused', async () => {
  const [staff, newcomer] = [await sam(), await person('Newcomer')]
  const input = { userId: newcomer.id, confirmation: 'somebody@else.test' }
  await expectRefusal('address-does-not-match', () => deletePerson(staff, input), 'confirmation')
})

test('nobody deletes themselves', async () => {
  const staff = await sam()
  const input = { userId: staff.id, confirmation: staff.email }
  await expectRefusal('not-yourself', () => deletePerson(staff, input))
})

test('five times concurrently while they create an organization: either all or nothing is deleted', async () => {
  const staff = await sam()
  for (let n = 0; n < 5; n++) {
    const newcomer = await person('Newcomer')
    const input = { userId: newcomer.id, confirmation: newcomer.email }
    const slug = `race-${newcomer.id.slice(0, 8)}`
    const [deleted] = await Promise.all([
      outcome(deletePerson(staff, input)),
      createOrganization(newcomer, { name: 'Race', slug }).catch(() => null),
    ])
    expect(['done', 'owns-organizations at confirmation']).toContain(deleted)
    const left = await db.user.count({ where: { id: newcomer.id } })
    expect(await db.organization.count({ where: { slug } })).toBe(left)
  }
})
