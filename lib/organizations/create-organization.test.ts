import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { createOrganization } from '@/lib/organizations/create-organization'
import { createOrganizationSchema } from '@/lib/organizations/schema'
import { updateOrganization } from '@/lib/organizations/update-organization'
import { acme, as, person } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import { watch } from '@/lib/testing/watch'

test('a person creates an organization: it is active immediately, and they are its owner and admin', async () => {
  const newcomer = await person('Newcomer')
  const { result, events, mails } = await watch(() =>
    createOrganization(newcomer, { name: 'Newcomer & Co', slug: 'newcomer-and-co' }),
  )
  expect(result.slug).toBe('newcomer-and-co')
  expect(await as(newcomer, 'newcomer-and-co')).toMatchObject({
    organization: { id: result.id, name: 'Newcomer & Co', slug: 'newcomer-and-co' },
    actor: { role: 'admin', isOwner: true },
    owner: { id: newcomer.id },
  })
  expect(await db.organizationUser.count({ where: { organizationId: result.id } })).toBe(1)
  expect(events).toEqual([
    {
      type: 'member.added',
      actor: 'Newcomer',
      target: 'Newcomer',
      data: { role: 'admin', by: 'creation' },
    },
    {
      type: 'organization.created',
      actor: 'Newcomer',
      data: { name: 'Newcomer & Co', slug: 'newcomer-and-co' },
    },
  ])
  expect(mails).toEqual([])
})

test('a person can create any number, even with the same name', async () => {
  const newcomer = await person('Newcomer')
  const slugs = []
  for (let n = 0; n < 3; n++)
    slugs.push((await createOrganization(newcomer, { name: 'Twins' })).slug)
  expect(slugs).toEqual(['twins', 'twins-2', 'twins-3'])
})

test.each([
  ['Müller & Söhne', 'muller-sohne'],
  ['Съешь ещё', 'sesh-eshche'],
  ['株式会社', 'zhu-shi-hui-she'],
  ['🎉', 'my-org'],
  ['Admin', 'admin-org'],
  ['x'.repeat(100), 'x'.repeat(50)],
])('without a URL, one is generated from the name: %s → %s', async (name, slug) => {
  const newcomer = await person('Newcomer')
  expect((await createOrganization(newcomer, { name, slug: '' })).slug).toBe(slug)
  // A second one with that name always gets a URL, even if the name uses the full length.
  const second = await createOrganization(newcomer, { name })
  expect(second.slug).toMatch(/^[a-z0-9-]{2,48}-2$/)
  expect(createOrganizationSchema.safeParse({ name: 'x', slug: second.slug }).success).toBe(true)
})

describe('a URL is refused, and nothing is written, if', () => {
  test('another organization has', async () => {
    const { slug, zoe } = await acme()
    await expectRefusal('slug-taken', () => createOrganization(zoe, { name: 'Mine', slug }), 'slug')
  })

  test('another organization had it before', async () => {
    const { olive, zoe, slug } = await acme()
    await updateOrganization(await as(olive, slug), { name: 'Acme', slug: `${slug}-new` })
    await expectRefusal('slug-taken', () => createOrganization(zoe, { name: 'Mine', slug }), 'slug')
  })
})

test.each<[string, object]>([
  ['no name', { slug: 'ok' }],
  ['an empty name', { name: '  ', slug: 'ok' }],
  ['a name without letters', { name: '---', slug: 'ok' }],
  ['a name of 101 letters', { name: 'x'.repeat(101), slug: 'ok' }],
  ['a name with a control character', { name: 'Ac\u0007me', slug: 'ok' }],
  ['a name that changes the text direction', { name: 'Ac\u202Eme', slug: 'ok' }],
  ['an invisible name', { name: 'Ac\u200Bme', slug: 'ok' }],
  ['a URL of one character', { name: 'Acme', slug: 'a' }],
  ['a URL of 51 characters', { name: 'Acme', slug: 'a'.repeat(51) }],
  ['a URL in capitals', { name: 'Acme', slug: 'Acme' }],
  ['a URL with a dot', { name: 'Acme', slug: 'acme.com' }],
  ['a URL with a slash', { name: 'Acme', slug: 'acme/people' }],
  ['a URL that starts with a hyphen', { name: 'Acme', slug: '-acme' }],
  ['a URL that ends with a hyphen', { name: 'Acme', slug: 'acme-' }],
  ['a reserved URL', { name: 'Acme', slug: 'admin' }],
  ['the URL of a page', { name: 'Acme', slug: 'new' }],
])('the form refuses %s', (_, input) => {
  expect(createOrganizationSchema.safeParse(input).success).toBe(false)
})

test('the form keeps only its own fields', () => {
  const typed = { name: ' Acme   Ltd ', slug: 'acme', id: 'mine', ownerId: 'mine', isActive: true }
  expect(createOrganizationSchema.parse(typed)).toEqual({ name: 'Acme Ltd', slug: 'acme' })
})
