import { afterEach, beforeEach, expect, test } from 'vitest'
import { requestAddress } from '@/lib/accounts/address/change-address'
import { requestPasswordReset, requestSignInLink } from '@/lib/accounts/sign-in/request-link'
import { discardMail, retryMail, type MailStatus } from '@/lib/admin/mail-commands'
import { listOutbox, readOutboxFigures } from '@/lib/admin/read-outbox'
import { db } from '@/lib/db'
import { days, minutes } from '@/lib/config/define-guildhall'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { noteDelivery } from '@/lib/mail/note-delivery'
import { replaceTransport } from '@/lib/mail/transport'
import { loggedErrors } from '@/lib/testing/logged-errors'
import { person } from '@/lib/testing/people'
import { expectRefusal, outcome } from '@/lib/testing/refusal'
import { sam } from '@/lib/testing/staff'
import { watch } from '@/lib/testing/watch'

beforeEach(async () => void (await db.outbox.deleteMany()))
afterEach(() => replaceTransport(undefined))

/** Inserts an outbox email; `inMinutes`: when it is tried next. */
async function mail(status: MailStatus, inMinutes = 0) {
  const { id: userId, email: recipient } = await person('Mia')
  return db.outbox.create({
    data: {
      template: 'account-exists',
      recipient,
      payload: { userId },
      status,
      attempts: 7,
      firstAttemptAt: new Date(0),
      lastError: 'too-late',
      nextAttemptAt: new Date(Date.now() + minutes(inMinutes)),
    },
  })
}
const row = (id: string) => db.outbox.findUniqueOrThrow({ where: { id } })

test('staff send a failed email again immediately, and the audit log records it', async () => {
  const staff = await sam()
  const { id, recipient } = await mail('failed')
  const { events } = await watch(() => retryMail(staff, { mailId: id }))
  expect(events).toEqual([
    { type: 'mail.retried', actor: 'Sam', data: { mail: 'account-exists', address: recipient } },
  ])
  const sent: string[] = []
  replaceTransport({ name: 'resend', send: async ({ to }) => (sent.push(to), {}) })
  expect(await drainOutbox()).toBe(1)
  expect(sent).toEqual([recipient])
  expect(await row(id)).toMatchObject({ status: 'sent', attempts: 1, lastError: null })
  await expectRefusal('mail-over', () => retryMail(staff, { mailId: id }))
})

test('links that people ask for are listed in order as well', async () => {
  const mia = await person('Mia')
  await requestPasswordReset(mia)
  await requestSignInLink(mia)
  await requestAddress(mia, { email: `new.${mia.email}` })
  await mail('waiting')
  const { rows } = await listOutbox({ sort: 'newest', filters: {} })
  expect(rows.map(({ template }) => template)).toEqual([
    ...['account-exists', 'email-change', 'sign-in-link', 'password-reset'],
  ])
})

test('what the provider reported about a sent email is listed', async () => {
  const { id } = await mail('sent')
  await db.$transaction((tx) =>
    noteDelivery(tx, { mail: { providerId: null, id }, delivery: 'bounced', detail: 'no mailbox' }),
  )
  const { rows } = await listOutbox({ sort: 'newest', filters: {} })
  expect(rows).toMatchObject([{ status: 'sent', delivery: 'bounced', lastError: 'no mailbox' }])
})

test('staff discard an email: it is not sent until they send it after all', async () => {
  const staff = await sam()
  const { id } = await mail('waiting')
  const { events } = await watch(() => discardMail(staff, { mailId: id }))
  expect(events).toMatchObject([{ type: 'mail.discarded' }])
  replaceTransport({ name: 'resend', send: async () => ({}) })
  expect(await drainOutbox()).toBe(0)
  expect((await row(id)).status).toBe('discarded')
  await retryMail(staff, { mailId: id })
  expect(await drainOutbox()).toBe(1)
})

test('an email discarded while its attempt fails is not retried', async () => {
  const staff = await sam()
  const { id } = await mail('waiting')
  await db.outbox.update({ where: { id }, data: { firstAttemptAt: null } })
  replaceTransport({
    name: 'resend',
    send: async () => {
      await discardMail(staff, { mailId: id })
      throw new Error('away')
    },
  })
  await drainOutbox()
  expect(loggedErrors()).toHaveLength(1)
  expect((await row(id)).status).toBe('discarded')
})

test.each<[MailStatus, number, string, string]>([
  ['waiting', 30, 'done', 'done'],
  ['waiting', 1, 'mail-over', 'done'], // may be on its way: a lease is no longer than two minutes
  ['failed', 0, 'done', 'done'],
  ['discarded', 0, 'done', 'mail-over'],
  ['sent', 0, 'mail-over', 'mail-over'],
  ['dropped', 0, 'mail-over', 'mail-over'],
])(
  '%s, next attempt in %i minutes: retry %s, discard %s',
  async (status, pause, retry, discard) => {
    const staff = await sam()
    const [one, two] = [await mail(status, pause), await mail(status, pause)]
    const { rows } = await listOutbox({ sort: 'newest', filters: {} })
    expect(rows[0]?.can).toEqual({ retry: retry === 'done', discard: discard === 'done' })
    expect(await outcome(retryMail(staff, { mailId: one.id }))).toBe(retry)
    expect(await outcome(discardMail(staff, { mailId: two.id }))).toBe(discard)
  },
)

test('one that is no longer relevant cannot be sent again, unlike a handler run', async () => {
  const staff = await sam()
  const createdAt = new Date(Date.now() - days(8))
  const { id } = await mail('failed')
  await db.outbox.update({ where: { id }, data: { createdAt } })
  await expectRefusal('mail-over', () => retryMail(staff, { mailId: id }))
  const data = {
    template: 'handler',
    recipient: '',
    payload: {},
    status: 'failed',
    createdAt,
  } as const
  const handler = await db.outbox.create({ data })
  expect(await outcome(retryMail(staff, { mailId: handler.id }))).toBe('done')
})

test('it is not found for former staff, and neither is a deleted email', async () => {
  const staff = await sam()
  const { id } = await mail('failed')
  const gone = { mailId: staff.id }
  for (const command of [retryMail, discardMail])
    await expectRefusal('not-found', () => command(staff, gone))
  await db.user.update({ where: { id: staff.id }, data: { isSuperuser: false } })
  for (const command of [retryMail, discardMail])
    await expectRefusal('not-found', () => command(staff, { mailId: id }))
})

test('the list, by status and address, and its figures', async () => {
  const failed = await mail('failed')
  const waiting = await mail('waiting')
  await mail('sent')
  const createdAt = new Date(Date.now() - minutes(90))
  await db.outbox.update({ where: { id: waiting.id }, data: { createdAt } })
  await db.outbox.create({
    data: { template: 'handler', recipient: '', payload: { handler: 'billing' }, status: 'failed' },
  })
  const ids = async (query: object) =>
    (await listOutbox({ sort: 'oldest', filters: {}, ...query })).rows.map(({ id }) => id)
  expect(await ids({})).toHaveLength(4)
  expect(await ids({ filters: { status: 'waiting' } })).toEqual([waiting.id])
  expect(await ids({ search: failed.recipient.slice(0, 8) })).toContain(failed.id)
  const { rows } = await listOutbox({ sort: 'newest', filters: { status: 'failed' } })
  expect(rows.map(({ handler }) => handler)).toEqual(['billing', null])
  expect(await readOutboxFigures()).toEqual({ waiting: 1, failed: 2, oldestWaiting: createdAt })
})
