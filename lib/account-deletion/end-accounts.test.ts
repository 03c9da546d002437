import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import config from '@/guildhall.config'
import { endAccounts } from '@/lib/account-deletion/erase-user'
import { pseudonymOf } from '@/lib/account-deletion/erase-traces'
import { scheduleDeletion } from '@/lib/account-deletion/schedule-deletion'
import { signIn } from '@/lib/accounts/sign-in/sign-in'
import { activateAccount } from '@/lib/accounts/sign-up/activate-account'
import { signUp } from '@/lib/accounts/sign-up/sign-up'
import { deactivatePerson } from '@/lib/admin/person-commands'
import { days } from '@/lib/config/define-guildhall'
import { db } from '@/lib/db'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { tidyUp } from '@/lib/ops/tidy-up'
import { deleteOrganization } from '@/lib/organizations/delete-organization'
import { endNow } from '@/lib/testing/deletion'
import { findWord } from '@/lib/testing/find-word'
import { invite } from '@/lib/testing/invite'
import { loggedErrors } from '@/lib/testing/logged-errors'
import { mailTo } from '@/lib/testing/mail-to'
import { acme, as, member, type Person } from '@/lib/testing/people'
import { outcome } from '@/lib/testing/refusal'
import { nothingChanges } from '@/lib/testing/snapshot'
import { sam } from '@/lib/testing/staff'
import { watch } from '@/lib/testing/watch'
import { whileHeld } from '@/lib/testing/while-held'
import { PASSWORD, personWithPassword } from '@/lib/testing/with-password'

afterEach(() => vi.useRealTimers())

const from = { ip: '203.0.113.1', userAgent: 'Firefox' }
const enter = ({ email }: Person) => outcome(signIn(from, { email, password: PASSWORD }))
const isThere = async ({ id }: Person) => (await db.user.count({ where: { id } })) === 1
const endsIn = ({ id }: Person, time: number) =>
  db.user.update({
    where: { id },
    data: { deletesAt: new Date(Date.now() + time) },
    select: { deletesAt: true },
  })
/** Simulates an account past its end, after the reminder. */
const due = ({ id }: Person) =>
  db.user.update({
    where: { id },
    data: { deletesAt: new Date(), closingRemindedAt: new Date() },
    select: { id: true },
  })

/** Quill, an admin of Acme who deleted their account. */
async function closed(name = 'Quillby') {
  const org = await acme()
  const quill = await personWithPassword(name)
  const membership = { organizationId: org.id, userId: quill.id, role: 'admin' }
  await db.organizationUser.create({ data: membership })
  await invite(await as(quill, org.slug), `newcomer.${org.slug}@new.test`)
  await scheduleDeletion(quill)
  // So that the newest mail to them is the next one.
  await drainOutbox()
  return { ...org, quill }
}

test('nothing happens before the end, except one email three days before', async () => {
  const { quill } = await closed()
  await nothingChanges(endAccounts)
  await endsIn(quill, days(3) - 1000)
  const { mails } = await watch(endAccounts)
  expect(mails).toEqual([`account-ending to ${quill.email}`])
  await drainOutbox()
  expect((await mailTo(quill.email)).subject).toBe(
    `Your ${config.brand.name} account will be deleted soon`,
  )
  await nothingChanges(endAccounts)
})

test('never ends unannounced: if nothing ran, it waits until three days after the email', async () => {
  const { quill } = await closed()
  await endsIn(quill, -days(5))
  const { mails } = await watch(endAccounts)
  expect(mails).toEqual([`account-ending to ${quill.email}`])
  const { deletesAt } = await db.user.findUniqueOrThrow({ where: { id: quill.id } })
  expect(deletesAt!.getTime() - Date.now()).toBeGreaterThan(days(3) - 10_000)
  await nothingChanges(endAccounts)
})

test('at the end the account is erased: F12, no name and no address is left', async () => {
  const { quill, id } = await closed('Onceby')
  await due(quill)
  const { events, mails } = await watch(tidyUp)
  const name = pseudonymOf(quill.id)
  expect(events.map(({ type, actor, target }) => [type, actor, target])).toEqual([
    ['invitation.revoked', name, undefined],
    ['member.left', name, name],
    ['user.deleted', undefined, name],
  ])
  expect(mails).toEqual([])
  expect(await findWord(quill.email)).toEqual([])
  expect(await findWord('Onceby')).toEqual([])
  expect(await db.organizationUser.count({ where: { organizationId: id } })).toBe(4)
  expect(await enter(quill)).toBe('sign-in-failed')
})

