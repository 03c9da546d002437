import { expect, test } from 'vitest'
import { readMemberStory } from '@/lib/members/queries'
import { removeMember } from '@/lib/members/remove-member'
import { changeRole } from '@/lib/members/change-role'
import { acceptInvitation } from '@/lib/invitations/accept-invitation'
import { countStatements } from '@/lib/testing/count-statements'
import { invite } from '@/lib/testing/invite'
import { acme, as, person } from '@/lib/testing/people'

test("reads a member's history in one statement: who invited them, and what happened", async () => {
  const { slug, olive, adam, mia, zoe } = await acme()
  const sam = await person('Sam')
  const { token } = await invite(await as(adam, slug), sam.email)
  await acceptInvitation(sam, { token })
  const ctx = await as(olive, slug)
  await changeRole(ctx, { userId: sam.id, role: 'admin' })
  const { result, statements } = await countStatements(() => readMemberStory(ctx, sam.id))
  expect(statements).toHaveLength(1)
  expect(result.invitedBy).toBe('Adam')
  expect(result.events[0]).toMatchObject({
    ...{ type: 'member.roleChanged', actorName: 'Olive', targetName: 'Sam' },
    ...{ data: { from: 'member', to: 'admin' }, createdAt: expect.any(Date) },
  })
  // Nothing about anyone else, or from another organization.
  await removeMember(await as(sam, slug), { userId: mia.id })
  expect((await readMemberStory(ctx, zoe.id)).events).toEqual([])
  expect((await readMemberStory(ctx, sam.id)).events[0]).toMatchObject({
    type: 'member.removed',
    targetName: 'Mia',
  })
})
