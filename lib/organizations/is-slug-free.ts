import 'server-only'
import { db, type Tx } from '@/lib/db'

/** Whether nobody has this slug or had it, deleted organizations of the last 90 days included. */
export const isSlugFree = async (slug: string, tx: Tx | typeof db = db): Promise<boolean> =>
  (await tx.organizationSlug.count({ where: { slug } })) === 0 &&
  (await tx.deletedSlug.count({ where: { slug } })) === 0
