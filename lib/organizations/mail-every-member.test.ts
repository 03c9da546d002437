import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { days } from '@/lib/config/define-guildhall'
import { db, pool } from '@/lib/db'
import {
  changeSignInPolicy,
  remindDue,
  remindUnready,
} from '@/lib/organizations/change-sign-in-policy'
import {
  deleteOrganization,
  endDeletions,
  restoreOrganization,
} from '@/lib/organizations/delete-organization'
import { countStatements } from '@/lib/testing/count-statements'
import { insertMembers } from '@/lib/testing/insert-members'
import { acme, as } from '@/lib/testing/people'
import { withPasskey } from '@/lib/testing/policy'

const MEMBERS = 500

/** Acme with many members, and its owner, who has a second factor. */
async function large() {
  const org = await acme()
  await pool().query(insertMembers, [org.id, org.slug, MEMBERS])
  await withPasskey(org.olive)
  const ctx = await as(org.olive, org.slug)
  const remove = () => deleteOrganization(ctx, { confirmation: org.name })
  return { ...org, ctx, remove }
}

const later = new Date(Date.now() + days(1))
const requires = (id: string) =>
  db.organization.update({
    where: { id },
    data: { secondFactorFrom: later, factorsRemindedAt: new Date(0) },
  })

test.each<[string, number, (org: Awaited<ReturnType<typeof large>>) => Promise<() => unknown>]>([
  ['organization-deleted', MEMBERS + 4, async ({ remove }) => remove],
  [
    'organization-restored',
    MEMBERS + 4,
    async ({ ctx, remove }) => {
      await remove()
      return () => restoreOrganization(ctx)
    },
  ],
  [
    'organization-ending',
    MEMBERS + 4,
    async ({ id, remove }) => {
      await remove()
      await db.deletedOrganization.update({ where: { id }, data: { endsAt: new Date() } })
      return endDeletions
    },
  ],
  [
    'factor-required',
    MEMBERS + 3,
    async ({ ctx }) =>
      () =>
        changeSignInPolicy(ctx, { factor: '7', ways: [], hours: null }),
  ],
  [
    'factor-required',
    MEMBERS + 3,
    async ({ id, ctx }) => {
      await requires(id)
      return () => remindUnready(ctx)
    },
  ],
  [
    'factor-required',
    MEMBERS + 3,
    async ({ id }) => {
      await requires(id)
      return () => remindDue()
    },
  ],
])('%s to %i members: none of them is read', async (template, count, prepare) => {
  const org = await large()
  const work = await prepare(org)
  const { rows } = await countStatements(async () => work())
  const payload = { path: ['organizationId'], equals: org.id }
  const mails = await db.outbox.findMany({ where: { template, payload } })
  expect(mails).toHaveLength(count)
  expect(
    inspect(rows, { depth: 9, maxArrayLength: null, maxStringLength: null }).length,
  ).toBeLessThan(20 * MEMBERS)
  const toMia = mails.find(({ recipient }) => recipient === org.mia.email)
  expect(toMia?.payload).toMatchObject({ userId: org.mia.id })
})
