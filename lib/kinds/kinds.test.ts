import { afterEach, describe, expect, test } from 'vitest'
import config from '@/guildhall.config'
import { memberFields } from '@/kinds/vendor/fields'
import { db } from '@/lib/db'
import type { Kind } from '@/lib/config/define-kind'
import { fieldControls } from '@/lib/kinds/field-controls'
import { asTyped, findFields, findMemberFields } from '@/lib/kinds/queries'
import { inviteMember } from '@/lib/invitations/invite-member'
import { listMembers } from '@/lib/members/queries'
import { startMembership } from '@/lib/members/start-membership'
import { updateMemberDetails } from '@/lib/members/update-member-details'
import { createOrganization } from '@/lib/organizations/create-organization'
import { deleteForGood } from '@/lib/testing/deletion'
import { ofItsKind } from '@/lib/organizations/of-its-kind'
import { readOverview } from '@/lib/organizations/overview-view'
import { listMyOrganizations } from '@/lib/organizations/queries'
import { createOrganizationSchema } from '@/lib/organizations/schema'
import { updateOrganization } from '@/lib/organizations/update-organization'
import { signUp } from '@/lib/accounts/sign-up/sign-up'
import { countStatements } from '@/lib/testing/count-statements'
import { acme, as, member, person, type Person } from '@/lib/testing/people'
import { expectRefusal, outcomes } from '@/lib/testing/refusal'
import { watch } from '@/lib/testing/watch'
import { addVendors } from '@/lib/testing/vendors'

addVendors()

let count = 0
const slug = () => `supplies-${++count}`
/** The member fields that a vendor asks its founder for. */
const founder = { memberFields: { title: 'Head' } }

/** A vendor owned by Zoe, with Mia as a member. */
async function supplies() {
  const zoe = await person('Zoe')
  const fields = { taxNumber: 'DE123456789', website: 'https://zenith.test' }
  const own = { kind: 'vendor', name: 'Zenith Supplies', slug: slug(), fields, ...founder }
  const { id } = await createOrganization(zoe, own)
  return { id, slug: own.slug, zoe, mia: await member(id, 'Mia') }
}

const ctxOf = (who: Person, org: { slug: string }) => as(who, org.slug)
const rename = (org: { slug: string }) => ({ name: 'Zenith Supplies', slug: org.slug })

