import { expect, test } from 'vitest'
import { db } from '@/lib/db'
import { acme } from '@/lib/testing/people'
import { isOpen, openInvitation, shownStatus, whereExpired, whereOpen } from './is-open'

test('an invitation is open while it is pending and not expired, in TypeScript, in SQL and in a where', async () => {
  const { id: organizationId } = await acme()
  for (const status of ['pending', 'accepted', 'declined', 'revoked', 'expired'] as const)
    for (const time of [-1, 1]) {
      const { id, ...invitation } = await db.organizationInvitation.create({
        data: {
          organizationId,
          status,
          inviteeIdentifier: `${status}.${time + 1}@example.test`,
          expiresAt: new Date(Date.now() + time * 60_000),
        },
        select: { id: true, status: true, expiresAt: true },
      })
      const [row] = await db.$queryRaw<[{ open: boolean; shown: string }]>`
        SELECT ${openInvitation} AS open, ${shownStatus} AS shown
        FROM "OrganizationInvitation" WHERE id = ${id}::uuid`
      const open = status === 'pending' && time > 0
      expect(isOpen(invitation)).toBe(open)
      expect(row).toEqual({ open, shown: status === 'pending' && !open ? 'expired' : status })
      const count = (where: object) => db.organizationInvitation.count({ where: { id, ...where } })
      expect(await count(whereOpen())).toBe(open ? 1 : 0)
      expect(await count(whereExpired())).toBe(row.shown === 'expired' ? 1 : 0)
    }
})
