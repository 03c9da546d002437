import { beforeAll, expect, test } from 'vitest'
import { registerToJoin } from '@/lib/join-links/register-to-join'
import { activateAccount } from '@/lib/accounts/sign-up/activate-account'
import { approveRequest } from '@/lib/join-links/answer-request'
import { createJoinLink } from '@/lib/join-links/change-join-link'
import { joinByLink } from '@/lib/join-links/join-or-ask'
import { listJoinLinks, listJoinRequests } from '@/lib/join-links/queries'
import { findMemberFields } from '@/lib/kinds/queries'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { createOrganization } from '@/lib/organizations/create-organization'
import { mailTo } from '@/lib/testing/mail-to'
import { as, person } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import { addVendors } from '@/lib/testing/vendors'

beforeAll(addVendors)
let count = 0

/** A link of Zoe's vendor, whose members must have a title. */
async function linkOfVendor(needsApproval: boolean) {
  const zoe = await person('Zoe')
  const slug = `joined-${++count}`
  const asked = { fields: { taxNumber: 'DE12345' }, memberFields: { title: 'Head' } }
  await createOrganization(zoe, { kind: 'vendor', name: 'Supplies', slug, ...asked })
  const ctx = await as(zoe, slug)
  await createJoinLink(ctx, { label: 'x', role: 'member', days: 1, domains: [], needsApproval })
  const [link] = await listJoinLinks(ctx)
  return { ctx, token: new URL(link!.url!).pathname.replace('/join/', '') }
}

test.each([false, true])('people who join are asked (with approval: %s)', async (needsApproval) => {
  const { ctx, token } = await linkOfVendor(needsApproval)
  const max = await person('Max')
  await expectRefusal('fields-invalid', () => joinByLink(max, { token }), 'title')
  await joinByLink(max, { token, fields: { title: 'Buyer' } })
  for (const { id } of await listJoinRequests(ctx)) await approveRequest(ctx, { requestId: id })
  expect(await findMemberFields(ctx, max.id)).toEqual({ title: 'Buyer' })
})

test("a newcomer is asked on the link's page once their address is proven", async () => {
  const { token } = await linkOfVendor(false)
  const email = `sam.joined-${count}@new.test`
  await registerToJoin({ token, email })
  await drainOutbox()
  const password = 'four unrelated words here'
  const { token: activation } = await mailTo(email)
  const form = { token: activation, name: 'Sam', password, confirmPassword: password }
  expect(await activateAccount(form, null)).toMatchObject({ landing: `/join/${token}` })
})
