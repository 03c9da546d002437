import { expect, test } from 'vitest'
import { pool } from '@/lib/db'
import { ownData } from '@/lib/export/own-data'
import { resourceModels } from '@/lib/tenancy/models'
import { addVendors } from '@/lib/testing/vendors'

addVendors()

/** Columns with a person's id that are exported elsewhere, or hold another id. */
const elsewhere = {
  // In `activity`: the row itself is about someone else.
  ...{ 'OrganizationUser.addedById': 'activity', 'OrganizationUser.suspendedById': 'activity' },
  // Not a person's.
  ...{ 'OrganizationInvitation.guid': 'link', 'Outbox.batchId': 'call' },
}

test('every database column that may refer to a person is exported, or listed as exported elsewhere', async () => {
  const { rows } = await pool().query<{ table: string; column: string; refers: string[] }>(
    `SELECT c.relname AS table, a.attname AS column, ARRAY(
       SELECT t.relname::text FROM pg_constraint f JOIN pg_class t ON t.oid = f.confrelid
       WHERE f.conrelid = c.oid AND f.contype = 'f' AND a.attnum = ANY(f.conkey)) AS refers
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0
       AND NOT a.attisdropped AND a.attname NOT IN ('id', 'organizationId')
       AND a.atttypid IN ('uuid'::regtype, 'uuid[]'::regtype)`,
  )
  const people = ['User', 'OrganizationUser']
  // Rows of resources are the organization's, and in its own archive.
  const ofResources: string[] = Object.values(resourceModels())
  const isPerson = ({ table, refers }: { table: string; refers: string[] }) =>
    !ofResources.includes(table) &&
    (refers.length === 0 || refers.some((each) => people.includes(each)))
  const parts = Object.values(ownData())
  const isWritten = (row: { table: string; column: string }) =>
    parts.some(
      ({ table, where }) =>
        table === row.table && where({ id: '' }).sql.includes(`"${row.column}"`),
    )
  const missing = rows.filter((row) => isPerson(row) && !isWritten(row))
  expect(missing.map(({ table, column }) => `${table}.${column}`).toSorted()).toEqual(
    Object.keys(elsewhere).toSorted(),
  )
  expect(rows.filter(isWritten).map(({ table }) => table)).toEqual(
    expect.arrayContaining(['Account', 'DeletedOrganization', 'JoinRequest', 'VendorMember']),
  )
})