test('the address can sign up again, as a new person', async () => {
  const { quill, id } = await closed()
  await due(quill)
  await endAccounts()
  const { email } = quill
  await signUp({ name: 'New', slug: `new-${quill.id.slice(0, 8)}`, email })
  await drainOutbox()
  const { token } = await mailTo(email)
  const chosen = { password: PASSWORD, confirmPassword: PASSWORD }
  await activateAccount({ token, name: 'Nova', ...chosen }, from)
  const anew = await db.user.findUniqueOrThrow({ where: { email } })
  expect(anew.id).not.toBe(quill.id)
  const where = { organizationId: id, userId: anew.id }
  expect(await db.organizationUser.count({ where })).toBe(0)
})

test('an account deactivated by staff meanwhile is erased too, without an email', async () => {
  const { quill } = await closed()
  await deactivatePerson(await sam(), { userId: quill.id })
  await endsIn(quill, 0)
  await endAccounts()
  await drainOutbox()
  expect((await mailTo(quill.email)).subject).not.toContain('soon')
  await due(quill)
  await endAccounts()
  expect(await isThere(quill)).toBe(false)
})

test("it waits for the rows of its person's deleted organizations, and is erased with them", async () => {
  const { id, olive, slug, name } = await acme()
  await deleteOrganization(await as(olive, slug), { confirmation: name })
  await scheduleDeletion(olive)
  await due(olive)
  await nothingChanges(endAccounts)
  await endNow(id)
  await tidyUp()
  expect(await isThere(olive)).toBe(false)
  expect(await db.organization.count({ where: { id } })).toBe(0)
})

test('two accounts in one organization, erased twice concurrently, are each erased once', async () => {
  const { quill, id } = await closed()
  const other = await member(id, 'Otherby')
  await scheduleDeletion(other)
  for (const who of [quill, other]) await due(who)
  await Promise.all([endAccounts(), endAccounts(), endAccounts()])
  for (const who of [quill, other]) {
    expect(await isThere(who)).toBe(false)
    const where = { targetId: who.id, type: 'user.deleted' }
    expect(await db.event.count({ where })).toBe(1)
  }
})

test('an account that cannot be erased does not block others', async () => {
  const [{ quill }, { quill: other }] = [await closed(), await closed()]
  await db.$executeRaw`
    CREATE TABLE "Holds" (id uuid REFERENCES "User")`
  try {
    await db.$executeRaw`INSERT INTO "Holds" VALUES (${quill.id}::uuid)`
    for (const who of [quill, other]) await due(who)
    await endAccounts()
    expect(loggedErrors()).toEqual([expect.stringContaining(quill.id)])
    expect([await isThere(quill), await isThere(other)]).toEqual([true, false])
    expect(await enter(quill)).toBe('done')
  } finally {
    await db.$executeRaw`DROP TABLE "Holds"`
  }
})

test.each(['sign-in', 'end'] as const)(
  'signing in at the moment of the end, %s first: the account is kept or erased as a whole',
  async (first) => {
    const { quill, id } = await closed()
    await due(quill)
    const work = { 'sign-in': () => enter(quill), end: () => outcome(endAccounts()) }
    const second = first === 'end' ? 'sign-in' : 'end'
    const [one, two] = await whileHeld(quill.id, 2, () =>
      Promise.all([work[first](), pause(500).then(work[second])]),
    )
    const ends = { [first]: one, [second]: two }
    const where = { organizationId: id, userId: quill.id }
    const isKept = await isThere(quill)
    expect(isKept).toBe(first === 'sign-in')
    expect(ends).toEqual({ end: 'done', 'sign-in': isKept ? 'done' : 'sign-in-failed' })
    expect(await db.organizationUser.count({ where })).toBe(isKept ? 1 : 0)
    expect(await db.session.count({ where: { userId: quill.id } })).toBe(isKept ? 1 : 0)
  },
)
