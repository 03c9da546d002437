import config from '@/guildhall.config'
import { OWNER_ROLE } from '@/lib/access/roles'
import { hashPassword } from '@/lib/accounts/passwords/passwords'
import { db } from '@/lib/db'
import { defaultKind } from '@/lib/kinds/kind-of'
import { startMembership } from '@/lib/members/start-membership'
import { insertOrganization } from '@/lib/organizations/insert-organization'

const PASSWORD = 'guildhall-demo-people'

/**
 * Adds the demo people, the same as in tests and documentation. Only if the database has no people, so
 * that removed ones stay removed.
 */
export async function seedDemo(): Promise<void> {
  if ((await db.user.count()) > 0) return
  const passwordHash = await hashPassword(PASSWORD)
  await db.$transaction(async (tx) => {
    // If several processes start at the same time, only one adds them.
    await tx.$executeRaw`LOCK TABLE "User" IN SHARE ROW EXCLUSIVE MODE`
    if ((await tx.user.count()) > 0) return
    const person = (name: string, host: string, isSuperuser = false) =>
      tx.user.create({
        data: {
          name,
          email: `${name.toLowerCase()}@${host}.test`,
          passwordHash,
          isActive: true,
          emailVerified: new Date(),
          isSuperuser,
        },
        select: { id: true, name: true, email: true },
      })
    const olive = await person('Olive', 'acme')
    const adam = await person('Adam', 'acme')
    const mia = await person('Mia', 'acme')
    const max = await person('Max', 'acme')
    const zoe = await person('Zoe', 'zenith')
    await person('Sam', 'guildhall', true)

    const acme = { name: 'Acme', slug: 'acme', founder: olive, isActive: true }
    const { id } = await insertOrganization(tx, acme)
    const organization = { id, kind: defaultKind() }
    const members = [
      { person: adam, role: OWNER_ROLE },
      { person: mia, role: 'member' },
      { person: max, role: 'member' },
    ]
    for (const member of members)
      await startMembership(tx, { ...member, organization, actor: olive, by: 'invitation' })
    for (const { seed } of Object.values(config.resources))
      await seed?.(tx, { organizationId: id, admin: adam })
    await insertOrganization(tx, { name: 'Zenith', slug: 'zenith', founder: zoe, isActive: true })
  })
}
