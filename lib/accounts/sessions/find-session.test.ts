import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { can } from '@/lib/access/roles'
import { createSession } from '@/lib/accounts/sign-in/begin-session'
import { endSession } from '@/lib/accounts/sessions/end-sessions'
import { findSession } from '@/lib/accounts/sessions/find-session'
import { touchSession } from '@/lib/access/note-visit'
import { days, hours } from '@/lib/config/define-guildhall'
import { db } from '@/lib/db'
import { changeRole } from '@/lib/members/change-role'
import { removeMember } from '@/lib/members/remove-member'
import { updateOrganization } from '@/lib/organizations/update-organization'
import { countStatements } from '@/lib/testing/count-statements'
import { invite } from '@/lib/testing/invite'
import { nextAuthSession, nextAuthSignOut } from '@/lib/testing/next-auth'
import { acme, as, person } from '@/lib/testing/people'
import { nothingChanges, snapshot } from '@/lib/testing/snapshot'

const session = (token: string) =>
  db.session.findFirstOrThrow({ where: { sessionToken: sha256(token) } })
const sha256 = (text: string) => createHash('sha256').update(text).digest('base64url')
const set = async (token: string, data: { expires?: Date; lastSeenAt?: Date }) =>
  db.session.update({ where: { id: (await session(token)).id }, data })
const ago = (milliseconds: number) => new Date(Date.now() - milliseconds)

/** Both ways to read a session must agree. */
const holder = async (token: string) => {
  const found = await findSession(token)
  const ours = found?.user.id ?? null
  expect((await nextAuthSession(token)).user?.id ?? null, 'next-auth').toBe(ours)
  return ours
}

test('one statement reads the session, the person and their membership', async () => {
  const { id, name, slug, olive, adam } = await acme()
  const { result, statements } = await countStatements(() => findSession(adam.token, slug))
  expect(statements).toHaveLength(1)
  expect(result).toEqual({
    user: {
      ...{ sessionId: adam.sessionId, id: adam.id, name: 'Adam', email: adam.email },
      addresses: [adam.email],
      ...{ image: null, picture: null, locale: null, isSuperuser: false },
      signIn: { methods: [], provider: null, provedAt: expect.any(Date) },
    },
    membership: {
      organization: {
        ...{ id, kind: 'organization', name, slug, picture: null },
        createdAt: expect.any(Date),
      },
      role: 'admin',
      joinedAt: expect.any(Date),
      lastSeenAt: null,
      isOwner: false,
      owner: { id: olive.id, name: 'Olive', email: olive.email, picture: null },
      policy: { secondFactorFrom: null, allowedWays: [], sessionHours: null },
      isReady: false,
    },
    suspended: null,
    blocked: null,
    invitations: 0,
    lastSeenAt: expect.any(Date),
    expires: expect.any(Date),
  })
})

test('the same statement counts their open invitations', async () => {
  const [mine, other] = [await acme(), await acme()]
  const admin = await as(other.adam, other.slug)
  await invite(admin, mine.zoe.email)
  await invite(await as(mine.adam, mine.slug), mine.zoe.email)
  const count = async () => (await findSession(mine.zoe.token))?.invitations
  expect(await count()).toBe(2)
  expect((await findSession(mine.mia.token))?.invitations).toBe(0)
  await db.organizationInvitation.updateMany({
    where: { organizationId: other.id },
    data: { expiresAt: new Date(0) },
  })
  expect(await count()).toBe(1)
  await db.organization.update({ where: { id: mine.id }, data: { isActive: false } })
  expect(await count()).toBe(0)
})

describe('a token', () => {
  test('is 256 random bits, and the database holds only its hash', async () => {
    const olive = await person('Olive')
    const made = await db.$transaction((tx) => createSession(tx, { userId: olive.id }))
    expect(Buffer.from(made.token, 'base64url')).toHaveLength(32)
    expect((await session(made.token)).sessionToken).toBe(sha256(made.token))
    expect((await snapshot()).filter((row) => row.includes(made.token))).toEqual([])
  })

  test("that is another's hash finds nothing", async () => {
    const { token } = await person('Olive')
    expect(await holder(sha256(token))).toBeNull()
  })

  test.each(['', 'x', 'null', "' OR 1=1 --", 'x'.repeat(5000)])(
    'that was never created: %.20s',
    async (token) => {
      expect(await findSession(token)).toBeNull()
    },
  )

  test('that somebody planted is not adopted by a sign-in', async () => {
    const olive = await person('Olive')
    const made = await db.$transaction((tx) => createSession(tx, { userId: olive.id }))
    expect(made.token).not.toBe(olive.token)
    expect(await holder('planted')).toBeNull()
  })
})

