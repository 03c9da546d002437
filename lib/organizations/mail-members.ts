import 'server-only'
import type { Tx } from '@/lib/db'

/**
 * Returns an email to each member of an organization, including suspended ones, because its existence
 * concerns everyone.
 */
export const toMembers = async <const Mail extends object>(
  tx: Tx,
  organizationId: string,
  mail: Mail,
) =>
  (
    await tx.organizationUser.findMany({
      where: { organizationId },
      select: { user: { select: { id: true, email: true } } },
      relationLoadStrategy: 'join',
    })
  ).map(({ user: { id: userId, email: to } }) => ({ ...mail, to, userId, organizationId }))
