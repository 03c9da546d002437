import 'server-only'
import { holdAddress } from '@/lib/accounts/hold-address'
import type { Prisma, Tx } from '@/lib/db'
import { refusingTaken } from '@/lib/tenancy/refusals'

/**
 * Sets a person's primary address, with other columns. Invalidates earlier links.
 * @throws DomainError email-taken
 */
export async function writeAddress(
  tx: Tx,
  id: string,
  data: Prisma.UserUpdateInput & { email: string },
): Promise<void> {
  await holdAddress(tx, data.email)
  await refusingTaken('email-taken', 'email', () =>
    tx.user.update({
      where: { id },
      data: { ...data, addressVersion: { increment: 1 } },
      select: { id: true },
    }),
  )
}
