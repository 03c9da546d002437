import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { changeAddress, requestAddress } from '@/lib/accounts/address/change-address'
import {
  requestActivation,
  requestPasswordReset,
  requestSignInLink,
} from '@/lib/accounts/sign-in/request-link'
import { userToken } from '@/lib/accounts/sign-in/user-token'
import { editPerson } from '@/lib/admin/person-commands'
import { db, pool } from '@/lib/db'
import { hours, minutes } from '@/lib/config/define-guildhall'
import { acceptInvitation } from '@/lib/invitations/accept-invitation'
import { resendInvitation, revokeInvitation } from '@/lib/invitations/manage-invitation'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { claimMails } from '@/lib/mail/outbox'
import { EXPIRED, TOO_LATE } from '@/lib/mail/send-mails'
import { type Mail, MailError } from '@/lib/mail/mail'
import { replaceTransport, transport } from '@/lib/mail/transport'
import { removeMember } from '@/lib/members/remove-member'
import { deleteOrganization } from '@/lib/organizations/delete-organization'
import { activateAccount } from '@/lib/accounts/sign-up/activate-account'
import { signUp } from '@/lib/accounts/sign-up/sign-up'
import { addressLinkTo } from '@/lib/testing/address-link'
import { insertMembers } from '@/lib/testing/insert-members'
import { invite } from '@/lib/testing/invite'
import { loggedErrors } from '@/lib/testing/logged-errors'
import { mailTo } from '@/lib/testing/mail-to'
import { acme, as, person, type Person } from '@/lib/testing/people'
import { nothingChanges, snapshot } from '@/lib/testing/snapshot'
import { sam } from '@/lib/testing/staff'

/** A provider that accepts everything, or fails as told, and records what it was sent. */
function provider(fail?: (mail: Mail) => Error | undefined) {
  const mails: Mail[] = []
  replaceTransport({
    name: 'resend',
    send: (mail) => {
      mails.push(mail)
      const error = fail?.(mail)
      return error ? Promise.reject(error) : Promise.resolve({ providerId: `p-${mail.id}` })
    },
  })
  return mails
}
/** A provider that never answers. @returns when it was called */
const hanging = () =>
  new Promise<void>((asked) => {
    const send = () => {
      asked()
      return new Promise<never>(() => {})
    }
    replaceTransport({ name: 'resend', send })
  })
const away = () => new MailError('503', { kind: 'away' })
const refused = () => new MailError('422', { kind: 'refused' })

beforeEach(async () => {
  await db.outbox.deleteMany()
  await db.mailPace.deleteMany()
})
afterEach(() => replaceTransport(undefined))

const rows = () => db.outbox.findMany({ orderBy: { createdAt: 'asc' } })
const only = async () => {
  const [row, ...more] = await rows()
  expect(more).toEqual([])
  return row!
}
const triedFirst = (ago: number) =>
  db.outbox.updateMany({ data: { firstAttemptAt: new Date(Date.now() - ago) } })
const makeDue = async () => {
  await pool().query(`UPDATE "Outbox" SET "nextAttemptAt" = now() - interval '1 second'`)
  await pool().query(`UPDATE "MailPace" SET "nextCallAt" = now() - interval '1 second'`)
}

/** Acme with an invitation waiting in the outbox. */
async function invited() {
  const org = await acme()
  const newcomer = await person('Newcomer')
  const ctx = await as(org.olive, org.slug)
  return { ...org, newcomer, ctx, ...(await invite(ctx, newcomer.email)) }
}

describe('an email is written in the transaction of the change it reports', () => {
  test('and sent once', async () => {
    const { newcomer, olive } = await invited()
    const mails = provider()
    expect((await only()).status).toBe('waiting')
    expect([await drainOutbox(), await drainOutbox()]).toEqual([1, 0])
    expect(mails).toHaveLength(1)
    expect(mails[0]).toMatchObject({ to: newcomer.email, replyTo: olive.email })
    const row = await only()
    expect(mails[0]!.id).toBe(row.id)
    expect(row).toMatchObject({
      status: 'sent',
      attempts: 1,
      providerId: `p-${row.id}`,
      lastError: null,
    })
    expect(row.sentAt).toBeInstanceOf(Date)
  })

  test('and not at all if the transaction is rolled back', async () => {
    const { slug, adam, olive } = await acme()
    const ctx = await as(adam, slug)
    await nothingChanges(() => removeMember(ctx, { userId: olive.id }).catch(() => undefined))
    await nothingChanges(() =>
      db
        .$transaction(async (tx) => {
          await tx.outbox.create({ data: { template: 'x', recipient: 'x', payload: {} } })
          throw new Error('rolled back')
        })
        .catch(() => undefined),
    )
  })
})

