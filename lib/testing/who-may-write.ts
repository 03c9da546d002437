import { beforeAll, expect, test } from 'vitest'
import config from '@/guildhall.config'
import type { OrgContext } from '@/lib/access/org-context'
import type { Permission } from '@/lib/access/roles'
import { db } from '@/lib/db'
import type { ErrorCode } from '@/lib/errors'
import { as, member, type acme } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import { watch } from '@/lib/testing/watch'

type Acme = Awaited<ReturnType<typeof acme>>

/** Everyone who may try, with the expected outcome. */
const everybody: [string, ErrorCode | 'done', (acme: Acme) => Promise<OrgContext>][] = [
  ['the owner', 'done', ({ olive, slug }) => as(olive, slug)],
  ['an admin', 'done', ({ adam, slug }) => as(adam, slug)],
  // A custom role with only this permission.
  ['a clerk', 'done', async ({ id, slug }) => as(await member(id, 'Clerk', 'clerk'), slug)],
  ['a member', 'forbidden', ({ mia, slug }) => as(mia, slug)],
  [
    'an admin who is a member by now',
    'forbidden',
    async (acme) => {
      const { ctx, where } = await former(acme)
      await db.organizationUser.updateMany({ where, data: { role: 'member' } })
      return ctx
    },
  ],
  [
    'an admin who is removed by now',
    'not-found',
    async (acme) => {
      const { ctx, where } = await former(acme)
      await db.organizationUser.deleteMany({ where })
      return ctx
    },
  ],
  [
    'an admin who is suspended by now',
    'member-suspended',
    async (acme) => {
      const { ctx, where } = await former(acme)
      await db.organizationUser.updateMany({ where, data: { suspendedAt: new Date() } })
      return ctx
    },
  ],
  [
    // Claims to belong to Acme: impossible from a page, but possible by a bug.
    'a stranger',
    'not-found',
    async ({ zoe, other, slug, olive }) => ({
      ...(await as(zoe, other.slug)),
      organization: (await as(olive, slug)).organization,
    }),
  ],
]

async function former({ id, slug }: Acme) {
  const admin = await member(id, 'Former', 'admin')
  return { ctx: await as(admin, slug), where: { userId: admin.id } }
}

/**
 * Tests a command that admins may run, as everyone: it either records one event, or is refused without
 * a change.
 * @param permissions the permissions it needs
 * @param world creates an organization with what the command works on
 */
export function testWhoMayWrite<World extends Acme>(
  permissions: Permission[],
  world: () => Promise<World>,
  command: (ctx: OrgContext, world: World) => Promise<unknown>,
): void {
  beforeAll(() => {
    config.roles.clerk = ['org.read', ...permissions]
  })
  test.each(everybody)('%s: %s', async (_, end, actor) => {
    const made = await world()
    const ctx = await actor(made)
    const run = () => command(ctx, made)
    if (end !== 'done') return expectRefusal(end, run)
    expect((await watch(run)).events).toHaveLength(1)
  })
}
