import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { createOrganization } from '@/lib/organizations/create-organization'
import { freeSlug, isSlugFree } from '@/lib/organizations/free-slug'
import { currentSlugFor } from '@/lib/organizations/queries'
import { updateOrganization } from '@/lib/organizations/update-organization'
import { acme, as, person } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import { nothingChanges } from '@/lib/testing/snapshot'
import { watch } from '@/lib/testing/watch'

test('Adam renames Acme', async () => {
  const { id, name, slug, adam } = await acme()
  const ctx = await as(adam, slug)
  const { result, events, mails } = await watch(() =>
    updateOrganization(ctx, { name: 'Acme Ltd', slug: `${slug}-ltd` }),
  )
  expect(result).toEqual({ slug: `${slug}-ltd` })
  expect(await db.organization.findUnique({ where: { id } })).toMatchObject({
    name: 'Acme Ltd',
    slug: `${slug}-ltd`,
    isActive: true,
  })
  const data = { from: { name, slug }, to: { name: 'Acme Ltd', slug: `${slug}-ltd` } }
  expect(events).toEqual([{ type: 'organization.updated', actor: 'Adam', data }])
  expect(mails).toEqual([])
})

test('saving without changes does nothing and notifies nobody', async () => {
  const { name, slug, adam } = await acme()
  const ctx = await as(adam, slug)
  await nothingChanges(() => updateOrganization(ctx, { name, slug }))
})

test('saving twice notifies once', async () => {
  const { slug, adam } = await acme()
  const ctx = await as(adam, slug)
  const save = () => updateOrganization(ctx, { name: 'Twice', slug })
  const { events } = await watch(async () => [await save(), await save()])
  expect(events).toHaveLength(1)
})

test('the URL changes twenty times a day, since each former one stays taken; the name changes freely', async () => {
  const { name, slug, adam } = await acme()
  const ctx = await as(adam, slug)
  // Taken names are skipped, however many there are.
  for (let n = 2; n <= 21; n++) await updateOrganization(ctx, { name, slug: `${slug}-${n}` })
  expect(await freeSlug('organization', slug)).toBe(`${slug}-22`)
  await expectRefusal('rate-limited', () => updateOrganization(ctx, { name, slug: `${slug}-22` }))
  await updateOrganization(ctx, { name: 'Acme Ltd', slug: `${slug}-21` })
})

describe('a former slug', () => {
  /** Acme after two renames: members can use any of its three slugs. */
  async function renamed() {
    const org = await acme()
    const names = [org.slug, `${org.slug}-b`, `${org.slug}-c`] as const
    for (const [from, to] of [names.slice(0, 2), names.slice(1, 3)] as [string, string][])
      await updateOrganization(await as(org.olive, from), { name: org.name, slug: to })
    return { ...org, names }
  }

  test('redirects its members to the current one', async () => {
    const { mia, names } = await renamed()
    expect(await currentSlugFor(mia, names[0])).toBe(names[2])
    expect(await currentSlugFor(mia, names[1])).toBe(names[2])
    expect(await currentSlugFor(mia, names[2])).toBeNull()
  })

  test('reveals nothing to strangers', async () => {
    const { zoe, names } = await renamed()
    for (const slug of names) expect(await currentSlugFor(zoe, slug)).toBeNull()
  })

  test('reveals nothing to anyone while the organization is inactive', async () => {
    const { id, mia, names } = await renamed()
    await db.organization.update({ where: { id }, data: { isActive: false } })
    expect(await currentSlugFor(mia, names[0])).toBeNull()
  })

  test('is not free, and cannot be taken', async () => {
    const { zoe, other, names } = await renamed()
    const ctx = await as(zoe, other.slug)
    for (const slug of names) {
      expect(await isSlugFree(slug)).toBe(false)
      const take = () => updateOrganization(ctx, { name: 'Zenith', slug })
      await expectRefusal('slug-taken', take, 'slug')
    }
  })

  test('can be taken again by the organization itself', async () => {
    const { olive, mia, names } = await renamed()
    await updateOrganization(await as(olive, names[2]), { name: 'Acme', slug: names[0] })
    expect(await currentSlugFor(mia, names[2])).toBe(names[0])
  })

  test('is free again once the organization is erased', async () => {
    const { id, names } = await renamed()
    await db.organization.delete({ where: { id } })
    const newcomer = await person('Newcomer')
    expect(await isSlugFree(names[0])).toBe(true)
    expect(await createOrganization(newcomer, { name: 'New', slug: names[0] })).toMatchObject({
      slug: names[0],
    })
  })
})