describe('a vendor', () => {
  test("is created with its kind's fields, in the same transaction", async () => {
    const org = await supplies()
    const ctx = await ctxOf(org.zoe, org)
    expect(ctx.organization.kind).toBe('vendor')
    expect(await findFields(ctx)).toEqual({
      taxNumber: 'DE123456789',
      website: 'https://zenith.test',
    })
    expect((await readOverview(ctx)).fields.taxNumber).toBe('DE123456789')
    expect(await listMyOrganizations(org.zoe)).toMatchObject([{ kind: 'vendor' }])
  })

  test("signs up with a form's fields, and waits with them", async () => {
    const own = slug()
    const asked = { taxNumber: ' de12345 ', website: '', title: ' Head ' }
    const typed = { kind: 'vendor', name: 'Zenith', slug: own, ...asked }
    const form = ofItsKind(createOrganizationSchema).parse(typed)
    await signUp({ ...form, email: `${own}@zenith.test` })
    const found = await db.organization.findUniqueOrThrow({
      where: { slug: own },
      select: {
        kind: true,
        isActive: true,
        vendor: { select: { taxNumber: true, website: true } },
        vendorMembers: { select: { title: true } },
      },
    })
    expect(found).toEqual({
      kind: 'vendor',
      isActive: false,
      vendor: { taxNumber: 'DE12345', website: null },
      vendorMembers: [{ title: 'Head' }],
    })
  })

  test.each([
    ['no tax number', {}, 'taxNumber'],
    ['a tax number in another format', { taxNumber: '12' }, 'taxNumber'],
    [
      'a website that would run code',
      { taxNumber: 'DE12345', website: 'javascript:alert(1)' },
      'website',
    ],
  ])('with %s is refused at its field, and nothing is written', async (_, fields, field) => {
    const zoe = await person('Zoe')
    const create = () =>
      createOrganization(zoe, { kind: 'vendor', name: 'Zenith', slug: slug(), fields, ...founder })
    await expectRefusal('fields-invalid', create, field)
  })

  test('whose founder has no title is refused at its field, and nothing is written', async () => {
    const zoe = await person('Zoe')
    const fields = { taxNumber: 'DE12345' }
    const own = { kind: 'vendor', name: 'Zenith', slug: slug(), fields }
    await expectRefusal('fields-invalid', () => createOrganization(zoe, own), 'title')
    const email = `${own.slug}@zenith.test`
    await expectRefusal('fields-invalid', () => signUp({ ...own, email }), 'title')
    expect(await db.organization.count({ where: { slug: own.slug } })).toBe(0)
  })

  test('changes its fields, and records the changes', async () => {
    const org = await supplies()
    const ctx = await ctxOf(org.zoe, org)
    const { events } = await watch(() =>
      updateOrganization(ctx, { ...rename(org), fields: { taxNumber: 'FR99999', website: '' } }),
    )
    expect(events).toEqual([
      {
        type: 'organization.detailsChanged',
        actor: 'Zoe',
        data: {
          from: { taxNumber: 'DE123456789', website: 'https://zenith.test' },
          to: { taxNumber: 'FR99999', website: null },
        },
      },
    ])
    // Saving again changes nothing.
    const again = await watch(() =>
      updateOrganization(ctx, { ...rename(org), fields: { taxNumber: 'FR99999' } }),
    )
    expect(again.events).toEqual([])
  })

  test('keeps its fields when code changes only its name', async () => {
    const org = await supplies()
    const ctx = await ctxOf(org.zoe, org)
    await updateOrganization(ctx, { name: 'Other', slug: org.slug })
    expect((await findFields(ctx)).taxNumber).toBe('DE123456789')
  })

  test('refuses changes by Mia, a member', async () => {
    const org = await supplies()
    const ctx = await ctxOf(org.mia, org)
    const fields = { taxNumber: 'FR99999' }
    await expectRefusal('forbidden', () => updateOrganization(ctx, { ...rename(org), fields }))
    const details = { userId: org.mia.id, fields: { title: 'Boss' } }
    await expectRefusal('forbidden', () => updateMemberDetails(ctx, details))
  })

  test('is deleted with its rows', async () => {
    const org = await supplies()
    const ctx = await ctxOf(org.zoe, org)
    await updateMemberDetails(ctx, { userId: org.mia.id, fields: { title: 'Buyer' } })
    await deleteForGood(ctx, 'Zenith Supplies')
    expect(await db.vendorOrganization.count({ where: { organizationId: org.id } })).toBe(0)
    expect(await db.vendorMember.count({ where: { organizationId: org.id } })).toBe(0)
  })
})