describe('when the provider fails', () => {
  test('the action succeeds, and the email is sent later', async () => {
    provider(away)
    const { newcomer } = await invited()
    expect(await drainOutbox()).toBe(0)
    expect(loggedErrors()).toHaveLength(1)
    expect(await only()).toMatchObject({
      status: 'waiting',
      attempts: 1,
      lastError: 'MailError: 503',
    })

    const mails = provider()
    expect(await drainOutbox()).toBe(0) // not yet
    await makeDue()
    expect(await drainOutbox()).toBe(1)
    expect(mails.map(({ to }) => to)).toEqual([newcomer.email])
    expect(await only()).toMatchObject({ status: 'sent', attempts: 2, lastError: null })
  })

  test('it is retried less and less often, always with the same id', async () => {
    await invited()
    const mails = provider(away)
    for (let n = 0; n < 12; n++) {
      await makeDue()
      const before = Date.now()
      await drainOutbox()
      const next = (await only()).nextAttemptAt.getTime()
      const step = Math.min(hours(1), 5000 * 2 ** n)
      expect(next).toBeGreaterThanOrEqual(before + step * 0.8)
      expect(next).toBeLessThanOrEqual(Date.now() + step * 1.2)
    }
    loggedErrors()
    expect(new Set(mails.map(({ id }) => id))).toEqual(new Set([(await only()).id]))
  })

  test('permanently: it is not retried', async () => {
    await invited()
    const mails = provider(refused)
    await drainOutbox()
    await makeDue()
    await drainOutbox()
    loggedErrors()
    expect(mails).toHaveLength(1)
    expect(await only()).toMatchObject({ status: 'failed', attempts: 1 })
  })

  test('for days: it is kept until it is no longer relevant, and then reported as expired', async () => {
    const olive = await person('Olive')
    await invited()
    await requestPasswordReset({ email: olive.email })
    const mails = provider(away)
    await drainOutbox()
    const aged = new Date(Date.now() - hours(30))
    await db.outbox.updateMany({ data: { createdAt: aged } })
    await makeDue()
    await drainOutbox()
    loggedErrors()
    const after = await rows()
    const of = (name: string) => after.find(({ template }) => template === name)
    expect(of('invitation')).toMatchObject({ status: 'waiting', lastError: 'MailError: 503' })
    expect(of('password-reset')).toMatchObject({ status: 'failed', lastError: EXPIRED })
    expect(mails).toHaveLength(3)
    await db.organizationInvitation.updateMany({ data: { expiresAt: new Date() } })
    await makeDue()
    await drainOutbox()
    expect((await rows()).map(({ status }) => status).sort()).toEqual(['dropped', 'failed'])
    expect(mails).toHaveLength(3)
  })

  test('for a day during which nothing retried: it is not sent, because the provider may have sent it', async () => {
    await invited()
    const asked = hanging()
    void drainOutbox() // dies before the response
    await asked
    expect((await only()).attempts).toBe(1)
    await triedFirst(hours(25))
    await makeDue()
    const mails = provider()
    expect(await drainOutbox()).toBe(0)
    expect(mails).toEqual([])
    expect(await only()).toMatchObject({ status: 'failed', lastError: TOO_LATE })
  })

  test('but one that was never tried is sent, however old it is', async () => {
    await invited()
    await db.outbox.updateMany({ data: { createdAt: new Date(Date.now() - hours(50)) } })
    provider()
    expect(await drainOutbox()).toBe(1)
  })

  test('for one email: the others are sent', async () => {
    const { newcomer } = await invited()
    const { newcomer: other } = await invited()
    const mails = provider((mail) => (mail.to === newcomer.email ? away() : undefined))
    expect(await drainOutbox()).toBe(1)
    loggedErrors()
    expect(mails).toHaveLength(2)
    const [one, two] = await rows()
    expect([one?.status, two?.status, two?.recipient]).toEqual(['waiting', 'sent', other.email])
  })

  test('an email that is refused as if for the settings does not pause those that are accepted', async () => {
    const { newcomer } = await invited()
    await invited()
    const settings = () => new MailError('relay access denied', { kind: 'settings' })
    provider((mail) => (mail.to === newcomer.email ? settings() : undefined))
    expect(await drainOutbox()).toBe(1)
    expect(loggedErrors()).toHaveLength(1)
    expect((await rows()).map(({ status }) => status)).toEqual(['waiting', 'sent'])
    expect(await db.mailPace.findFirst()).toMatchObject({ reason: null })
  })

  test('the log contains no address and no link', async () => {
    const { newcomer } = await invited()
    let link = ''
    provider((mail) => {
      link = /http\S+/.exec(mail.text)![0]
      return away()
    })
    await drainOutbox()
    const logged = loggedErrors().join()
    expect(link).toContain('/invitations/')
    for (const secret of [newcomer.email, link]) expect(logged).not.toContain(secret)
  })

  test('an email with an unknown template waits for the next version', async () => {
    await db.outbox.create({
      data: { template: 'of-tomorrow', recipient: 'x@new.test', payload: {} },
    })
    const mails = provider()
    expect(await drainOutbox()).toBe(0)
    expect(loggedErrors()).toHaveLength(1)
    expect(mails).toEqual([])
    expect((await only()).status).toBe('waiting')
  })
})