describe('a session ends', () => {
  test.each<[string, { expires?: Date; lastSeenAt?: Date }, boolean]>([
    ['one second before 30 days', { expires: new Date(Date.now() + 60_000) }, true],
    ['one second after 30 days, however much it was used', { expires: ago(1000) }, false],
    ['one minute before 14 idle days', { lastSeenAt: ago(days(14) - 60_000) }, true],
    ['one second after 14 idle days', { lastSeenAt: ago(days(14) + 1000) }, false],
  ])('%s: it is valid: %s', async (_, data, holds) => {
    const olive = await person('Olive')
    await set(olive.token, data)
    expect(await holder(olive.token)).toBe(holds ? olive.id : null)
  })

  test('30 days after it began, at the latest', async () => {
    const olive = await person('Olive')
    const made = await db.$transaction((tx) => createSession(tx, { userId: olive.id }))
    expect(made.expires.getTime() - Date.now()).toBeCloseTo(days(30), -5)
    expect((await session(made.token)).expires).toEqual(made.expires)
  })

  test('immediately when the person is deactivated', async () => {
    const olive = await person('Olive')
    await db.user.update({ where: { id: olive.id }, data: { isActive: false } })
    expect(await holder(olive.token)).toBeNull()
  })

  test('when the person is deleted', async () => {
    const olive = await person('Olive')
    await db.user.delete({ where: { id: olive.id } })
    expect(await holder(olive.token)).toBeNull()
  })

  test('when it is signed out, for every copy of the cookie, without affecting other sessions', async () => {
    const olive = await person('Olive')
    const other = await db.$transaction((tx) => createSession(tx, { userId: olive.id }))
    await endSession(olive.token)
    expect(await holder(olive.token)).toBeNull()
    expect(await holder(other.token)).toBe(olive.id)
  })

  test('when next-auth signs it out', async () => {
    const olive = await person('Olive')
    await nextAuthSignOut(olive.token)
    expect(await holder(olive.token)).toBeNull()
  })
})

test('next-auth agrees, reveals no role, and changes nothing', async () => {
  const { adam } = await acme()
  await nothingChanges(async () => {
    expect(await holder(adam.token)).toBe(adam.id)
    const body = await nextAuthSession(adam.token)
    expect(JSON.stringify(body)).not.toMatch(/role|admin|owner|password|hash/i)
  })
})

describe('changes are visible on the next request', () => {
  test('a removal', async () => {
    const { slug, adam, mia } = await acme()
    expect((await findSession(mia.token, slug))?.membership?.role).toBe('member')
    await removeMember(await as(adam, slug), { userId: mia.id })
    expect(await findSession(mia.token, slug)).toMatchObject({
      user: { id: mia.id },
      membership: null,
    })
  })

  test('a role change', async () => {
    const { slug, olive, adam } = await acme()
    expect(can((await as(adam, slug)).actor, 'member.remove')).toBe(true)
    await changeRole(await as(olive, slug), { userId: adam.id, role: 'member' })
    expect(can((await as(adam, slug)).actor, 'member.remove')).toBe(false)
  })

  test('a new name of the person, and of the organization', async () => {
    const { slug, olive, mia } = await acme()
    await db.user.update({ where: { id: mia.id }, data: { name: 'Mia Müller' } })
    await updateOrganization(await as(olive, slug), { name: 'Acme Ltd', slug: `${slug}-ltd` })
    expect((await findSession(mia.token, slug))?.membership).toBeNull()
    expect(await as(mia, `${slug}-ltd`)).toMatchObject({
      organization: { name: 'Acme Ltd' },
      user: { name: 'Mia Müller' },
    })
  })
})

describe('no membership is found', () => {
  type Acme = Awaited<ReturnType<typeof acme>>
  test.each<[string, (org: Acme) => string]>([
    ['in another organization', ({ other }) => other.slug],
    ['in one that does not exist', () => 'nobody-has-this'],
    ['by a slug in capitals', ({ slug }) => slug.toUpperCase()],
    ['by the id', ({ id }) => id],
    ['by a pattern', ({ slug }) => `${slug.slice(0, -1)}%`],
    ['by nothing', () => ''],
  ])('%s', async (_, slugOf) => {
    const org = await acme()
    const found = await findSession(org.adam.token, slugOf(org))
    expect(found?.user.id).toBe(org.adam.id)
    expect(found?.membership).toBeNull()
  })

  test('in an inactive one', async () => {
    const { id, slug, olive } = await acme()
    await db.organization.update({ where: { id }, data: { isActive: false } })
    expect((await findSession(olive.token, slug))?.membership).toBeNull()
  })
})

describe('use of a session is recorded', () => {
  test('once an hour, which moves its idle end but not its absolute one', async () => {
    const { token, sessionId } = await person('Olive')
    await set(token, { lastSeenAt: ago(hours(1) + 1000) })
    const before = await session(token)
    await touchSession(sessionId, before.lastSeenAt)
    const after = await session(token)
    expect(Date.now() - after.lastSeenAt.getTime()).toBeLessThan(60_000)
    expect(after.expires).toEqual(before.expires)
    await nothingChanges(() => touchSession(sessionId, after.lastSeenAt))
    const { statements } = await countStatements(() =>
      touchSession(sessionId, ago(hours(1) - 1000)),
    )
    expect(statements).toEqual([])
  })

  test('and a session that ended meanwhile does not come back', async () => {
    const { token, sessionId } = await person('Olive')
    await endSession(token)
    await nothingChanges(() => touchSession(sessionId, ago(days(1))))
  })
})