describe('a member of a vendor', () => {
  test('gets a title, which the list shows', async () => {
    const org = await supplies()
    const ctx = await ctxOf(org.zoe, org)
    const details = { userId: org.mia.id, fields: { title: ' Buyer ' } }
    const { events } = await watch(() => updateMemberDetails(ctx, details))
    expect(events).toEqual([
      {
        type: 'member.updated',
        actor: 'Zoe',
        target: 'Mia',
        data: { from: { title: null }, to: { title: 'Buyer' } },
      },
    ])
    expect(await findMemberFields(ctx, org.mia.id)).toEqual({ title: 'Buyer' })
    const { result, statements } = await countStatements(() => listMembers(ctx))
    expect(result.rows.map(({ fields }) => fields)).toEqual([{ title: 'Head' }, { title: 'Buyer' }])
    expect(statements).toHaveLength(1)
    expect((await watch(() => updateMemberDetails(ctx, details))).events).toEqual([])
  })

  test('is refused an empty title at its field', async () => {
    const org = await supplies()
    const ctx = await ctxOf(org.zoe, org)
    const update = () => updateMemberDetails(ctx, { userId: org.mia.id, fields: { title: '  ' } })
    await expectRefusal('fields-invalid', update, 'title')
  })

  test('of another vendor is not found', async () => {
    const [org, other] = [await supplies(), await supplies()]
    const ctx = await ctxOf(org.zoe, org)
    const details = { userId: other.mia.id, fields: { title: 'Buyer' } }
    await expectRefusal('not-found', () => updateMemberDetails(ctx, details))
  })

  test('is refused a title with look-alike letters or invisible characters, as every name is', async () => {
    const org = await supplies()
    const ctx = await ctxOf(org.zoe, org)
    expect(fieldControls(memberFields)).toMatchObject([{ control: 'text', maxLength: 64 }])
    for (const title of ['B\u0443yer', 'Buy\u200Ber', 'B'.repeat(65)]) {
      const update = () => updateMemberDetails(ctx, { userId: org.mia.id, fields: { title } })
      await expectRefusal('fields-invalid', update, 'title')
    }
  })

  test('loses the title when they leave', async () => {
    const org = await supplies()
    const ctx = await ctxOf(org.zoe, org)
    await updateMemberDetails(ctx, { userId: org.mia.id, fields: { title: 'Buyer' } })
    await db.organizationUser.deleteMany({ where: { organizationId: org.id, userId: org.mia.id } })
    expect(await db.vendorMember.count({ where: { userId: org.mia.id } })).toBe(0)
  })
})

describe('an organization of the first kind', () => {
  test('has no fields, and ignores them', async () => {
    const org = await acme()
    const ctx = await ctxOf(org.olive, org)
    const { statements } = await countStatements(() => findFields(ctx))
    expect(statements).toEqual([])
    const { events } = await watch(() =>
      updateOrganization(ctx, { name: org.name, slug: org.slug, fields: { taxNumber: 'DE12345' } }),
    )
    expect(events).toEqual([])
    expect(await db.vendorOrganization.count({ where: { organizationId: org.id } })).toBe(0)
  })

  test('can exist next to a vendor of the same person', async () => {
    const zoe = await person('Zoe')
    await createOrganization(zoe, { name: 'Zenith', slug: slug() })
    const fields = { taxNumber: 'DE12345' }
    const own = { name: 'Zenith Supplies', slug: slug(), fields, ...founder }
    await createOrganization(zoe, { kind: 'vendor', ...own })
    const kinds = (await listMyOrganizations(zoe)).map(({ kind }) => kind)
    expect(kinds).toEqual(['organization', 'vendor'])
  })

  test('an unknown kind is refused', async () => {
    const zoe = await person('Zoe')
    const create = () => createOrganization(zoe, { kind: 'club', name: 'Club', slug: slug() })
    await expectRefusal('kind-unknown', create)
  })
})

describe('the database refuses', () => {
  test("a vendor's row for an organization of another kind", async () => {
    const org = await acme()
    const insert = db.$executeRaw`
      INSERT INTO "VendorOrganization" ("organizationId", "taxNumber") VALUES (${org.id}::uuid, 'X')`
    await expect(insert).rejects.toThrow(/VendorOrganization_organizationId_kind_fkey/)
  })

  test("a row with another kind's name", async () => {
    const org = await acme()
    const insert = db.$executeRaw`
      INSERT INTO "VendorOrganization" ("organizationId", kind, "taxNumber")
      VALUES (${org.id}::uuid, 'organization', 'X')`
    await expect(insert).rejects.toThrow(/VendorOrganization_kind/)
  })

  test("a vendor's member row in an organization of another kind", async () => {
    const org = await acme()
    const insert = db.$executeRaw`
      INSERT INTO "VendorMember" ("organizationId", "userId", title)
      VALUES (${org.id}::uuid, ${org.mia.id}::uuid, 'X')`
    await expect(insert).rejects.toThrow(/VendorMember_organizationId_kind_fkey/)
  })

  test('a title for a person who is not a member', async () => {
    const org = await supplies()
    const max = await person('Max')
    const insert = db.$executeRaw`
      INSERT INTO "VendorMember" ("organizationId", "userId", title)
      VALUES (${org.id}::uuid, ${max.id}::uuid, 'X')`
    await expect(insert).rejects.toThrow(/VendorMember_organizationId_userId_fkey/)
  })

  test("to change the kind of an organization that has a vendor's row", async () => {
    const org = await supplies()
    const update = db.$executeRaw`
      UPDATE "Organization" SET kind = 'organization' WHERE id = ${org.id}::uuid`
    await expect(update).rejects.toThrow(/VendorOrganization_organizationId_kind_fkey/)
  })
})

