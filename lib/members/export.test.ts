import { expect, test } from 'vitest'
import { pool } from '@/lib/db'
import { noteExport } from '@/lib/members/note-export'
import {
  everyMember,
  memberFileColumns,
  memberFileLine,
  readMemberStory,
} from '@/lib/members/queries'
import { removeMember } from '@/lib/members/remove-member'
import { changeRole } from '@/lib/members/change-role'
import { acceptInvitation } from '@/lib/invitations/accept-invitation'
import { countStatements } from '@/lib/testing/count-statements'
import { invite } from '@/lib/testing/invite'
import { acme, as, person } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import { watch } from '@/lib/testing/watch'

test('everybody is in the file once, whoever the viewer may touch', async () => {
  const { id, slug, olive, adam, mia, max } = await acme()
  await pool().query(
    `WITH people AS (INSERT INTO "User" (id, name, email, "modifiedAt")
       SELECT gen_random_uuid(), 'Person ' || n, 'person.' || n || '@' || $2 || '.test', now()
       FROM generate_series(1, 1200) n RETURNING id)
     INSERT INTO "OrganizationUser" (id, "organizationId", "userId", "modifiedAt")
     SELECT gen_random_uuid(), $1::uuid, id, now() FROM people`,
    [id, slug],
  )
  const ctx = await as(adam, slug)
  const lines: ReturnType<typeof memberFileLine>[] = []
  const { statements } = await countStatements(async () => {
    for await (const rows of everyMember(ctx, {})) lines.push(...rows.map(memberFileLine))
  })
  expect(statements).toHaveLength(3)
  expect(new Set(lines.map(({ email }) => email)).size).toBe(1204)
  const known = [olive, adam, mia, max].map(({ email }) =>
    lines.find((line) => line.email === email),
  )
  expect(known.map((line) => line && [line.role, line.owner, line.state])).toEqual([
    ['admin', true, 'active'],
    ['admin', false, 'active'],
    ['member', false, 'active'],
    ['member', false, 'active'],
  ])
  expect(Object.keys(lines[0] ?? {})).toEqual(memberFileColumns(ctx))
})

test('that somebody takes the list away is in the trail; who may not see it may not', async () => {
  const { slug, adam, mia } = await acme()
  const ctx = await as(adam, slug)
  const { events } = await watch(() => noteExport(ctx, 'csv'))
  expect(events).toEqual([{ type: 'member.exported', actor: 'Adam', data: { format: 'csv' } }])
  const member = await as(mia, slug)
  await expectRefusal('forbidden', () => noteExport(member, 'csv'))
})

test('a member’s story: who invited them, and what was done, in one statement', async () => {
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
  // Nothing of anybody else, and nothing of another organization.
  await removeMember(await as(sam, slug), { userId: mia.id })
  expect((await readMemberStory(ctx, zoe.id)).events).toEqual([])
  expect((await readMemberStory(ctx, sam.id)).events[0]).toMatchObject({
    type: 'member.removed',
    targetName: 'Mia',
  })
})
