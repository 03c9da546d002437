import { beforeEach, describe, expect, test } from 'vitest'
import * as z from 'zod'
import config from '@/guildhall.config'
import { vendor } from '@/kinds/vendor/kind'
import { staffContext } from '@/lib/access/staff-context'
import { addMember } from '@/lib/admin/organization-commands'
import { db } from '@/lib/db'
import { acceptInvitation } from '@/lib/invitations/accept-invitation'
import { inviteMany } from '@/lib/invitations/invite-many'
import { inviteMember } from '@/lib/invitations/invite-member'
import { viewInvitation } from '@/lib/invitations/invitation-view'
import { joinByInvitation } from '@/lib/invitations/join-by-invitation'
import type { FieldValues } from '@/lib/kinds/form-of'
import { findMemberFields } from '@/lib/kinds/queries'
import { addUser } from '@/lib/members/add-user'
import { createOrganization } from '@/lib/organizations/create-organization'
import { tokenOf } from '@/lib/testing/invite'
import { as, person } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import { sam } from '@/lib/testing/staff'
import { addVendors } from '@/lib/testing/vendors'

addVendors()
beforeEach(() => void (config.kinds.vendor = vendor))

let count = 0
const password = 'four unrelated words here'
const newcomer = { name: 'Mia', password, confirmPassword: password }

/** Zoe's vendor, whose members must have a title. */
async function supplies() {
  const zoe = await person('Zoe')
  const asked = { fields: { taxNumber: 'DE12345' }, memberFields: { title: 'Head' } }
  const slug = `given-${++count}`
  const { id } = await createOrganization(zoe, { kind: 'vendor', name: 'Supplies', slug, ...asked })
  return { id, zoe, ctx: await as(zoe, slug), max: await person('Max') }
}
type Supplies = Awaited<ReturnType<typeof supplies>>

async function invited({ ctx, max }: Supplies, memberFields?: FieldValues, email = max.email) {
  const asked = { email, role: 'member', message: undefined, memberFields }
  const { id } = await inviteMember(ctx, asked)
  return { token: await tokenOf(id) }
}
const titleOf = ({ ctx, max }: Supplies) => findMemberFields(ctx, max.id)

describe('an invitee of an organization whose members must have a title', () => {
  test('is asked for it, and cannot join without it', async () => {
    const org = await supplies()
    const { token } = await invited(org)
    expect((await viewInvitation(token, org.max)).invitation?.given).toEqual([])
    await expectRefusal('fields-invalid', () => acceptInvitation(org.max, { token }), 'title')
    await acceptInvitation(org.max, { token, fields: { title: 'Buyer' } })
    expect(await titleOf(org)).toEqual({ title: 'Buyer' })
  })

  test("gets the inviter's value, whatever they type", async () => {
    const org = await supplies()
    const { token } = await invited(org, { title: ' Buyer ' })
    expect((await viewInvitation(token, org.max)).invitation?.given).toEqual(['title'])
    await acceptInvitation(org.max, { token, fields: { title: 'Boss' } })
    expect(await titleOf(org)).toEqual({ title: 'Buyer' })
  })

  test("is asked again if the inviter's value is no longer valid", async () => {
    const org = await supplies()
    const { token } = await invited(org, { title: 'Buyer' })
    config.kinds.vendor = { ...vendor, memberFields: z.object({ title: z.enum(['Head', 'Hand']) }) }
    expect((await viewInvitation(token, org.max)).invitation?.given).toEqual([])
    await acceptInvitation(org.max, { token, fields: { title: 'Head' } })
    expect(await titleOf(org)).toEqual({ title: 'Head' })
  })

  test('joins as a newcomer only with it', async () => {
    const org = await supplies()
    const email = `mia.${count}@new.test`
    const { token } = await invited(org, undefined, email)
    const join = (fields?: FieldValues) => joinByInvitation({ ...newcomer, token, fields }, null)
    await expectRefusal('fields-invalid', join, 'title')
    await join({ title: 'Buyer' })
    const { id } = await db.user.findUniqueOrThrow({ where: { email } })
    expect(await findMemberFields(org.ctx, id)).toEqual({ title: 'Buyer' })
  })

  test('is invited only with a valid title', async () => {
    const org = await supplies()
    const title = 'x'.repeat(65)
    await expectRefusal('fields-invalid', () => invited(org, { title }), 'title')
  })

  test('must tick a required checkbox themselves', async () => {
    const org = await supplies()
    const memberFields = z.object({ title: z.string(), terms: z.literal(true) })
    config.kinds.vendor = { ...vendor, memberFields }
    const { token } = await invited(org, { title: 'Buyer', terms: 'true' })
    expect((await viewInvitation(token, org.max)).invitation?.given).toEqual(['title'])
    await expectRefusal('fields-invalid', () => acceptInvitation(org.max, { token }), 'terms')
  })
})

describe('a list of people', () => {
  const rows = ['a', 'b']
    .map((name) => `${name}@many.test`)
    .map((email) => ({ text: email, email }))

  test('is invited without a title, and each is asked for it on joining', async () => {
    const { ctx, id } = await supplies()
    const outcomes = await inviteMany(ctx, { rows, role: 'member', message: undefined })
    expect(outcomes).toEqual(['sent', 'sent'])
    const sent = await db.organizationInvitation.findMany({ where: { organizationId: id } })
    expect(sent.map(({ memberFields }) => memberFields)).toEqual([null, null])
    const token = await tokenOf(sent[0]!.id)
    const join = () => joinByInvitation({ ...newcomer, token }, null)
    await expectRefusal('fields-invalid', join, 'title')
  })

  test('is invited with a shared title', async () => {
    const { ctx, id } = await supplies()
    const memberFields = { title: 'Buyer' }
    await inviteMany(ctx, { rows, role: 'member', message: undefined, memberFields })
    const sent = await db.organizationInvitation.findMany({ where: { organizationId: id } })
    expect(sent.map((each) => each.memberFields)).toEqual([memberFields, memberFields])
  })
})

describe('where people are added directly, the title is asked of', () => {
  test('the inviter', async () => {
    config.kinds.vendor = { ...vendor, invitations: 'default' }
    const org = await supplies()
    await expectRefusal('fields-invalid', () => invited(org).then(() => {}), 'title')
    const { email } = org.max
    const memberFields = { title: 'Buyer' }
    await inviteMember(org.ctx, { email, role: 'member', message: undefined, memberFields })
    expect(await titleOf(org)).toEqual({ title: 'Buyer' })
  })

  test('staff', async () => {
    const org = await supplies()
    const ctx = await staffContext(await sam(), org.id)
    const add = (fields?: FieldValues) =>
      addMember(ctx, { email: org.max.email, role: 'member', fields })
    await expectRefusal('fields-invalid', add, 'title')
    await add({ title: 'Buyer' })
    expect(await titleOf(org)).toEqual({ title: 'Buyer' })
  })

  test('code', async () => {
    const org = await supplies()
    const member = { organizationId: org.id, userId: org.max.id }
    await expectRefusal('fields-invalid', () => addUser(member), 'title')
    await addUser({ ...member, fields: { title: 'Buyer' } })
    expect(await titleOf(org)).toEqual({ title: 'Buyer' })
  })
})