describe('limits, roles and reserved words of a kind', () => {
  const kinds = { ...config.kinds }
  const set = (kind: Kind) => void (config.kinds.vendor = { ...kinds.vendor, ...kind })
  afterEach(() => void Object.assign(config.kinds, kinds))

  test('of 20 concurrent invitations, as many succeed as there are free seats', async () => {
    const org = await supplies()
    set({ limits: { members: 5 } })
    const ctx = await ctxOf(org.zoe, org)
    const invite = (n: number) =>
      inviteMember(ctx, { email: `n${n}.${org.slug}@x.test`, role: 'member', message: undefined })
    const ends = await outcomes(Array.from({ length: 20 }, (_, n) => invite(n)))
    expect(ends).toEqual({ done: 3, 'limit-reached': 17 })
  })

  test('nobody joins beyond the limit, whichever way they come', async () => {
    const org = await supplies()
    set({ limits: { members: 2 } })
    const max = await person('Max')
    const join = () =>
      db.$transaction((tx) =>
        startMembership(tx, {
          ...{ organization: { id: org.id, kind: 'vendor' }, person: max, role: 'member' },
          ...{ by: 'code', fields: { title: 'Buyer' } },
        }),
      )
    await expectRefusal('organization-full', join)
  })

  test('a reserved word is refused for this kind only, and never generated from a name', async () => {
    const org = await supplies()
    set({ reservedSlugs: ['marketplace'] })
    const fields = { taxNumber: 'DE12345' }
    const vendor = { kind: 'vendor', name: 'Marketplace', fields, ...founder }
    const create = (own?: string) => createOrganization(org.zoe, { ...vendor, slug: own })
    await expectRefusal('slug-reserved', () => create('marketplace'), 'slug')
    expect((await create()).slug).toBe('marketplace-2')
    const plain = await createOrganization(org.zoe, { name: 'Marketplace' })
    expect(plain.slug).toBe('marketplace')
  })

  test('its own roles apply in it and nowhere else', async () => {
    const org = await supplies()
    const roles = { ...config.roles, buyer: [...config.roles.member, 'member.invite'] as const }
    set({ roles })
    const buyer = await member(org.id, 'Buyer', 'buyer')
    expect((await ctxOf(buyer, org)).actor.permissions).toContain('member.invite')
    const plain = await acme()
    const newcomer = await member(plain.id, 'Newcomer', 'buyer')
    expect((await ctxOf(newcomer, plain)).actor.permissions).toEqual([])
  })
})

test('a redrawn form holds what is stored', () => {
  expect(asTyped({ a: 'x', b: 3, c: true, d: false, e: null })).toEqual({
    a: 'x',
    b: '3',
    c: 'true',
  })
})

test('a form reports all its errors at once', () => {
  const form = ofItsKind(createOrganizationSchema)
  const { error } = form.safeParse({ kind: 'vendor', name: '', slug: 'A', website: 'x' })
  const codes = error?.issues.map(({ path, message }) => `${String(path[0])}: ${message}`)
  expect(codes).toContain('slug: slug-short')
  expect(codes).toContain('taxNumber: field-missing')
  expect(codes).toContain('website: field-url')
  expect(codes).toContain('title: field-missing')
  expect(codes).toContain('name: organization-name-missing')
})
