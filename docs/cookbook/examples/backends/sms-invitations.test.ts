import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import config from '@/guildhall.config'
import { listAnyInvitations } from '@/lib/admin/read-invitations'
import { db } from '@/lib/db'
import { acceptInvitation, declineInvitation } from '@/lib/invitations/accept-invitation'
import { viewInvitation } from '@/lib/invitations/invitation-view'
import { inviteMany } from '@/lib/invitations/invite-many'
import { inviteMember } from '@/lib/invitations/invite-member'
import { inviteStep } from '@/lib/invitations/invite-step'
import { joinByInvitation } from '@/lib/invitations/join-by-invitation'
import { nameAddress } from '@/lib/invitations/ask-for-link'
import { listInvitations } from '@/lib/invitations/queries'
import { resendInvitation, revokeInvitation } from '@/lib/invitations/manage-invitation'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { readOverview } from '@/lib/organizations/overview-view'
import { tokenOf } from '@/lib/testing/invite'
import { loggedErrors } from '@/lib/testing/logged-errors'
import { mailTo } from '@/lib/testing/mail-to'
import { acme, as, person } from '@/lib/testing/people'
import { expectRefusal, outcomes } from '@/lib/testing/refusal'
import { watch } from '@/lib/testing/watch'
import { arrived } from './fake-sms'
import { smsInvitations } from './sms-invitations'

beforeEach(() => {
  arrived.length = 0
  config.backends.invitations = [smsInvitations]
  config.invitations = 'sms'
})
afterEach(() => {
  config.backends = {}
  config.invitations = 'modeled'
  vi.restoreAllMocks()
})

let count = 0
const newNumber = () => `+49 151 ${1_000_000 + ++count}`
const kept = (number: string) => number.replaceAll(' ', '')
const password = 'four unrelated words here'
const account = { name: 'Mia', password, confirmPassword: password }
const tokenIn = (text: string) => /\/invitations\/(\S+)$/.exec(text)?.[1] ?? ''

/** Adam of Acme invites a phone number, and the message arrives. */
async function invited() {
  const org = await acme()
  const ctx = await as(org.adam, org.slug)
  const number = newNumber()
  const input = { email: number, role: 'member', message: undefined }
  const { id } = await inviteMember(ctx, input)
  await drainOutbox()
  const [sms] = arrived
  return { org, ctx, number, id, input, sms: sms!, token: tokenIn(sms!.text) }
}

const membersOf = (organizationId: string) =>
  db.organizationUser.count({ where: { organizationId } })

