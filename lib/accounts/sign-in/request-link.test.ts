import { describe, expect, test } from 'vitest'
import { linkVersion } from '@/lib/accounts/sign-in/link-version'
import { findLinkOwner } from '@/lib/accounts/sign-in/queries'
import { limit } from '@/lib/ops/rate-limits'
import {
  requestActivation,
  requestPasswordReset,
  requestSignInLink,
} from '@/lib/accounts/sign-in/request-link'
import { userToken } from '@/lib/accounts/sign-in/user-token'
import { db } from '@/lib/db'
import { mailPersonLink } from '@/lib/admin/person-commands'
import { enqueueMail } from '@/lib/mail/enqueue-mail'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { findActivation } from '@/lib/accounts/sign-up/queries'
import { countStatements } from '@/lib/testing/count-statements'
import { mailTo } from '@/lib/testing/mail-to'
import { person } from '@/lib/testing/people'
import { outcome } from '@/lib/testing/refusal'
import { nothingChanges } from '@/lib/testing/snapshot'
import { sam } from '@/lib/testing/staff'
import { watch } from '@/lib/testing/watch'
import { makeToken } from '@/lib/access/tokens'

const set = (id: string, data: Parameters<typeof db.user.update>[0]['data']) =>
  db.user.update({ where: { id }, data })

describe.each([
  ['password-reset', 'reset', requestPasswordReset],
  ['sign-in-link', 'sign-in', requestSignInLink],
] as const)('requests a link: %s', (template, purpose, request) => {
  test("the address's owner is emailed", async () => {
    const { email } = await person('Olive')
    const { events, mails } = await watch(() => request({ email }))
    expect(mails).toEqual([`${template} to ${email}`])
    expect(events).toEqual([])
  })

  test('for an unknown address: the same single statement, and nothing is written', async () => {
    const { email } = await person('Olive')
    const known = await countStatements(() => request({ email }))
    const unknown = await countStatements(() => request({ email: `x.${email}` }))
    expect(unknown.statements).toEqual(known.statements)
    await nothingChanges(() => request({ email: `y.${email}` }))
  })

  test('an account that was never activated is emailed its activation link', async () => {
    const { id, email } = await person('Olive')
    await set(id, { isActive: false })
    const { mails } = await watch(() => request({ email }))
    expect(mails).toEqual([`activate-account to ${email}`])
  })

  test('an account that staff deactivated is emailed nothing', async () => {
    const { id, email } = await person('Olive')
    await set(id, { isActive: false, deactivatedAt: new Date() })
    await nothingChanges(() => request({ email }))
  })

  test('three times in five minutes; then the same answer, and nothing is sent or replaced', async () => {
    const olive = await person('Olive')
    for (const email of [olive.email, `x.${olive.email}`]) {
      for (let n = 0; n < 3; n++) await request({ email })
      await nothingChanges(() => request({ email }))
    }
    await drainOutbox()
    const { token } = await mailTo(olive.email)
    expect(await findLinkOwner(purpose, token)).toEqual({ email: olive.email })
  })

  test('a stranger who keeps requesting other links does not block this one', async () => {
    const { email } = await person('Olive')
    const all = [requestPasswordReset, requestSignInLink, requestActivation]
    for (const other of all.filter((each) => each !== request))
      for (let n = 0; n < 20; n++) await other({ email })
    for (let n = 0; n < 5; n++) await outcome(limit('signUpLink', email))
    const { mails } = await watch(() => request({ email }))
    expect(mails).toEqual([`${template} to ${email}`])
  })

  test('only the latest emailed link works', async () => {
    const { email } = await person('Olive')
    const tokens: string[] = []
    for (let n = 0; n < 3; n++) {
      await request({ email })
      await drainOutbox()
      tokens.push((await mailTo(email)).token)
    }
    expect(new Set(tokens).size).toBe(3)
    const owners = []
    for (const token of tokens) owners.push((await findLinkOwner(purpose, token))?.email)
    expect(owners).toEqual([undefined, undefined, email])
  })

  test('of two waiting in the outbox together, only the newer is sent', async () => {
    const { id, email } = await person('Olive')
    await request({ email })
    await request({ email })
    await drainOutbox()
    const rows = await db.outbox.findMany({ where: { recipient: email }, orderBy: { id: 'asc' } })
    expect(rows.map(({ status }) => status).sort()).toEqual(['dropped', 'sent'])
    const user = await db.user.findUniqueOrThrow({ where: { id } })
    const sent = rows.find(({ status }) => status === 'sent')
    expect(sent?.payload).toMatchObject({ version: linkVersion(purpose, user) })
  })

  test('a link for another purpose keeps working', async () => {
    const { id, email } = await person('Olive')
    const other = purpose === 'reset' ? 'sign-in' : 'reset'
    const token = userToken(other, await db.user.findUniqueOrThrow({ where: { id } }))
    await request({ email })
    expect(await findLinkOwner(other, token)).toEqual({ email })
  })

  test('a link emailed before links had versions works until the first one that has', async () => {
    const { id, email } = await person('Olive')
    const user = await db.user.findUniqueOrThrow({ where: { id } })
    const state = JSON.stringify([email, true, null, user.lastSignInAt?.getTime()])
    const token = makeToken(purpose, id, state)
    expect(await findLinkOwner(purpose, token)).toEqual({ email })
    await request({ email })
    expect(await findLinkOwner(purpose, token)).toBeNull()
  })
})

test.each(['https://evil.example', '//evil.example', 'javascript:alert(1)', '"><b>', 'a\r\nb: c'])(
  'a hostile return path stays a parameter of our own URL: %j',
  async (next) => {
    const { email } = await person('Olive')
    await requestSignInLink({ email, next })
    await drainOutbox()
    const { link } = await mailTo(email)
    const url = new URL(link)
    expect(url.origin).toBe('http://localhost:3000')
    expect(url.pathname).toMatch(/^\/login\/[\w.-]+$/)
    expect([...url.searchParams]).toEqual([['next', next]])
  },
)

describe('an account that waits for its activation', () => {
  const waiting = async () => {
    const { id, email } = await person('Olive')
    await set(id, { isActive: false })
    return { id, email }
  }
  const newest = async (email: string) => {
    await drainOutbox()
    return (await mailTo(email)).token
  }
  const works = async (token: string) => (await findActivation(token)) !== null

  test('gets further activation links, of which the latest works', async () => {
    const { id, email } = await waiting()
    const ways = [
      () => requestActivation({ email }),
      () => requestPasswordReset({ email }),
      () => requestSignInLink({ email }),
      async () => mailPersonLink(await sam(), { userId: id }),
      () =>
        db.$transaction((tx) =>
          enqueueMail(tx, { template: 'activate-account', to: email, userId: id }),
        ),
    ]
    const tokens: string[] = []
    for (const way of ways) {
      await way()
      const token = await newest(email)
      expect(await works(token)).toBe(true)
      for (const older of tokens) expect(await works(older)).toBe(false)
      tokens.push(token)
    }
  })

  test('is not emailed by a stranger who tries to sign in, and keeps its latest link', async () => {
    const { email } = await waiting()
    for (let n = 0; n < 3; n++) await requestActivation({ email })
    const token = await newest(email)
    await nothingChanges(() => requestActivation({ email }))
    expect(await works(token)).toBe(true)
  })
})
