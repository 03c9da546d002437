import { expect, test } from 'vitest'
import { db } from '@/lib/db'
import { acme } from '@/lib/testing/people'
import { rewriteAddresses } from './db-addresses.mjs'

const rewrite = () => rewriteAddresses(process.env.DATABASE_URL ?? '')
const invite = (organizationId, inviteeIdentifier) =>
  db.organizationInvitation.create({
    data: { organizationId, inviteeIdentifier, expiresAt: new Date(Date.now() + 1e8) },
  })
const addressOf = async (id) =>
  (await db.organizationInvitation.findUniqueOrThrow({ where: { id } })).inviteeIdentifier

test('stored addresses with an encoded domain are decoded, and a second run finds none', async () => {
  const { id } = await db.user.create({ data: { email: 'mia@xn--mnchen-3ya.example' } })
  const invitation = await invite((await acme()).id, 'max@xn--mnchen-3ya.example')
  expect(await rewrite()).toEqual({
    rewritten: ['mia@xn--mnchen-3ya.example', 'max@xn--mnchen-3ya.example'],
    kept: [],
  })
  expect((await db.user.findUniqueOrThrow({ where: { id } })).email).toBe('mia@münchen.example')
  expect(await addressOf(invitation.id)).toBe('max@münchen.example')
  expect(await rewrite()).toEqual({ rewritten: [], kept: [] })
})

test('if both spellings are stored, both rows are kept and the encoded one is reported', async () => {
  const org = await acme()
  await db.user.createMany({
    data: [{ email: 'zoe@münchen.example' }, { email: 'zoe@xn--mnchen-3ya.example' }],
  })
  await invite(org.id, 'zoe@münchen.example')
  const { id } = await invite(org.id, 'zoe@xn--mnchen-3ya.example')
  const elsewhere = await invite(org.other.id, 'zoe@xn--mnchen-3ya.example')
  const both = ['zoe@xn--mnchen-3ya.example', 'zoe@xn--mnchen-3ya.example']
  expect(await rewrite()).toEqual({ rewritten: [both[0]], kept: both })
  expect(await addressOf(id)).toBe('zoe@xn--mnchen-3ya.example')
  expect(await addressOf(elsewhere.id)).toBe('zoe@münchen.example')
  expect(await db.user.count({ where: { email: { startsWith: 'zoe@' } } })).toBe(2)
})

test('an address that would be refused today is not rewritten', async () => {
  await db.user.create({ data: { email: 'mia@xn--pple-43d.example' } }) // a Cyrillic "а" and "pple"
  expect((await rewrite()).kept).toContain('mia@xn--pple-43d.example')
})
