import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import type { DatabasePool } from '@/lib/database/open-pool.mjs'
import { unsecuredTables } from '@/lib/database/row-security.mjs'
import { env } from '@/lib/env'
import { logWarning } from '@/lib/log'

/** Which organization's rows the current statements may see, and whether the database can limit them. */
export class RowLimit {
  private readonly organization = new AsyncLocalStorage<string>()
  /** Undefined until it is checked. */
  private whyNot: string | null | undefined

  readonly organizationNow = () => this.organization.getStore()

  /** For a role that is missing, or was taken away. The statement that found out has failed. */
  readonly switchOff = ({ message }: Error) => {
    if (this.whyNot === message) return
    this.whyNot = message
    logWarning('Row-level security is not used: see docs/operations.md', { reason: message })
  }

  /** Runs work limited to one organization's rows; without a limit if the database has no role for it. */
  async run<R>(pool: DatabasePool, organizationId: string, work: () => Promise<R>): Promise<R> {
    if ((await this.whyNotUsed(pool)) !== null) return work()
    try {
      // Awaited inside: Prisma sends a statement when its result is first awaited.
      return await this.organization.run(organizationId, async () => await work())
    } catch (error) {
      if (this.whyNot === null) throw error
      return work()
    }
  }

  /** Why the database does not limit rows; null if it does. */
  async whyNotUsed(pool: DatabasePool): Promise<string | null> {
    if (this.whyNot === undefined) await this.check(pool)
    return this.whyNot ?? null
  }

  /** The next statement finds out whether the role is still there. */
  checkAgain() {
    if (this.whyNot === null) this.whyNot = undefined
  }

  private async check(pool: DatabasePool) {
    if (!env.ROW_LEVEL_SECURITY) return void (this.whyNot = 'ROW_LEVEL_SECURITY is 0')
    const ask = () => pool.query<{ name: string }>(unsecuredTables)
    try {
      const { rows } = await this.organization.run(randomUUID(), ask)
      const names = rows.map(({ name }) => name).join(', ')
      if (names) this.switchOff(new Error(`it is not set up for ${names}`))
      else this.whyNot = null
    } catch (error) {
      // If the role was refused, this is off now. Anything else may be over at the next attempt.
      if (typeof this.whyNot !== 'string') throw error
    }
  }
}
