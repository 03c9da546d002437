import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import config from '@/guildhall.config'
import { checkKinds } from '@/lib/config/check-kinds'
import { db, pool } from '@/lib/db'
import { findFields, listChoices, listFields } from '@/lib/kinds/queries'
import { createOrganization } from '@/lib/organizations/create-organization'
import { deleteOrganization } from '@/lib/organizations/delete-organization'
import { readOverview } from '@/lib/organizations/overview-view'
import { suspendMember } from '@/lib/members/suspend-member'
import { updateOrganization } from '@/lib/organizations/update-organization'
import { signUp } from '@/lib/accounts/sign-up/sign-up'
import { as, member, person, type Person } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import { watch } from '@/lib/testing/watch'
import { clientsOf } from './clients-of'
import { client, serviceProvider } from './kinds'
import { ClientsPage, peopleOfServiceProvidersOnly } from './service-providers-only'
import { ownTables } from '@/lib/testing/own-tables'
import { askAs } from '@/lib/testing/ask-as'

ownTables('docs/cookbook/examples/service-providers/tables.sql')

// As in next.config.mjs.
process.env.__NEXT_EXPERIMENTAL_AUTH_INTERRUPTS = 'true'

Object.assign(config.kinds, { 'service-provider': serviceProvider, client })
const plans = { basic: '', pro: '', retired: '' }
beforeAll(async () => {
  for (const [name, isOffered] of [
    ['basic', true],
    ['pro', true],
    ['retired', false],
  ] as const) {
    const sql = 'INSERT INTO "SubscriptionPlan" (name, "isOffered") VALUES ($1, $2) RETURNING id'
    const { rows } = await pool().query<{ id: string }>(sql, [name, isOffered])
    plans[name] = rows[0]!.id
  }
})
beforeEach(() => askAs())

/** Zoe’s service provider. */
async function zenith() {
  const zoe = await person('Zoe')
  return { zoe, ...(await createOrganization(zoe, { kind: 'service-provider', name: 'Zenith' })) }
}

const found = (who: Person, fields: Record<string, unknown>) =>
  createOrganization(who, { kind: 'client', name: 'Acme', fields })

test('the configuration accepts both kinds', () => {
  expect(() => checkKinds(config.kinds)).not.toThrow()
})