describe('an invited phone number', () => {
  test('gets one message with a link, and no email is sent', async () => {
    const { org, number, sms } = await invited()
    expect(arrived).toHaveLength(1)
    expect(sms.to).toBe(kept(number))
    expect(sms.text).toMatch(/^Adam invited you to join Acme \d+: http:\S+\/invitations\/\S+$/)
    const where = { recipient: { in: [kept(number), number] } }
    expect(await db.outbox.findMany({ where, select: { status: true } })).toEqual([
      { status: 'sent' },
    ])
    expect(org.name).toContain('Acme')
  })

  test('can be written in any format, is stored in one, and is invited once', async () => {
    const { ctx, input, number } = await invited()
    const digits = kept(number).slice(3)
    for (const email of [`0049 ${digits}`, `+49(${digits})`, number])
      await expectRefusal('already-invited', () => inviteMember(ctx, { ...input, email }), 'email')
    for (const email of ['0151 12345', 'mia@acme.test', ''])
      await expectRefusal('fields-invalid', () => inviteMember(ctx, { ...input, email }), 'email')
  })

  test('is invited once by two people concurrently, which the database also enforces', async () => {
    const { adam, olive, slug, id: organizationId } = await acme()
    const email = newNumber()
    const invite = async (who: typeof adam) =>
      inviteMember(await as(who, slug), { email, role: 'member', message: undefined })
    expect(await outcomes([invite(adam), invite(olive)])).toEqual({
      done: 1,
      'already-invited at email': 1,
    })
    const again = db.organizationInvitation.create({
      data: {
        ...{ organizationId, inviteeIdentifier: kept(email), channel: 'sms' },
        expiresAt: new Date(Date.now() + 1e6),
      },
    })
    await expect(again).rejects.toMatchObject({ code: 'P2002' })
  })

  test('is displayed as its backend formats it, everywhere', async () => {
    const { org, ctx, number, id } = await invited()
    const shown = number // as typed, not as stored
    expect((await listInvitations(ctx, { status: 'pending' })).rows[0]?.email).toBe(shown)
    expect((await readOverview(ctx)).invitations[0]?.email).toBe(shown)
    const { rows } = await listAnyInvitations({ sort: 'newest', filters: {} }, org.id)
    expect(rows[0]?.email).toBe(shown)
    const { events } = await watch(() => revokeInvitation(ctx, { invitationId: id }))
    expect(events).toMatchObject([{ data: { address: shown } }])
    const [sent] = await db.event.findMany({
      where: { organizationId: org.id, type: 'invitation.sent' },
    })
    expect(sent?.data).toMatchObject({ address: shown })
  })

  test('gets a new link when it is resent, and the old one becomes invalid', async () => {
    const { ctx, id, token } = await invited()
    await resendInvitation(ctx, { invitationId: id })
    await drainOutbox()
    expect(arrived).toHaveLength(2)
    expect((await viewInvitation(token, null)).state).toBe('replaced')
    expect((await viewInvitation(tokenIn(arrived[1]!.text), null)).state).toBe('open')
  })

  test('gets one message after the provider was unavailable, and no second one', async () => {
    const failing = vi.fn(() => Promise.reject(new Error('away')))
    const { identifier } = smsInvitations
    config.backends.invitations = [
      { ...smsInvitations, identifier: { ...identifier!, deliver: failing } },
    ]
    const { adam, slug } = await acme()
    const to = newNumber()
    await inviteMember(await as(adam, slug), { email: to, role: 'member', message: undefined })
    await drainOutbox()
    expect(failing).toHaveBeenCalledOnce()
    expect(loggedErrors()).toHaveLength(1)
    config.backends.invitations = [smsInvitations]
    const where = { recipient: kept(to) }
    await db.outbox.updateMany({ where, data: { nextAttemptAt: new Date() } })
    await drainOutbox()
    await drainOutbox()
    expect(arrived).toHaveLength(1)
  })

  test('gets nothing after it was revoked', async () => {
    const { adam, slug } = await acme()
    const ctx = await as(adam, slug)
    const input = { email: newNumber(), role: 'member', message: undefined }
    const { id } = await inviteMember(ctx, input)
    await revokeInvitation(ctx, { invitationId: id })
    await drainOutbox()
    expect(arrived).toEqual([])
  })
})

