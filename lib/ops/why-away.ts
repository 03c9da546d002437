import 'server-only'
import { env } from '@/lib/env'
import { isDatabaseAway } from '@/lib/ops/is-database-away'

/** Why the site is unavailable. */
export type Away = 'maintenance' | 'database'

/** Checked before each request: undefined if all is well. */
export async function whyAway(): Promise<Away | undefined> {
  if (env.MAINTENANCE) return 'maintenance'
  return (await isDatabaseAway()) ? 'database' : undefined
}
