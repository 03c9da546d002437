import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { createOrganization } from '@/lib/organizations/create-organization'
import { currentSlugFor, readBelongings } from '@/lib/organizations/queries'
import { releaseSlug, updateOrganization } from '@/lib/organizations/update-organization'
import { acme, as } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import { watch } from '@/lib/testing/watch'

/** Acme after a change of its URL, as seen by its owner. */
async function renamed() {
  const org = await acme()
  const slug = `${org.slug}-new`
  await updateOrganization(await as(org.olive, org.slug), { name: org.name, slug })
  return { ...org, former: org.slug, slug, ctx: await as(org.olive, slug) }
}

test('a released former URL leads nowhere, and others can take it', async () => {
  const { ctx, former, mia, zoe } = await renamed()
  expect((await readBelongings(ctx)).formerSlugs).toEqual([former])
  await expectRefusal(
    'slug-taken',
    () => createOrganization(zoe, { name: 'Other', slug: former }),
    'slug',
  )
  const { events } = await watch(() => releaseSlug(ctx, { slug: former }))
  expect(events).toMatchObject([{ type: 'organization.slugReleased', data: { slug: former } }])
  expect((await readBelongings(ctx)).formerSlugs).toEqual([])
  expect(await currentSlugFor(mia, former)).toBeNull()
  expect(await createOrganization(zoe, { name: 'Other', slug: former })).toMatchObject({
    slug: former,
  })
})

describe('a URL that cannot be released is not found, and stays', () => {
  test('the current URL', async () => {
    const { ctx, slug } = await renamed()
    await expectRefusal('not-found', () => releaseSlug(ctx, { slug }))
    expect(await db.organizationSlug.count({ where: { slug } })).toBe(1)
  })

  test('the URL of another organization', async () => {
    const { ctx, other } = await renamed()
    await expectRefusal('not-found', () => releaseSlug(ctx, { slug: other.slug }))
    expect(await db.organizationSlug.count({ where: { slug: other.slug } })).toBe(1)
  })

  test('an unknown one, and one that was just released', async () => {
    const { ctx, former } = await renamed()
    await expectRefusal('not-found', () => releaseSlug(ctx, { slug: 'of-nobody' }))
    const both = await Promise.allSettled([
      releaseSlug(ctx, { slug: former }),
      releaseSlug(ctx, { slug: former }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

test('if a URL is taken, a free one is suggested', async () => {
  const { ctx, slug, zoe, other } = await renamed()
  const offered = { code: 'slug-taken', values: { suggestion: `${slug}-2` } }
  await expect(createOrganization(zoe, { name: 'Other', slug })).rejects.toMatchObject(offered)
  const zenith = await as(zoe, other.slug)
  const rename = updateOrganization(zenith, { name: other.name, slug })
  await expect(rename).rejects.toMatchObject(offered)
  await createOrganization(zoe, { name: 'Other', slug: `${slug}-2` })
  await expect(createOrganization(ctx.user, { name: 'Third', slug })).rejects.toMatchObject({
    values: { suggestion: `${slug}-3` },
  })
})
