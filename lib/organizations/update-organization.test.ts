import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { createOrganization } from '@/lib/organizations/create-organization'
import { isSlugFree } from '@/lib/organizations/is-slug-free'
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

test('saving what was there already changes nothing, and tells nothing', async () => {
  const { name, slug, adam } = await acme()
  const ctx = await as(adam, slug)
  await nothingChanges(() => updateOrganization(ctx, { name, slug }))
})

test('saving twice is told once', async () => {
  const { slug, adam } = await acme()
  const ctx = await as(adam, slug)
  const save = () => updateOrganization(ctx, { name: 'Twice', slug })
  const { events } = await watch(async () => [await save(), await save()])
  expect(events).toHaveLength(1)
})

describe('an older URL name', () => {
  /** Acme after two changes: every member may come by any of its three names. */
  async function renamed() {
    const org = await acme()
    const names = [org.slug, `${org.slug}-b`, `${org.slug}-c`] as const
    for (const [from, to] of [names.slice(0, 2), names.slice(1, 3)] as [string, string][])
      await updateOrganization(await as(org.olive, from), { name: org.name, slug: to })
    return { ...org, names }
  }

  test('leads its members on to the present one', async () => {
    const { mia, names } = await renamed()
    expect(await currentSlugFor(mia, names[0])).toBe(names[2])
    expect(await currentSlugFor(mia, names[1])).toBe(names[2])
    expect(await currentSlugFor(mia, names[2])).toBeNull()
  })

  test('tells a stranger nothing', async () => {
    const { zoe, names } = await renamed()
    for (const slug of names) expect(await currentSlugFor(zoe, slug)).toBeNull()
  })

  test('tells nobody anything while the organization is inactive', async () => {
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

  test('can be taken back by the organization itself', async () => {
    const { olive, mia, names } = await renamed()
    await updateOrganization(await as(olive, names[2]), { name: 'Acme', slug: names[0] })
    expect(await currentSlugFor(mia, names[2])).toBe(names[0])
  })

  test('is free again when the organization is gone', async () => {
    const { id, names } = await renamed()
    await db.organization.delete({ where: { id } })
    const newcomer = await person('Newcomer')
    expect(await isSlugFree(names[0])).toBe(true)
    expect(await createOrganization(newcomer, { name: 'New', slug: names[0] })).toMatchObject({
      slug: names[0],
    })
  })
})