describe('the link in the message', () => {
  test('is accepted once, by the signed-in person who has it', async () => {
    const { org, token, ctx, input } = await invited()
    const [max, lea] = [await person('Max'), await person('Lea')]
    expect((await viewInvitation(token, max)).viewer).toBe('invited')
    await acceptInvitation(max, { token })
    expect(await membersOf(org.id)).toBe(5)
    await expectRefusal('invitation-used', () => acceptInvitation(lea, { token }))
    // The invitation records whose number it is.
    await expectRefusal('already-member', () => inviteMember(ctx, input), 'email')
  })

  test('verifies no address: a new person enters one, and the link emailed to it lets them join', async () => {
    const { org, token } = await invited()
    expect(await viewInvitation(token, null)).toMatchObject({
      state: 'open',
      viewer: 'addressless',
    })
    await expectRefusal('link-invalid', () => joinByInvitation({ ...account, token }, null))
    const email = `newcomer.${org.slug}@acme.test`
    await nameAddress({ token, email })
    expect(await db.user.count({ where: { email } })).toBe(0)
    await drainOutbox()
    const mailed = await mailTo(email)
    expect(await viewInvitation(mailed.token, null)).toMatchObject({
      viewer: 'newcomer',
      invitation: { address: email },
    })
    await joinByInvitation({ ...account, token: mailed.token }, null)
    const user = await db.user.findUniqueOrThrow({ where: { email } })
    expect(user).toMatchObject({ isActive: true, emailVerified: expect.any(Date) as Date })
    expect(await membersOf(org.id)).toBe(5)
    expect((await viewInvitation(token, null)).state).toBe('accepted')
  })

  test('accepts another address if the first was mistyped, whose link becomes invalid', async () => {
    const { org, token } = await invited()
    const [wrong, right] = [`wrong.${org.slug}@acme.test`, `right.${org.slug}@acme.test`]
    await nameAddress({ token, email: wrong })
    await drainOutbox()
    const first = await mailTo(wrong)
    await nameAddress({ token, email: right })
    await drainOutbox()
    expect((await viewInvitation(first.token, null)).state).toBe('unknown')
    expect((await viewInvitation((await mailTo(right)).token, null)).viewer).toBe('newcomer')
  })

  test('is emailed only to the last address if two were entered before an email was sent', async () => {
    const { org, token } = await invited()
    const [wrong, right] = [`wrong.${org.slug}@acme.test`, `right.${org.slug}@acme.test`]
    await nameAddress({ token, email: wrong })
    await nameAddress({ token, email: right })
    await drainOutbox()
    const where = { recipient: { in: [wrong, right] } }
    const mails = await db.outbox.findMany({ where, orderBy: { id: 'asc' } })
    expect(mails.map(({ recipient, status }) => `${recipient} ${status}`)).toEqual([
      ...[`${wrong} dropped`, `${right} sent`],
    ])
  })

  test('emailed to a person with an account, is only for them, after signing in', async () => {
    const { org, token } = await invited()
    const [max, lea] = [await person('Max'), await person('Lea')]
    await nameAddress({ token, email: max.email })
    await drainOutbox()
    const mailed = await mailTo(max.email)
    expect((await viewInvitation(mailed.token, null)).viewer).toBe('known')
    await expectRefusal('sign-in-failed', () =>
      joinByInvitation({ ...account, token: mailed.token }, null),
    )
    await expectRefusal('invitation-not-yours', () =>
      acceptInvitation(lea, { token: mailed.token }),
    )
    await acceptInvitation(max, { token: mailed.token })
    expect(await membersOf(org.id)).toBe(5)
  })

  test('sends only a few emails, and none with an emailed link or after it is closed', async () => {
    const { ctx, org, token, id } = await invited()
    const name = (n: number) => nameAddress({ token, email: `n${n}.${org.slug}@acme.test` })
    for (let n = 0; n < 5; n++) await name(n)
    await expect(name(5)).rejects.toThrow('rate-limited')
    await drainOutbox()
    const mailed = await mailTo(`n4.${org.slug}@acme.test`)
    await revokeInvitation(ctx, { invitationId: id })
    await expect(nameAddress({ token: mailed.token, email: org.max.email })).rejects.toThrow()
  })

  test('can be declined without an account', async () => {
    const { org, token } = await invited()
    await declineInvitation(null, { token })
    const where = { organizationId: org.id, type: 'invitation.declined' }
    expect(await db.event.count({ where })).toBe(1)
  })
})

describe('a list of numbers', () => {
  test('is parsed, reviewed and invited like a list of addresses', async () => {
    const { adam, slug } = await acme()
    const ctx = await as(adam, slug)
    const [one, two] = [newNumber(), newNumber()]
    const shared = { role: 'member', message: undefined, locale: undefined }
    const addresses = `${one}\n${two}; 12, ${one}`
    const typed = { step: 'review' as const, addresses, file: undefined, ...shared }
    const review = await inviteStep(ctx, typed)
    if (review.step !== 'review') throw new Error(review.step)
    expect(review.verdicts).toEqual(['new', 'new', 'invalid', 'repeated'])
    expect(await inviteMany(ctx, { rows: review.rows, ...shared })).toEqual([
      ...['sent', 'sent', 'invalid', 'repeated'],
    ])
    await drainOutbox()
    expect(arrived.map(({ to }) => to).sort()).toEqual([kept(one), kept(two)])
    const rows = [{ text: one, email: 'forged' }]
    expect(await inviteMany(ctx, { rows, ...shared })).toEqual(['invited'])
  })
})

test('an invitation by address that was sent earlier is unchanged', async () => {
  config.invitations = 'modeled'
  const { adam, zoe, slug } = await acme()
  const ctx = await as(adam, slug)
  const input = { email: zoe.email, role: 'member', message: undefined }
  const { id } = await inviteMember(ctx, input)
  config.invitations = 'sms'
  const token = await tokenOf(id)
  expect((await viewInvitation(token, zoe)).viewer).toBe('invited')
  const lea = await person('Lea')
  await expectRefusal('invitation-not-yours', () => acceptInvitation(lea, { token }))
})
