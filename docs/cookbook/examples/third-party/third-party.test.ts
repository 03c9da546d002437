import { beforeAll, expect, test } from 'vitest'
import { db, pool } from '@/lib/db'
import { acme, as } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import { customerOf, linkCustomer } from './link-customer'
import { ownTables } from '@/lib/testing/own-tables'

ownTables('docs/cookbook/examples/third-party/link.sql')

beforeAll(async () => {
  await pool().query(
    "INSERT INTO billing_customer VALUES ('cus_1', 'a@x.test'), ('cus_2', 'b@x.test')",
  )
})

test('an organization has one customer, and a customer one organization', async () => {
  const org = await acme()
  const [adam, mia] = [await as(org.adam, org.slug), await as(org.mia, org.slug)]
  const zoe = await as(org.zoe, org.other.slug)
  expect(await customerOf(adam)).toBeUndefined()
  await linkCustomer(adam, 'cus_1')
  await linkCustomer(adam, 'cus_2')
  expect(await customerOf(adam)).toBe('cus_2')
  expect(await customerOf(zoe)).toBeUndefined()

  await expectRefusal('forbidden', () => linkCustomer(mia, 'cus_1'))
  await expect(linkCustomer(zoe, 'cus_2')).rejects.toThrow(/customerId/)
  await db.$executeRaw`DELETE FROM billing_customer WHERE id = 'cus_2'`
  expect(await customerOf(adam)).toBeUndefined()
})
