import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findSession } from '@/lib/accounts/sessions/find-session'
import { limit } from '@/lib/ops/rate-limits'
import { signIn } from '@/lib/accounts/sign-in/sign-in'
import { openPool } from '@/lib/database/open-pool.mjs'
import { readAddress } from '@/lib/database/read-address.mjs'
import { requestRole } from '@/lib/database/row-security.mjs'
import { db, disconnect, onlyRowsOf, pool, Prisma, whyRowsAreNotLimited } from '@/lib/db'
import { acceptInvitation } from '@/lib/invitations/accept-invitation'
import { joinByInvitation } from '@/lib/invitations/join-by-invitation'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { listMembers, readMembersQuery } from '@/lib/members/queries'
import { findMissing } from '@/lib/ops/readiness'
import { activateAccount } from '@/lib/accounts/sign-up/activate-account'
import { signUp } from '@/lib/accounts/sign-up/sign-up'
import { entered } from '@/lib/testing/entered'
import { invite } from '@/lib/testing/invite'
import { mailTo } from '@/lib/testing/mail-to'
import { as, person } from '@/lib/testing/people'
import { hasPgbouncer, startPgbouncer } from '@/lib/testing/pgbouncer'
import { outcome } from '@/lib/testing/refusal'

const password = 'seven lanterns over a quiet quarry'
let pooler: Awaited<ReturnType<typeof startPgbouncer>>
const direct = process.env.DATABASE_URL!

describe.skipIf(!hasPgbouncer)('through PgBouncer in transaction mode', () => {
  beforeAll(async () => {
    pooler = await startPgbouncer(direct)
    process.env.DATABASE_URL = `${pooler.url}?pgbouncer=true&connection_limit=3&pool_timeout=20`
  })
  afterAll(async () => {
    await disconnect()
    await pooler?.stop()
  })

  test('people can sign up, sign in, invite, accept and read their pages', async () => {
    const email = 'newcomer@zenith.test'
    await signUp({ name: 'Zenith', slug: 'zenith', email })
    await drainOutbox()
    const { token } = await mailTo(email)
    const form = { name: 'Zoe', password, confirmPassword: password }
    await activateAccount({ token, ...form }, null)
    const session = await signIn({ ip: '203.0.113.1', userAgent: null }, { email, password })
    const ctx = await as(entered(session), 'zenith')
    const adam = await person('Adam')
    await acceptInvitation(adam, await invite(ctx, adam.email, 'admin'))
    const arriving = Array.from({ length: 12 }, async (_, n) => {
      const invitation = await invite(ctx, `max.${n}@zenith.test`)
      return joinByInvitation({ ...form, name: 'Max', token: invitation.token }, null)
    })
    await Promise.all(arriving)
    const members = await listMembers(ctx, readMembersQuery(ctx, {}))
    expect(members.rows).toHaveLength(14)
    expect(await findSession(entered(session).token, 'zenith')).not.toBeNull()
    await Promise.all([drainOutbox(), drainOutbox(), drainOutbox()])
    expect(await db.outbox.count({ where: { status: 'waiting' } })).toBe(0)
    expect(await findMissing()).toEqual([])
  })

  test('reads are limited to an organization, and leave nothing on shared connections', async () => {
    expect(await whyRowsAreNotLimited()).toBeNull()
    const who = Prisma.sql`SELECT current_user = ${requestRole} AS "isLimited"`
    const reads = Array.from({ length: 30 }, (_, n) =>
      n % 2 ? onlyRowsOf(randomUUID(), () => db.$queryRaw(who)) : db.$queryRaw(who),
    )
    const found = (await Promise.all(reads)) as { isLimited: boolean }[][]
    expect(found.map(([row], n) => row!.isLimited === (n % 2 === 1))).not.toContain(false)
  })

  test('attempts are counted across connections', async () => {
    const tries = Array.from({ length: 40 }, () => outcome(limit('invite', 'olive')))
    const results = await Promise.all(tries)
    expect(results.filter((code) => code === 'rate-limited')).toHaveLength(20)
  })

  test('a transaction has the time limits, and no other statement inherits them', async () => {
    const limits = Prisma.sql`SELECT current_setting('statement_timeout') AS statement,
      current_setting('lock_timeout') AS lock,
      current_setting('idle_in_transaction_session_timeout') AS idle`
    await db.$transaction(async (tx) => {
      expect(await tx.$queryRaw(limits)).toMatchObject([{ statement: '10s', idle: '15s' }])
    })
    const { rows } = await pool().query(limits.sql)
    expect(rows).toEqual([{ statement: '0', lock: '0', idle: '0' }])
  })

  test('a direct connection to PostgreSQL has them from the start', async () => {
    const own = openPool(readAddress(direct))
    const { rows } = await own.query('SHOW statement_timeout')
    expect([own.isDirect, rows]).toEqual([true, [{ statement_timeout: '10s' }]])
    await own.end()
  })
})
