import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { readOwnership } from '@/lib/ownership/queries'
import { transferOwnership } from '@/lib/ownership/move-ownership'
import { acme, as, member } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import { watch } from '@/lib/testing/watch'

test('Olive transfers Acme to Adam and stays an admin; both are emailed', async () => {
  const { slug, olive, adam } = await acme()
  const ctx = await as(olive, slug)
  const { events, mails } = await watch(() => transferOwnership(ctx, { userId: adam.id }))
  expect((await as(olive, slug)).actor).toMatchObject({ role: 'admin', isOwner: false })
  expect((await as(adam, slug)).actor).toMatchObject({ role: 'admin', isOwner: true })
  expect((await as(olive, slug)).owner).toMatchObject({ id: adam.id, email: adam.email })
  const data = { from: 'Olive', to: 'Adam' }
  expect(events).toEqual([{ type: 'owner.changed', actor: 'Olive', target: 'Adam', data }])
  expect(mails.toSorted()).toEqual(
    [adam, olive].map(({ email }) => `ownership-transferred to ${email}`).toSorted(),
  )
})

test('the reason given by staff is in the audit log', async () => {
  const { slug, olive, adam } = await acme()
  const ctx = await as(olive, slug)
  const { events } = await watch(() =>
    transferOwnership(ctx, { userId: adam.id, reason: 'Ticket 12: Olive left the company' }),
  )
  const data = { from: 'Olive', to: 'Adam', reason: 'Ticket 12: Olive left the company' }
  expect(events[0]).toMatchObject({ type: 'owner.changed', data })
})

test('Adam can transfer it back', async () => {
  const { slug, olive, adam } = await acme()
  await transferOwnership(await as(olive, slug), { userId: adam.id })
  await transferOwnership(await as(adam, slug), { userId: olive.id })
  expect((await as(olive, slug)).actor.isOwner).toBe(true)
})

test('a second transfer from the same page is refused: she is no longer the owner', async () => {
  const { slug, olive, adam } = await acme()
  const ctx = await as(olive, slug)
  await transferOwnership(ctx, { userId: adam.id })
  await expectRefusal('forbidden', () => transferOwnership(ctx, { userId: adam.id }))
})

describe('only to an admin who can sign in; not to', () => {
  type Acme = Awaited<ReturnType<typeof acme>>
  test.each<[string, (org: Acme) => Promise<string> | string]>([
    ['a member', ({ mia }) => mia.id],
    [
      'a deactivated admin',
      async ({ adam }) => {
        await db.user.update({ where: { id: adam.id }, data: { isActive: false } })
        return adam.id
      },
    ],
    ['an unknown role', async ({ id }) => (await member(id, 'Former', 'forgotten')).id],
  ])('%s', async (_, to) => {
    const org = await acme()
    const ctx = await as(org.olive, org.slug)
    const userId = await to(org)
    const attempt = () => transferOwnership(ctx, { userId })
    await expectRefusal('owner-must-be-admin', attempt, 'userId')
    expect((await readOwnership(ctx)).candidates.map((row) => row.userId)).not.toContain(userId)
  })
})

test('not to the owner herself', async () => {
  const { olive, slug } = await acme()
  const ctx = await as(olive, slug)
  await expectRefusal('forbidden', () => transferOwnership(ctx, { userId: olive.id }))
})

test('the candidates are the other admins', async () => {
  const { id, slug, olive, adam } = await acme()
  const second = await member(id, 'Second', 'admin')
  expect((await readOwnership(await as(olive, slug))).candidates).toEqual([
    { userId: adam.id, name: 'Adam', email: adam.email },
    { userId: second.id, name: 'Second', email: second.email },
  ])
})
