import { describe, expect, test } from 'vitest'
import { requestPasswordReset, requestSignInLink } from '@/lib/auth/request-link'
import { db } from '@/lib/db'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { countStatements } from '@/lib/testing/count-statements'
import { mailTo } from '@/lib/testing/mail-to'
import { person } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import { nothingChanges } from '@/lib/testing/snapshot'
import { watch } from '@/lib/testing/watch'

const set = (id: string, data: Parameters<typeof db.user.update>[0]['data']) =>
  db.user.update({ where: { id }, data })

describe.each([
  ['password-reset', requestPasswordReset],
  ['sign-in-link', requestSignInLink],
] as const)('a link is asked for: %s', (template, request) => {
  test('whoever has the address is mailed', async () => {
    const { email } = await person('Olive')
    const { events, mails } = await watch(() => request({ email }))
    expect(mails).toEqual([`${template} to ${email}`])
    expect(events).toEqual([])
  })

  test('nobody has it: the same one statement, and nothing is written', async () => {
    const { email } = await person('Olive')
    const known = await countStatements(() => request({ email }))
    const unknown = await countStatements(() => request({ email: `x.${email}` }))
    expect(unknown.statements).toEqual(known.statements)
    await nothingChanges(() => request({ email: `y.${email}` }))
  })

  test('an account that was never activated is mailed its activation', async () => {
    const { id, email } = await person('Olive')
    await set(id, { isActive: false })
    const { mails } = await watch(() => request({ email }))
    expect(mails).toEqual([`activate-account to ${email}`])
  })

  test('an account that staff switched off is mailed nothing', async () => {
    const { id, email } = await person('Olive')
    await set(id, { isActive: false, passwordHash: 'hash' })
    await nothingChanges(() => request({ email }))
  })

  test('five times an hour, known or not', async () => {
    const olive = await person('Olive')
    for (const email of [olive.email, `x.${olive.email}`]) {
      for (let n = 0; n < 5; n++) await request({ email })
      await expectRefusal('rate-limited', () => request({ email }))
    }
  })
})

test.each(['https://evil.example', '//evil.example', 'javascript:alert(1)', '"><b>', 'a\r\nb: c'])(
  'a hostile way back stays a parameter of our own address: %j',
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
