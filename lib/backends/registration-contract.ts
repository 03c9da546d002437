import { expect, test } from 'vitest'
import type { RegistrationBackend } from '@/lib/backends/registration-backend'
import { db } from '@/lib/db'
import { person } from '@/lib/testing/people'

let count = 0

/** The tests every registration backend must pass; call it in the backend's own test file. */
export function registrationContract(backend: RegistrationBackend) {
  const newAddress = () => `founder.${++count}@acme.test`
  const register = (email: string) =>
    db.$transaction(async (tx) => {
      const extra = backend.fields?.partial().parse({}) ?? {}
      const request = { email, organization: 'Acme', extra }
      const founder = await backend.register(tx, request)
      if (founder) await backend.verify(tx, founder, request)
      return founder
    })
  const mailsTo = (recipient: string) => db.outbox.count({ where: { recipient } })

  test('a new person is created, cannot sign in yet, and gets one mail', async () => {
    const email = newAddress()
    const founder = await register(email)
    const user = await db.user.findUniqueOrThrow({ where: { email } })
    expect(founder).toMatchObject({ id: user.id, email })
    expect(user).toMatchObject({ isActive: false, passwordHash: null, emailVerified: null })
    expect(await mailsTo(email)).toBe(1)
  })

  test('a second sign-up finds the same person and mails them again', async () => {
    const email = newAddress()
    const [first, second] = [await register(email), await register(email)]
    expect(second?.id).toBe(first?.id)
    expect(await mailsTo(email)).toBe(2)
  })

  test('Olive, who has an account, is told by mail, and nothing is created', async () => {
    const olive = await person('Olive')
    const before = await db.user.count()
    expect(await register(olive.email)).toBeNull()
    expect(await db.user.count()).toBe(before)
    expect(await mailsTo(olive.email)).toBe(1)
  })

  test('an account that staff switched off stays off and gets no link', async () => {
    const mia = await person('Mia')
    const off = { isActive: false, deactivatedAt: new Date() }
    await db.user.update({ where: { id: mia.id }, data: off })
    expect(await register(mia.email)).toBeNull()
    expect(await mailsTo(mia.email)).toBe(0)
  })

  test('the ways out are pages of this site', () => {
    expect(backend.completePath).toMatch(/^\//)
    expect(backend.successPath('acme')).toMatch(/^\//)
    expect(backend.successPath(undefined)).toMatch(/^\//)
  })
}
