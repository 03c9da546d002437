import { expect, test } from 'vitest'
import config from '@/guildhall.config'
import { pool } from '@/lib/db'
import { deleteOrganization } from '@/lib/organizations/delete-organization'
import { acme, as } from '@/lib/testing/people'
import {
  listMyOrganizations,
  listMyOrganizationsWithSize,
  readOrganizationsQuery,
} from '@/lib/organizations/queries'

/** Zoe owns Zenith and sixty more, "Many 01" to "Many 60". */
async function ownerOfMany() {
  const { slug, zoe } = await acme()
  const { rows } = await pool().query<{ slug: string }>(
    `WITH orgs AS (
       INSERT INTO "Organization" (id, name, slug, "modifiedAt")
       SELECT uuidv7(), 'Many ' || to_char(n, 'FM00'), 'many-' || n || '-' || $1, now()
       FROM generate_series(1, 60) n RETURNING id, name, slug),
     members AS (
       INSERT INTO "OrganizationUser" (id, "organizationId", "userId", role, "modifiedAt")
       SELECT uuidv7(), id, $2::uuid, 'admin', now() FROM orgs),
     owners AS (
       INSERT INTO "OrganizationOwner" ("organizationId", "userId", "modifiedAt")
       SELECT id, $2::uuid, now() FROM orgs)
     SELECT slug FROM orgs ORDER BY name`,
    [slug, zoe.id],
  )
  return { zoe, slugs: rows.map((row) => row.slug) }
}

test('the page of organizations has as many rows as other lists, and leads through all of them', async () => {
  const { zoe, slugs } = await ownerOfMany()
  const seen: string[] = []
  const sizes: number[] = []
  let cursor: string | undefined
  do {
    const page = await listMyOrganizationsWithSize(zoe, { cursor })
    seen.push(...page.rows.map((row) => row.slug))
    sizes.push(page.rows.length)
    cursor = page.next ?? undefined
  } while (cursor)
  expect(sizes[0]).toBe(config.pageSize)
  expect(seen.slice(0, 60)).toEqual(slugs)
  expect(seen).toHaveLength(61) // with Zenith
})

test('the page of organizations finds part of a name or of a URL', async () => {
  const { zoe, slugs } = await ownerOfMany()
  const found = async (q: string) => {
    const { rows } = await listMyOrganizationsWithSize(zoe, readOrganizationsQuery({ q }))
    return rows.map((row) => row.slug)
  }
  expect(await found('many 4')).toEqual(slugs.slice(39, 49))
  expect(await found(slugs[58]!)).toEqual([slugs[58]])
  expect(await found('none of them')).toEqual([])
})

test('the first page has the deleted organizations that can be restored', async () => {
  const { zoe, slugs } = await ownerOfMany()
  await deleteOrganization(await as(zoe, slugs[50]!), { confirmation: 'Many 51' })
  const { rows } = await listMyOrganizationsWithSize(zoe)
  expect(rows.map((row) => row.slug).slice(0, 3)).toEqual([slugs[50], slugs[0], slugs[1]])
  expect(rows.map((row) => row.endsAt !== null).slice(0, 3)).toEqual([true, false, false])
})

test('the switcher lists the first organizations, those used recently before the others', async () => {
  const { zoe, slugs } = await ownerOfMany()
  const recent = [slugs[40]!, 'gone', slugs[20]!]
  const listed = await listMyOrganizations(zoe, { recent, limit: 4 })
  expect(listed.map(({ slug }) => slug)).toEqual([slugs[40], slugs[20], slugs[0], slugs[1]])
})
