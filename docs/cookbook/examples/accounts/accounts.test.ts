import { describe, expect, test } from 'vitest'
import config from '@/guildhall.config'
import { checkKinds } from '@/lib/config/check-kinds'
import { db, pool } from '@/lib/db'
import { findMemberFields, listChoices, listFields } from '@/lib/kinds/queries'
import { listMembers, memberColumns } from '@/lib/members/queries'
import { removeMember } from '@/lib/members/remove-member'
import { updateMemberDetails } from '@/lib/members/update-member-details'
import { createOrganization } from '@/lib/organizations/create-organization'
import { deleteForGood } from '@/lib/testing/deletion'
import { countStatements } from '@/lib/testing/count-statements'
import { as, member, person } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import { accountOwner, accountUsers } from './account-users'
import { account } from './kind'
import { ownTables } from '@/lib/testing/own-tables'

ownTables('docs/cookbook/examples/accounts/tables.sql')

config.kinds.account = account

/** Olive’s account, with Mia and an office in Bonn. */
async function acme() {
  const olive = await person('Olive')
  const asked = { fields: { monthlySubscription: 1000 }, memberFields: { userType: 'billing' } }
  const { id, slug } = await createOrganization(olive, { kind: 'account', name: 'Acme', ...asked })
  const mia = await member(id, 'Mia')
  const sql = 'INSERT INTO "AccountOffice" ("organizationId", city) VALUES ($1, $2) RETURNING id'
  const { rows } = await pool().query<{ id: string }>(sql, [id, 'Bonn'])
  return { id, slug, olive, mia, bonn: rows[0]!.id, ctx: await as(olive, slug) }
}

test('the configuration accepts it', () => expect(() => checkKinds(config.kinds)).not.toThrow())

describe('an account', () => {
  test('has users in its own model, one of whom is the owner', async () => {
    const { ctx, olive, mia, bonn } = await acme()
    const link = (userId: string, fields: object) =>
      updateMemberDetails(ctx, { userId, fields: { ...fields } })
    await link(mia.id, { userType: 'technical', office: bonn })
    await link(olive.id, { userType: 'billing' })
    expect(await accountUsers(ctx)).toEqual([
      { userId: mia.id, name: 'Mia', userType: 'technical', office: bonn },
      { userId: olive.id, name: 'Olive', userType: 'billing', office: null },
    ])
    expect(await accountOwner(ctx)).toMatchObject({ userId: olive.id, userType: 'billing' })
    expect(await findMemberFields(ctx, mia.id)).toEqual({
      userType: 'technical',
      office: { id: bonn, label: 'Bonn' },
    })
  })

  test('lists them in one statement, and exports readable values', async () => {
    const { ctx, mia, bonn } = await acme()
    await updateMemberDetails(ctx, {
      userId: mia.id,
      fields: { userType: 'billing', office: bonn },
    })
    const { result, statements } = await countStatements(() => listMembers(ctx))
    expect(statements).toHaveLength(1)
    const row = result.rows.find(({ userId }) => userId === mia.id)!
    expect(row.fields.office).toEqual({ id: bonn, label: 'Bonn' })
    const { office } = memberColumns(ctx) as unknown as { office: (of: typeof row) => unknown }
    expect(office(row)).toBe('Bonn')
  })

  test('offers its own offices and refuses those of another account', async () => {
    const [{ ctx, id, mia }, other] = [await acme(), await acme()]
    const offered = await listChoices(listFields('account', 'memberFields'), { organizationId: id })
    expect(offered.office).toHaveLength(1)
    const link = (userId: string, office: string) =>
      updateMemberDetails(ctx, { userId, fields: { userType: 'billing', office } })
    await expectRefusal('fields-invalid', () => link(mia.id, other.bonn), 'office')
  })

  test('cannot refer to another account’s rows, not even with SQL', async () => {
    const [{ ctx, id, mia, bonn }, other] = [await acme(), await acme()]
    await updateMemberDetails(ctx, {
      userId: mia.id,
      fields: { userType: 'billing', office: bonn },
    })
    const write = db.$executeRaw`UPDATE "AccountUser" SET office = ${other.bonn}::uuid
      WHERE "organizationId" = ${id}::uuid`
    await expect(write).rejects.toThrow(/foreign key/i)
  })

  test('is deleted with its links and offices, and a person with their links', async () => {
    const { ctx, id, mia, bonn } = await acme()
    await updateMemberDetails(ctx, {
      userId: mia.id,
      fields: { userType: 'billing', office: bonn },
    })
    await removeMember(ctx, { userId: mia.id })
    expect(await accountUsers(ctx)).toMatchObject([{ name: 'Olive' }])
    await deleteForGood(ctx, 'Acme')
    const { rowCount } = await pool().query(
      'SELECT 1 FROM "AccountOffice" WHERE "organizationId" = $1',
      [id],
    )
    expect(rowCount).toBe(0)
  })
})
