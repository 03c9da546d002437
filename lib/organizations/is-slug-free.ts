import 'server-only'
import { db, type Tx } from '@/lib/db'

/** Whether no organization has or had this slug, including those deleted in the last 90 days. */
export const isSlugFree = async (slug: string, tx: Tx | typeof db = db): Promise<boolean> =>
  (await tx.organizationSlug.count({ where: { slug } })) === 0 &&
  (await tx.deletedSlug.count({ where: { slug } })) === 0
