import 'server-only'
import { env } from '@/lib/env'
import { isDatabaseAway } from '@/lib/ops/is-database-away'

/** Why the site answers nobody at the moment. */
export type Away = 'maintenance' | 'database'

/** Asked before each request: undefined when all is well. */
export async function whyAway(): Promise<Away | undefined> {
  if (env.MAINTENANCE) return 'maintenance'
  return (await isDatabaseAway()) ? 'database' : undefined
}
