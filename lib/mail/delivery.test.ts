import { createHmac, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { answering } from '@/lib/action/route-answer'
import { listAnyInvitations } from '@/lib/admin/read-invitations'
import { db } from '@/lib/db'
import { inviteMany, reviewInvitations } from '@/lib/invitations/invite-many'
import { inviteStep } from '@/lib/invitations/invite-step'
import { listInvitations } from '@/lib/invitations/queries'
import { resendInvitation, revokeInvitation } from '@/lib/invitations/manage-invitation'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { MailError } from '@/lib/mail/mail'
import { readSimulations, simulateDelivery } from '@/lib/mail/read-simulations'
import { answerWebhook } from '@/lib/mail/resend-webhook'
import { EXPIRED } from '@/lib/mail/send-mails'
import { replaceTransport } from '@/lib/mail/transport'
import { tidyUp } from '@/lib/ops/tidy-up'
import { countStatements } from '@/lib/testing/count-statements'
import { invite } from '@/lib/testing/invite'
import { loggedErrors } from '@/lib/testing/logged-errors'
import { acme, as } from '@/lib/testing/people'
import { nothingChanges } from '@/lib/testing/snapshot'

const key = Buffer.from('a key of twenty-four bytes')
const secret = `whsec_${key.toString('base64')}`
const seconds = (ago = 0) => Math.floor(Date.now() / 1000) - ago

interface Sent {
  id?: string
  at?: number
  key?: Buffer
  /** A body that differs from the signed one. */
  body?: string
  signatures?: (right: string) => string
}

/**
 * Posts an event as Resend does, with the signature scheme written out rather than taken from the
 * library.
 */
async function post(type: string, data: object, how: Sent = {}) {
  const { id = `msg_${randomUUID()}`, at = seconds(), signatures = (right) => right } = how
  const signed = JSON.stringify({ type, created_at: new Date().toISOString(), data })
  const hmac = createHmac('sha256', how.key ?? key).update(`${id}.${at}.${signed}`)
  const headers = {
    'svix-id': id,
    'svix-timestamp': String(at),
    'svix-signature': signatures(`v1,${hmac.digest('base64')}`),
  }
  return status(how.body ?? signed, headers)
}

async function status(body: string, headers: Record<string, string>, given?: string | null) {
  const request = new Request('http://localhost/api/webhooks/resend', {
    ...{ method: 'POST', body, headers },
  })
  const use = given === null ? undefined : secret
  return (await answering((asked) => answerWebhook(asked, use))(request, undefined)).status
}

/** Acme with an invitation whose email Resend accepted. */
async function sent() {
  const org = await acme()
  const ctx = await as(org.adam, org.slug)
  const { id, email } = await invite(ctx, `newcomer@${org.slug}.test`)
  const providerId = randomUUID()
  const { id: outbox } = await db.outbox.findFirstOrThrow({ where: { recipient: email } })
  await db.outbox.update({ where: { id: outbox }, data: { status: 'sent', providerId } })
  return { ...org, ctx, id, email, outbox, data: { email_id: providerId } }
}
type Org = Awaited<ReturnType<typeof sent>>

const shown = async ({ ctx }: Pick<Org, 'ctx'>) =>
  (await listInvitations(ctx, { status: 'pending' })).rows.map(({ delivery }) => delivery)
const bounces = ({ ctx }: Pick<Org, 'ctx'>) =>
  db.event.findMany({
    where: { organizationId: ctx.organization.id, type: 'invitation.bounced' },
    select: { data: true, actorId: true },
  })

const bounce = (type = 'Permanent') => ({
  bounce: { type, subType: 'General', message: 'No such mailbox' },
})
const events = {
  delayed: ['email.delivery_delayed', {}],
  delivered: ['email.delivered', {}],
  returned: ['email.bounced', bounce('Transient')],
  refused: ['email.failed', { failed: { reason: 'invalid_recipient' } }],
  suppressed: ['email.suppressed', { suppressed: { message: 'On the list', type: 'OnList' } }],
  bounced: ['email.bounced', bounce()],
  complained: ['email.complained', {}],
} as const
type Told = keyof typeof events
const order = Object.keys(events) as Told[]

const tell = (org: Pick<Org, 'data'>, told: Told, how?: Sent) => {
  const [type, more] = events[told]
  return post(type, { ...org.data, ...more }, how)
}

test.each(order)('admins see what Resend reports, in one statement: %s', async (told) => {
  const org = await sent()
  const other = await sent()
  expect(await tell(org, told)).toBe(200)
  const read = () => listInvitations(org.ctx, { status: 'pending' })
  const { statements } = await countStatements(read)
  expect(statements).toHaveLength(1)
  expect(await shown(org)).toEqual([told])
  expect(await shown(other)).toEqual(['sent'])
  const { rows } = await listAnyInvitations(
    { sort: 'newest', filters: {} },
    org.ctx.organization.id,
  )
  expect(rows.map(({ delivery }) => delivery)).toEqual([told])
})

test('a later state is not overwritten by an earlier one that arrives late', async () => {
  for (const [place, told] of order.entries()) {
    const org = await sent()
    await tell(org, told)
    for (const earlier of order.slice(0, place)) expect(await tell(org, earlier)).toBe(200)
    expect(await post('email.sent', org.data)).toBe(200)
    expect(await shown(org), told).toEqual([told])
    const [next] = order.slice(place + 1)
    if (next) await tell(org, next)
    expect(await shown(org), `then ${next}`).toEqual([next ?? told])
  }
})

test('a bounce is recorded once in the audit log of the inviting organization', async () => {
  const org = await sent()
  await tell(org, 'bounced')
  await tell(org, 'bounced')
  await tell(org, 'complained')
  const data = { address: org.email, role: 'member' }
  expect(await bounces(org)).toEqual([{ data, actorId: null }])
})

test.each<[string, Sent, number]>([
  ['made with another secret', { key: Buffer.from('another key of many bytes') }, 401],
  ['made for another body', { body: '{"type":"email.bounced","data":{"email_id":"x"}}' }, 401],
  ['none', { signatures: () => '' }, 401],
  ['of another version', { signatures: (right) => right.replace('v1,', 'v2,') }, 401],
  ['six minutes old', { at: seconds(360) }, 401],
  ['six minutes in the future', { at: seconds(-360) }, 401],
  ['too large', { body: ' '.repeat(100_001) }, 413],
])('a webhook with a signature that is %s is refused', async (_, how, expected) => {
  const org = await sent()
  expect(await nothingChanges(() => tell(org, 'bounced', how))).toBe(expected)
})

test('one of several signatures is enough, as during a secret rotation', async () => {
  const org = await sent()
  const signatures = (right: string) => `v1,AAAA v1a,BBBB ${right}`
  expect(await tell(org, 'delivered', { signatures })).toBe(200)
  expect(await shown(org)).toEqual(['delivered'])
})

test('a replayed webhook is refused, and a retry of it is accepted', async () => {
  const org = await sent()
  const how = { id: 'msg_same', at: seconds(5) }
  expect(await tell(org, 'delivered', how)).toBe(200)
  for (const at of [how.at, how.at - 1])
    expect(await nothingChanges(() => tell(org, 'delivered', { ...how, at }))).toBe(409)
  expect(await tell(org, 'delivered', { ...how, at: seconds() })).toBe(200)
  const many = Array.from({ length: 5 }, () => tell(org, 'bounced', { id: 'msg_many', at: how.at }))
  expect((await Promise.all(many)).sort()).toEqual([200, 409, 409, 409, 409])
})

test('webhooks are forgotten once they are too old to be retried', async () => {
  const old = new Date(Date.now() - 25 * 3_600_000)
  await db.mailWebhook.create({ data: { id: 'msg_old', sentAt: old } })
  await db.mailWebhook.create({ data: { id: 'msg_new', sentAt: new Date() } })
  await tidyUp()
  const kept = await db.mailWebhook.findMany({ where: { id: { in: ['msg_old', 'msg_new'] } } })
  expect(kept.map(({ id }) => id)).toEqual(['msg_new'])
})

test('unrelated events are accepted and change nothing', async () => {
  const org = await sent()
  const unknown = { email_id: randomUUID() }
  expect(await post('email.bounced', { ...unknown, ...bounce() })).toBe(200)
  expect(await post('email.opened', org.data)).toBe(200)
  expect(await post('domain.created', { id: randomUUID() })).toBe(200)
  expect(await shown(org)).toEqual(['sent'])
})

test('the endpoint does not exist without a secret', async () => {
  expect(await status('{}', {}, null)).toBe(404)
})

test('an email whose provider id was lost with the response is matched by our id', async () => {
  const org = await sent()
  await db.outbox.update({
    where: { id: org.outbox },
    data: { status: 'waiting', providerId: null },
  })
  expect(await shown(org)).toEqual(['queued'])
  const data = { email_id: randomUUID(), tags: { outbox: org.outbox } }
  expect(await tell({ data }, 'delivered')).toBe(200)
  expect(await shown(org)).toEqual(['delivered'])
  expect(await db.outbox.findUnique({ where: { id: org.outbox } })).toMatchObject({
    status: 'sent',
  })
})

test('a resent invitation starts over, and old reports do not affect it', async () => {
  const org = await sent()
  await tell(org, 'delivered')
  await resendInvitation(org.ctx, { invitationId: org.id })
  expect(await shown(org)).toEqual(['queued'])
  await tell(org, 'bounced')
  expect(await shown(org)).toEqual(['queued'])
  expect(await bounces(org)).toEqual([])
  await drainOutbox()
  expect(await shown(org)).toEqual(['sent'])
})

test('an email that was never sent is shown as refused or not sent', async () => {
  const org = await acme()
  const ctx = await as(org.adam, org.slug)
  replaceTransport({
    name: 'resend',
    send: () => Promise.reject(new MailError('422', { kind: 'refused' })),
  })
  await invite(ctx, `refused@${org.slug}.test`)
  await drainOutbox().finally(() => replaceTransport(undefined))
  expect(loggedErrors()).toHaveLength(1)
  const late = await invite(ctx, `late@${org.slug}.test`)
  await db.outbox.updateMany({
    where: { recipient: late.email },
    data: { status: 'failed', lastError: EXPIRED },
  })
  expect(await shown({ ctx })).toEqual(['unsent', 'refused'])
})

test("other organizations' admins are told nothing", async () => {
  const org = await sent()
  await tell(org, 'bounced')
  const { rows } = await listInvitations(await as(org.zoe, org.other.slug), { status: 'pending' })
  expect(rows).toEqual([])
})

test.each<[Told, 'bounced' | 'complained' | 'new']>([
  ['delivered', 'new'],
  ['returned', 'new'],
  ['refused', 'bounced'],
  ['suppressed', 'bounced'],
  ['bounced', 'bounced'],
  ['complained', 'complained'],
])('inviting an address again after its email was %s: %s', async (told, verdict) => {
  const org = await sent()
  await tell(org, told)
  await revokeInvitation(org.ctx, { invitationId: org.id })
  const list = { rows: [{ text: org.email, email: org.email }], role: 'member', message: undefined }
  expect(await reviewInvitations(org.ctx, list)).toEqual([verdict])
  // Other organizations learn nothing about it.
  const zenith = await as(org.zoe, org.other.slug)
  expect(await reviewInvitations(zenith, list)).toEqual(['new'])
  const typed = { step: 'direct', email: org.email, role: 'member', message: undefined } as const
  const step = await inviteStep(org.ctx, typed)
  if (verdict === 'new') return expect(step.step).toBe('sent')
  expect(step).toMatchObject({ step: 'review', verdicts: [verdict] })
  expect(await inviteMany(org.ctx, list)).toEqual(['sent'])
})

test('the local mailbox reports states as Resend does, and only forward', async () => {
  const org = await sent()
  await simulateDelivery({ mailId: org.outbox, delivery: 'bounced' })
  expect(await shown(org)).toEqual(['bounced'])
  expect(await bounces(org)).toHaveLength(1)
  expect(await readSimulations([org.outbox, randomUUID()])).toEqual(
    new Map([[org.outbox, { delivery: 'bounced', later: ['complained'] }]]),
  )
})