describe('a client', () => {
  test('belongs to a service provider and has a plan, which both pages show', async () => {
    const { zoe, id, slug } = await zenith()
    const acme = await found(zoe, { serviceProvider: id, plan: plans.basic })
    const fields = {
      serviceProvider: { id, label: 'Zenith' },
      plan: { id: plans.basic, label: 'basic' },
    }
    const ctx = await as(zoe, acme.slug)
    expect(await findFields(ctx)).toEqual(fields)
    expect((await readOverview(ctx)).fields).toEqual(fields)
    expect(await clientsOf(await as(zoe, slug))).toEqual([
      { name: 'Acme', slug: acme.slug, plan: 'basic' },
    ])
  })

  test('can choose between the plans on sale and its founder’s service providers', async () => {
    const { zoe, id } = await zenith()
    await zenith() // for another Zoe
    const choices = await listChoices(listFields('client', 'fields'), { user: zoe })
    expect(choices.plan?.map(({ label }) => label)).toEqual(['basic', 'pro'])
    expect(choices.serviceProvider).toEqual([{ id, label: 'Zenith' }])
    const unknown = await listChoices(listFields('client', 'fields'), {})
    expect(unknown.serviceProvider).toEqual([])
    const staff = { user: { id: zoe.id, asStaff: true } }
    const all = await listChoices(listFields('client', 'fields'), staff)
    expect(all.serviceProvider?.length).toBeGreaterThan(1)
  })

  test.each([
    ['no plan', (): object => ({ plan: '' }), 'plan', 'field-missing'],
    ['a plan that is not sold', () => ({ plan: plans.retired }), 'plan', 'field-choice'],
    ['a plan that does not exist', () => ({ plan: 'gold' }), 'plan', 'field-choice'],
    ['an array', () => ({ plan: [plans.basic] }), 'plan', 'invalid'],
  ])('with %s is refused at its field, and nothing is written', async (_, wrong, field, code) => {
    const { zoe, id } = await zenith()
    const own = { serviceProvider: id, plan: plans.basic, ...wrong() }
    await expectRefusal('fields-invalid', () => found(zoe, own), field)
    await expect(found(zoe, own)).rejects.toMatchObject({ fields: { [field]: code } })
  })

  test('of another person’s service provider, or of an organization of another kind, is refused', async () => {
    const [{ zoe }, other] = [await zenith(), await zenith()]
    const plain = await createOrganization(zoe, { name: 'Plain' })
    for (const serviceProvider of [other.id, plain.id]) {
      const create = () => found(zoe, { serviceProvider, plan: plans.basic })
      await expectRefusal('fields-invalid', create, 'serviceProvider')
    }
  })

  test('keeps values that can no longer be chosen, and records changes by name', async () => {
    const { zoe, id, slug } = await zenith()
    const acme = await found(zoe, { serviceProvider: id, plan: plans.pro })
    const olive = await member(acme.id, 'Olive', 'admin')
    await pool().query('UPDATE "SubscriptionPlan" SET "isOffered" = false WHERE id = $1', [
      plans.pro,
    ])
    const ctx = await as(olive, acme.slug)
    const change = (plan: string) =>
      updateOrganization(ctx, {
        name: 'Acme',
        slug: acme.slug,
        fields: { serviceProvider: id, plan },
      })
    expect((await watch(() => change(plans.pro))).events).toEqual([])
    const { events } = await watch(() => change(plans.basic))
    expect(events).toMatchObject([
      { type: 'organization.detailsChanged', data: { from: { plan: { label: 'pro' } } } },
    ])
    await expectRefusal('fields-invalid', () => change(plans.pro), 'plan')
    await pool().query('UPDATE "SubscriptionPlan" SET "isOffered" = true WHERE id = $1', [
      plans.pro,
    ])
    expect(slug).not.toBe(acme.slug)
  })

  test('prevents deleting its service provider and its plan', async () => {
    const { zoe, id, slug } = await zenith()
    const acme = await found(zoe, { serviceProvider: id, plan: plans.basic })
    const remove = async () => deleteOrganization(await as(zoe, slug), { confirmation: 'Zenith' })
    await expectRefusal('organization-in-use', remove)
    await expect(
      db.$executeRaw`DELETE FROM "SubscriptionPlan" WHERE id = ${plans.basic}::uuid`,
    ).rejects.toThrow(/foreign key/i)
    await deleteOrganization(await as(zoe, acme.slug), { confirmation: 'Acme' })
    await remove()
  })

  test('cannot refer to an organization of another kind, not even with SQL', async () => {
    const { zoe, id } = await zenith()
    const acme = await found(zoe, { serviceProvider: id, plan: plans.basic })
    const plain = await createOrganization(zoe, { name: 'Plain' })
    const write = db.$executeRaw`UPDATE "ClientOrganization"
      SET "serviceProvider" = ${plain.id}::uuid WHERE "organizationId" = ${acme.id}::uuid`
    await expect(write).rejects.toThrow(/foreign key/i)
  })

  test('cannot be created at sign-up with a service provider that is not public', async () => {
    const { id } = await zenith()
    const own = { kind: 'client', name: 'Acme', email: 'new@acme.test', extra: {} }
    const wrong = () =>
      signUp({ ...own, slug: '', fields: { serviceProvider: id, plan: plans.basic } })
    await expectRefusal('fields-invalid', wrong, 'serviceProvider')
    expect(await db.user.count({ where: { email: own.email } })).toBe(0)
  })
})

describe('the page only for service providers', () => {
  const open = (who: Person | null, slug: string) => {
    askAs(who?.token)
    return ClientsPage({ params: Promise.resolve({ slug }) })
  }
  const answers = (code: number) => ({ digest: `NEXT_HTTP_ERROR_FALLBACK;${code}` })

  test('shows its clients to an admin of one', async () => {
    const { zoe, id, slug } = await zenith()
    await found(zoe, { serviceProvider: id, plan: plans.pro })
    const page = await open(zoe, slug)
    expect(JSON.stringify(page)).toContain('Acme')
  })

  test('does not exist for other kinds and strangers, and refuses members', async () => {
    const { zoe, id, slug } = await zenith()
    const acme = await found(zoe, { serviceProvider: id, plan: plans.pro })
    await expect(open(zoe, acme.slug)).rejects.toMatchObject(answers(404))
    await expect(open(await person('Max'), slug)).rejects.toMatchObject(answers(404))
    await expect(open(await member(id, 'Mia'), slug)).rejects.toMatchObject(answers(403))
  })

  test('a page outside organizations opens for people who belong to a service provider', async () => {
    const { zoe, id, slug } = await zenith()
    askAs(zoe.token)
    expect((await peopleOfServiceProvidersOnly()).serviceProviders).toMatchObject([{ id }])
    askAs((await person('Max')).token)
    await expect(peopleOfServiceProvidersOnly()).rejects.toMatchObject(answers(404))
    const mia = await member(id, 'Mia')
    await suspendMember(await as(zoe, slug), { userId: mia.id })
    askAs(mia.token)
    await expect(peopleOfServiceProvidersOnly()).rejects.toMatchObject(answers(404))
  })
})
