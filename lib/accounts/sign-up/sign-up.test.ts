import { describe, expect, onTestFinished, test } from 'vitest'
import { findSession } from '@/lib/accounts/sessions/find-session'
import { db } from '@/lib/db'
import { updateOrganization } from '@/lib/organizations/update-organization'
import { evenTime } from '@/lib/accounts/sign-up/even-time'
import { signUpSchema } from '@/lib/accounts/sign-up/schema'
import { signUp } from '@/lib/accounts/sign-up/sign-up'
import { acme, as, person } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import { nothingChanges } from '@/lib/testing/snapshot'
import { watch } from '@/lib/testing/watch'

let count = 0
const newcomer = () => `newcomer.${++count}@new.test`
const form = (changes: Partial<{ name: string; slug: string; email: string }> = {}) => {
  const email = changes.email ?? newcomer()
  return { name: 'Newcomer & Co', slug: `newcomer-${count}`, email, ...changes }
}

test('a newcomer signs up with an organization: both are pending', async () => {
  const input = form()
  const { result, events, mails } = await watch(() => signUp(input))
  expect(result).toEqual({ completePath: '/signup/complete' })
  const user = await db.user.findUniqueOrThrow({ where: { email: input.email } })
  expect(user).toMatchObject({
    isActive: false,
    passwordHash: null,
    emailVerified: null,
    name: null,
  })
  const organization = await db.organization.findUniqueOrThrow({
    where: { slug: input.slug },
    include: { members: true, owner: true },
  })
  expect(organization).toMatchObject({ name: 'Newcomer & Co', isActive: false })
  expect(organization.members).toMatchObject([{ userId: user.id, role: 'admin' }])
  expect(organization.owner).toMatchObject({ userId: user.id, role: 'admin' })
  expect(events.map(({ type }) => type)).toEqual([
    'member.added',
    'organization.created',
    'user.registered',
  ])
  expect(mails).toEqual([`activate-account to ${input.email}`])
})

test('without a URL, one is generated', async () => {
  const email = newcomer()
  await signUp({ name: 'Ünïque Nämé', slug: '', email })
  expect(await db.organization.count({ where: { slug: 'unique-name', isActive: false } })).toBe(1)
})

describe('an address with an account', () => {
  test('is emailed that it has one, and nothing else happens', async () => {
    const olive = await person('Olive')
    const input = form({ email: olive.email })
    const { result, events, mails } = await watch(() => signUp(input))
    expect(result).toEqual({ completePath: '/signup/complete' })
    expect(events).toEqual([])
    expect(mails).toEqual([`account-exists to ${olive.email}`])
    expect(await db.organization.count({ where: { slug: input.slug } })).toBe(0)
    expect((await findSession(olive.token))?.user.id).toBe(olive.id)
  })

  test('that is deactivated: nothing happens', async () => {
    const { id, email } = await person('Olive')
    await db.user.update({ where: { id }, data: { isActive: false, deactivatedAt: new Date() } })
    await nothingChanges(() => signUp(form({ email })))
  })

  test('gets the usual answer if the URL is taken', async () => {
    const { slug, olive, mia } = await acme()
    await db.user.update({
      where: { id: mia.id },
      data: { isActive: false, deactivatedAt: new Date() },
    })
    for (const email of [newcomer(), olive.email, mia.email])
      await expectRefusal('slug-taken', () => signUp(form({ slug, email })), 'slug')
  })

  test('gets the usual answer if the URL was taken formerly', async () => {
    const { slug, olive } = await acme()
    await updateOrganization(await as(olive, slug), { name: 'Acme', slug: `${slug}-new` })
    for (const email of [newcomer(), olive.email])
      await expectRefusal('slug-taken', () => signUp(form({ slug, email })), 'slug')
  })
})

describe('a second time, because no email arrived', () => {
  test('with the same form: a new email, and no second organization', async () => {
    const input = form()
    await signUp(input)
    const { events, mails } = await watch(() => signUp({ ...input, name: 'Newcomer & Company' }))
    expect(events).toEqual([])
    expect(mails).toEqual([`activate-account to ${input.email}`])
    expect(await db.organization.count({ where: { slug: input.slug } })).toBe(1)
  })

  test('with another URL: a second pending organization', async () => {
    const input = form()
    await signUp(input)
    await signUp({ ...input, slug: `${input.slug}-b` })
    const owner = {
      userId: (await db.user.findUniqueOrThrow({ where: { email: input.email } })).id,
    }
    expect(await db.organization.count({ where: { owner } })).toBe(2)
  })

  test('nobody else can take the pending URL', async () => {
    const input = form()
    await signUp(input)
    const attempt = () => signUp({ ...input, email: newcomer() })
    await expectRefusal('slug-taken', attempt, 'slug')
  })
})

test('every answer takes the same time', async () => {
  evenTime.atLeast = 250
  onTestFinished(() => void (evenTime.atLeast = 0))
  const { slug, olive } = await acme()
  const inputs = [
    form(),
    form({ email: olive.email }),
    form({ slug }),
    form({ slug, email: olive.email }),
  ]
  for (const input of inputs) {
    const begin = performance.now()
    await signUp(input).catch(() => undefined)
    expect(performance.now() - begin).toBeGreaterThanOrEqual(249)
  }
})

test('at most five emails in five minutes go to one address', async () => {
  const email = newcomer()
  for (let n = 0; n < 5; n++) await signUp(form({ email, slug: `often-${n}` }))
  await expectRefusal('rate-limited', () => signUp(form({ email, slug: 'often-5' })))
})

test.each<[string, object]>([
  ['no address', { email: '' }],
  ['two addresses', { email: 'a@new.test, b@new.test' }],
  ['no name', { name: ' ' }],
  ['a reserved URL', { slug: 'login' }],
])('the form refuses %s', (_, wrong) => {
  expect(signUpSchema.safeParse({ ...form(), ...wrong }).success).toBe(false)
})

test('the form keeps only its own fields', () => {
  const more = { isActive: true, role: 'owner', isSuperuser: true, id: 'mine' }
  const { name, slug, email } = form()
  expect(signUpSchema.parse({ name, slug, email, ...more })).toEqual({ name, slug, email })
})