describe('when the process dies', () => {
  test('between claiming and sending: another process takes the email when the lease expires', async () => {
    await invited()
    const asked = hanging()
    void drainOutbox()
    await asked
    const mails = provider()
    expect(await drainOutbox()).toBe(0)
    const lease = (await only()).nextAttemptAt.getTime() - Date.now()
    expect(lease).toBeGreaterThan(minutes(2) - 20_000)
    expect(lease).toBeLessThanOrEqual(minutes(2))
    await makeDue()
    expect(await drainOutbox()).toBe(1)
    expect(mails).toHaveLength(1)
    expect(await only()).toMatchObject({ status: 'sent', attempts: 2 })
  })

  test('between sending and recording it: the same email is sent with the same id, which the provider recognizes', async () => {
    await invited()
    const mails = provider()
    await drainOutbox()
    // The row as it is if the process dies at that moment.
    await db.outbox.updateMany({ data: { status: 'waiting', sentAt: null, providerId: null } })
    await makeDue()
    await drainOutbox()
    expect(mails).toHaveLength(2)
    expect(mails[1]!.id).toBe(mails[0]!.id)
  })
})

test('40 emails with 4 concurrent workers are each sent once', async () => {
  const { ctx, slug } = await invited()
  for (let n = 0; n < 39; n++) await invite(ctx, `newcomer.${n}.${slug}@new.test`)
  const mails = provider()
  const sent = await Promise.all(Array.from({ length: 4 }, () => drainOutbox()))
  expect(sent.reduce((sum, n) => sum + n)).toBe(40)
  expect(new Set(mails.map(({ id }) => id)).size).toBe(40)
  expect(mails).toHaveLength(40)
  expect((await rows()).every(({ status, attempts }) => status === 'sent' && attempts === 1)).toBe(
    true,
  )
})

