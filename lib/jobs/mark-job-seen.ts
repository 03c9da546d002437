import 'server-only'
import { db } from '@/lib/db'

/** Notes that whoever began a job saw how it ended: they are not told again. */
export const markJobSeen = (id: string) =>
  db.job.updateMany({ where: { id, seenAt: null }, data: { seenAt: new Date() } })
