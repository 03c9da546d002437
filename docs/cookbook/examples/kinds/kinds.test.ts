import { afterEach, expect, test } from 'vitest'
import config from '@/guildhall.config'
import { checkKinds } from '@/lib/config/check-kinds'
import { db } from '@/lib/db'
import { createOrganization } from '@/lib/organizations/create-organization'
import { acme, as, person } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import { foundVendor } from './found-vendor'
import { ensureKind, organizationsOfKind } from './of-kind'
import { workspace } from './workspace'
import { addVendors } from '@/lib/testing/vendors'
import { ownTables } from '@/lib/testing/own-tables'

ownTables('docs/cookbook/examples/kinds/price-list.sql')

addVendors()

const kinds = { ...config.kinds }
afterEach(() => {
  for (const name of Object.keys(config.kinds)) if (!kinds[name]) delete config.kinds[name]
})

test('a vendor is created by code, with the same checks as in the form', async () => {
  const zoe = await person('Zoe')
  const { id } = await foundVendor(zoe, { name: 'Zenith Supplies', taxNumber: 'de12345' })
  const found = await db.vendorOrganization.findFirstOrThrow({ where: { organizationId: id } })
  expect(found.taxNumber).toBe('DE12345')
  const wrong = () => foundVendor(zoe, { name: 'Zenith', taxNumber: '1' })
  await expectRefusal('fields-invalid', wrong, 'taxNumber')
})

test('a workspace is an organization with another name', async () => {
  checkKinds({ workspace })
  config.kinds.workspace = workspace
  const zoe = await person('Zoe')
  const { slug } = await createOrganization(zoe, { kind: 'workspace', name: 'Zenith Works' })
  expect((await as(zoe, slug)).organization.kind).toBe('workspace')
})

test('several kinds in parallel, and what only one of them has', async () => {
  const zoe = await person('Zoe')
  const plain = await createOrganization(zoe, { name: 'Zenith Plain' })
  const vendor = await foundVendor(zoe, { name: 'Zenith Sells', taxNumber: 'DE12345' })
  expect(await organizationsOfKind(zoe, 'vendor')).toMatchObject([{ id: vendor.id }])
  expect(await organizationsOfKind(zoe, 'organization')).toMatchObject([{ id: plain.id }])

  const ctx = await as(zoe, plain.slug)
  await expectRefusal('not-found', async () => ensureKind(ctx, 'vendor'))
  ensureKind(await as(zoe, vendor.slug), 'vendor')
})

test('the database allows price lists only for vendors', async () => {
  const zoe = await person('Zoe')
  const vendor = await foundVendor(zoe, { name: 'Zenith Lists', taxNumber: 'DE12345' })
  const { id } = await acme()
  const insert = (organizationId: string) => db.$executeRaw`
    INSERT INTO "PriceList" ("organizationId", title) VALUES (${organizationId}::uuid, 'Spring')`
  await insert(vendor.id)
  await expect(insert(id)).rejects.toThrow(/foreign key/i)
})