describe('an email that is no longer relevant is not sent', () => {
  const drained = async () => {
    const mails = provider()
    await drainOutbox()
    return mails.map(({ to, subject }) => `${to}: ${subject}`)
  }
  const statusOf = async (recipient: string, template: string) =>
    (
      await db.outbox.findMany({ where: { recipient, template }, orderBy: { createdAt: 'asc' } })
    ).map(({ status }) => status)

  test('a revoked invitation', async () => {
    const { ctx, id, newcomer } = await invited()
    await revokeInvitation(ctx, { invitationId: id })
    expect(await drained()).toEqual([])
    expect(await statusOf(newcomer.email, 'invitation')).toEqual(['dropped'])
  })

  test('the older of two, after a resend', async () => {
    const { ctx, id, newcomer } = await invited()
    await resendInvitation(ctx, { invitationId: id })
    expect(await drained()).toHaveLength(1)
    expect(await statusOf(newcomer.email, 'invitation')).toEqual(['dropped', 'sent'])
  })

  test('an invitation that was accepted before its email was sent', async () => {
    const { newcomer, token } = await invited()
    await acceptInvitation(newcomer, { token })
    await drained()
    expect(await statusOf(newcomer.email, 'invitation')).toEqual(['dropped'])
  })

  test('an invitation to a deleted organization', async () => {
    const { ctx, name, newcomer } = await invited()
    await deleteOrganization(ctx, { confirmation: name })
    // One to each of the four members, none to the newcomer.
    expect(await drained()).toHaveLength(4)
    expect(await statusOf(newcomer.email, 'invitation')).toEqual(['dropped'])
  })

  test('an activation link that was used', async () => {
    const email = `newcomer.${Date.now()}@new.test`
    await signUp({ name: 'Newcomer', slug: `newcomer-${Date.now()}`, email })
    const token = userToken('activate', await db.user.findUniqueOrThrow({ where: { email } }))
    const password = 'brisk teal otters swim'
    await activateAccount({ token, name: 'Newcomer', password, confirmPassword: password }, null)
    expect(await drained()).toEqual([])
    expect(await statusOf(email, 'activate-account')).toEqual(['dropped'])
  })

  test('a link for an account that was deactivated or deleted', async () => {
    const [olive, adam] = [await person('Olive'), await person('Adam')]
    for (const { email } of [olive, adam]) {
      await requestPasswordReset({ email })
      await requestSignInLink({ email })
    }
    await db.user.update({ where: { id: olive.id }, data: { isActive: false } })
    await db.user.delete({ where: { id: adam.id } })
    expect(await drained()).toEqual([])
    expect((await rows()).map(({ status }) => status)).toEqual(Array(4).fill('dropped'))
  })

  describe('a link to an address that is no longer the person’s', () => {
    const moveAway = async ({ id: userId, name, email }: Person) =>
      editPerson(await sam(), { userId, name, email: `moved.${email}` })
    /** Queued as by a version whose links had no numbers: only the address tells. */
    const withoutVersion = ({ id: userId }: Person) =>
      db.outbox.updateMany({ data: { payload: { userId } } })

    test.each([
      ['password-reset', requestPasswordReset],
      ['sign-in-link', requestSignInLink],
    ])('%s, after staff or the person changed the address', async (template, request) => {
      const [olive, adam, mia] = [await person('Olive'), await person('Adam'), await person('Mia')]
      replaceTransport(undefined)
      await requestAddress(adam, { email: `moved.${adam.email}` })
      const change = await addressLinkTo(`moved.${adam.email}`)
      for (const { email } of [olive, adam, mia]) await request({ email })
      await moveAway(olive)
      await changeAddress(adam, change)
      await drained()
      expect(await statusOf(olive.email, template)).toEqual(['dropped'])
      expect(await statusOf(adam.email, template)).toEqual(['dropped'])
      expect(await statusOf(mia.email, template)).toEqual(['sent'])
    })

    test.each(['password-reset', 'sign-in-link'])('%s without a number', async (template) => {
      const olive = await person('Olive')
      await (template === 'sign-in-link' ? requestSignInLink : requestPasswordReset)(olive)
      await withoutVersion(olive)
      await moveAway(olive)
      await drained()
      expect(await statusOf(olive.email, template)).toEqual(['dropped'])
      expect(await statusOf(olive.email, 'email-edited')).toEqual(['sent'])
      expect(await statusOf(`moved.${olive.email}`, 'email-edited')).toEqual(['sent'])
    })

    test('to activate the account, whose address staff corrected', async () => {
      for (const isNumbered of [true, false]) {
        const olive = await person('Olive')
        await db.user.update({ where: { id: olive.id }, data: { isActive: false } })
        await requestActivation(olive)
        if (!isNumbered) await withoutVersion(olive)
        await moveAway(olive)
        expect(await drained()).toEqual([])
        expect(await statusOf(olive.email, 'activate-account')).toEqual(['dropped'])
      }
    })

    test('but a further address is one of theirs', async () => {
      const olive = await person('Olive')
      const email = `home.${olive.email}`
      await db.userAddress.create({ data: { userId: olive.id, email } })
      await requestSignInLink({ email })
      expect(await drained()).toHaveLength(1)
    })
  })
})

test('the database contains no emailed link and no session token: a copy of it opens nothing', async () => {
  replaceTransport(undefined)
  const { newcomer, olive } = await invited()
  const founder = `new.${olive.email}`
  await signUp({ name: 'New', slug: `new-${Date.now()}`, email: founder })
  await requestPasswordReset({ email: olive.email })
  await drainOutbox()
  const links = [await mailTo(newcomer.email), await mailTo(founder), await mailTo(olive.email)]
  await requestSignInLink({ email: olive.email })
  await drainOutbox()
  links.push(await mailTo(olive.email))
  const email = `moved.${olive.email}`
  await requestAddress(olive, { email })
  await drainOutbox()
  const change = await mailTo(email)
  await changeAddress(olive, { token: change.token, email })
  await drainOutbox()
  links.push(change, await mailTo(olive.email))
  expect(links.map(({ link }) => new URL(link).pathname.split('/').slice(1, -1).join('/'))).toEqual(
    ['invitations', 'activate', 'reset-password', 'login', 'change-email', 'change-email'],
  )
  const dump = (await snapshot()).join('\n')
  for (const { token } of links) {
    expect(token).toMatch(/^[\w-]{22}\.\w+\.[\w-]{43}$/)
    expect(dump).not.toContain(token.split('.')[2])
  }
  for (const { token } of [newcomer, olive]) expect(dump).not.toContain(token)
})

test('a link that somebody waits for is sent before what is queued for many', async () => {
  const { id, name, slug, olive, mia, zoe } = await acme()
  await pool().query(insertMembers, [id, slug, 100])
  await deleteOrganization(await as(olive, slug), { confirmation: name })
  await requestSignInLink({ email: mia.email })
  await requestAddress(zoe, { email: `new.${zoe.email}` })
  const { mails } = await claimMails(transport())
  const templates = mails.map(({ template }) => template)
  expect(templates).toEqual(expect.arrayContaining(['email-change', 'sign-in-link']))
  expect(templates).toContain('organization-deleted')
})
