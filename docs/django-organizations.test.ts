import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { afterEach, describe, expect, test } from 'vitest'
import { can } from '@/lib/access/roles'
import { makeToken, parseToken } from '@/lib/access/tokens'
import { userToken } from '@/lib/accounts/sign-in/user-token'
import { backendOfAccount } from '@/lib/backends/backend-of-account'
import { invitationBackend, registrationBackend } from '@/lib/backends/choose-backend'
import { defaultInvitations, inviteByEmail } from '@/lib/backends/default-invitations'
import { defaultRegistration } from '@/lib/backends/default-registration'
import { landingOfInvitee, landingOfNewcomer } from '@/lib/backends/landing'
import { modeledInvitations } from '@/lib/backends/modeled-invitations'
import { remindByActivation } from '@/lib/backends/remind-by-activation'
import config from '@/guildhall.config'
import { db } from '@/lib/db'
import { acceptInvitation } from '@/lib/invitations/accept-invitation'
import { findInvitation } from '@/lib/invitations/find-invitation'
import { invitationToken } from '@/lib/invitations/invitation-token'
import { joinByInvitation } from '@/lib/invitations/join-by-invitation'
import { compose } from '@/lib/mail/compose'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { addUser, getOrAddUser } from '@/lib/members/add-user'
import { endMembership } from '@/lib/members/end-membership'
import { isAdmin, isMember, isOwner } from '@/lib/members/is-member'
import { memberOf } from '@/lib/members/member-of'
import { removeUser } from '@/lib/members/remove-user'
import { createOrganization } from '@/lib/organizations/create-organization'
import { insertOrganization } from '@/lib/organizations/insert-organization'
import { activeOrganizations, organizationsForUser } from '@/lib/organizations/queries'
import { withOrgLock } from '@/lib/organizations/with-org-lock'
import { changeOwner } from '@/lib/ownership/change-owner'
import { transferOwnership } from '@/lib/ownership/move-ownership'
import { activateAccount } from '@/lib/accounts/sign-up/activate-account'
import { activateUser } from '@/lib/accounts/sign-up/activate-user'
import { signUp } from '@/lib/accounts/sign-up/sign-up'
import { entered } from '@/lib/testing/entered'
import { invite } from '@/lib/testing/invite'
import { mailTo } from '@/lib/testing/mail-to'
import { expectRuns, namedTests } from '@/lib/testing/named-tests'
import { acme, as, person } from '@/lib/testing/people'
import { outcome } from '@/lib/testing/refusal'
import { watch } from '@/lib/testing/watch'

const read = (path: string) => readFileSync(path, 'utf8')
const schema = read('prisma/schema.prisma')
const settings = read('lib/env.ts')

/** Every page and route handler by its path, without route groups. */
const routes = new Set(
  readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
    .map((file) => `/${file.split('/').slice(0, -1).join('/')}`.replace(/\/\([^)]*\)/g, '')),
)

const page = read('docs/django-organizations.md')
const cellsOf = (line: string) => line.split(/(?<!\\)\|/).map((cell) => cell.trim())
const sentences = page
  .split('\n')
  .filter((line) => /^\| \d+ /.test(line))
  .map(cellsOf)
const sectionOf = (title: string) =>
  page.split(/^## /m).find((part) => part.startsWith(title)) ?? ''

/** The names in the second column of the map's tables. */
const namesIn = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|[\s|-]*$|^\| (\d+|#) /.test(line))
    .map((line) => cellsOf(line)[2]?.replace(/\(.*?\)/g, '') ?? '')
    .flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''))
const names = namesIn(page)

const exists = (name: string): boolean => {
  const [, file, exported] = /^([\w./-]+\.tsx?)#(\w+)$/.exec(name) ?? []
  if (file && exported)
    return (
      existsSync(file) &&
      new RegExp(`^export (async )?(const|function|interface|type|class) ${exported}\\b`, 'm').test(
        read(file),
      )
    )
  const [, model, field] = /^([A-Z]\w+)(?:\.(\w+))?$/.exec(name) ?? []
  if (/^[A-Z][A-Z_]+$/.test(name)) return settings.includes(`${name}:`)
  if (model) {
    const body = new RegExp(`^model ${model} \\{([^}]*)\\}`, 'm').exec(schema)?.[1]
    return body !== undefined && (!field || new RegExp(`^\\s+${field}\\s`, 'm').test(body))
  }
  if (name.startsWith('/')) return routes.has(name)
  return existsSync(name)
}

test('the map has a name for everything', () => {
  expect(names.length).toBeGreaterThan(100)
})

test.each([...new Set(names)])('%s exists', (name) => {
  expect(exists(name)).toBe(true)
})

test('the check itself finds names that do not exist', () => {
  const wrong = [
    'lib/errors.ts#NoError',
    'lib/no.ts#no',
    'Organization.no',
    'No',
    'NO_SETTING',
    '/no',
    'no/',
  ]
  expect(wrong.filter(exists)).toEqual([])
})

describe('the table of the original’s sentences', () => {
  test('has all 28 of them, each with an equivalent and a test', () => {
    expect(sentences.map(([, number]) => Number(number))).toEqual(
      Array.from({ length: 28 }, (_, index) => index + 1),
    )
    for (const [, number, there, here, tests = ''] of sentences) {
      expect(there && here, `sentence ${number}`).toBeTruthy()
      expect(namedTests(tests).length, `sentence ${number}`).toBeGreaterThan(0)
      // The cell contains only tests: one in another format would not be found.
      const left = tests.replace(/`[^`]+`: “[^”]+”/g, '').replaceAll(',', '')
      expect(left.trim(), `sentence ${number}`).toBe('')
    }
  })

  test.each(namedTests(sentences.map((cells) => cells[4]).join()))(
    '$file has “$name”, and runs it',
    expectRuns,
  )
})

describe('the map’s methods and backends are tested here by name', () => {
  const functions = [...namesIn(sectionOf('Managers')), ...namesIn(sectionOf('Backends'))].flatMap(
    (name) => /#([a-z]\w+)$/.exec(name)?.[1] ?? [],
  )
  test.each([...new Set(functions)])('%s', (name) => {
    expect(read('docs/django-organizations.test.ts')).toMatch(
      new RegExp(`^  test\\('${name} `, 'm'),
    )
  })
})

let count = 0
const newAddress = () => `mapped.${++count}@new.test`
const password = 'four unrelated words here'
const account = (token: string) => ({ token, name: 'Nora', password, confirmPassword: password })
const plain = { message: undefined, lifetime: 60_000, extra: {} }
afterEach(() => {
  config.backends = {}
  config.invitations = 'modeled'
})

/** A person who signed up and was emailed a link. */
async function signedUp() {
  const email = newAddress()
  await signUp({ name: 'Mapped & Co', slug: `mapped-${count}`, email })
  await drainOutbox()
  return { email, slug: `mapped-${count}`, ...(await mailTo(email)) }
}

describe('the methods', () => {
  test('organizationsForUser lists the active organizations of a person', async () => {
    const { id, slug, mia, zoe, other } = await acme()
    expect((await organizationsForUser(mia)).map((org) => org.slug)).toEqual([slug])
    expect((await organizationsForUser(zoe)).map((org) => org.slug)).toEqual([other.slug])
    await db.organization.update({ where: { id }, data: { isActive: false } })
    expect(await organizationsForUser(mia)).toEqual([])
  })

  test('activeOrganizations leaves out deactivated ones', async () => {
    const { id, slug, other } = await acme()
    await db.organization.update({ where: { id }, data: { isActive: false } })
    const slugs = (await activeOrganizations()).map((org) => org.slug)
    expect(slugs).toContain(other.slug)
    expect(slugs).not.toContain(slug)
  })

  test('addUser adds a member with a role, and refuses existing members', async () => {
    const { id: organizationId, zoe } = await acme()
    const added = { organizationId, userId: zoe.id, role: 'admin' }
    expect(await addUser(added)).toMatchObject({ userId: zoe.id, role: 'admin', isOwner: false })
    expect(await outcome(addUser(added))).toBe('already-member')
  })

  test('getOrAddUser adds once, and returns whether it did', async () => {
    const { id: organizationId, zoe } = await acme()
    const get = () => getOrAddUser({ organizationId, userId: zoe.id })
    expect(await get()).toMatchObject({ isNew: true, member: { role: 'member' } })
    const { result, events } = await watch(get)
    expect(result).toMatchObject({ isNew: false })
    expect(events).toEqual([])
  })

  test('removeUser ends a membership, but never the owner’s', async () => {
    const { id: organizationId, mia, olive, slug } = await acme()
    await removeUser({ organizationId, userId: mia.id })
    expect(await isMember(mia, slug)).toBe(false)
    expect(await outcome(removeUser({ organizationId, userId: olive.id }))).toBe('owner-stays')
  })

  test('endMembership refuses the owner, whoever calls it', async () => {
    const { slug, olive } = await acme()
    const ctx = await as(olive, slug)
    const end = withOrgLock(ctx, async (tx) =>
      endMembership(tx, ctx, await memberOf(tx, ctx, olive.id), 'removed'),
    )
    expect(await outcome(end)).toBe('owner-stays')
    expect(await isOwner(olive, slug)).toBe(true)
  })

  test('changeOwner moves the single row to another admin', async () => {
    const { id: organizationId, slug, olive, adam, mia } = await acme()
    await changeOwner({ organizationId, userId: adam.id })
    expect([await isOwner(adam, slug), await isOwner(olive, slug)]).toEqual([true, false])
    expect(await db.organizationOwner.count({ where: { organizationId } })).toBe(1)
    const toMember = changeOwner({ organizationId, userId: mia.id })
    expect(await outcome(toMember)).toMatch(/^owner-must-be-admin/)
  })

  test('transferOwnership works only for the owner, and emails both', async () => {
    const { slug, olive, adam } = await acme()
    const [owner, admin] = [await as(olive, slug), await as(adam, slug)]
    expect(await outcome(transferOwnership(admin, { userId: adam.id }))).toBe('forbidden')
    const { mails } = await watch(() => transferOwnership(owner, { userId: adam.id }))
    expect(mails).toHaveLength(2)
    expect(await isOwner(adam, slug)).toBe(true)
  })

  test('isMember is true only for members', async () => {
    const { slug, olive, adam, mia, zoe } = await acme()
    const answers = [olive, adam, mia, zoe, null].map((who) => isMember(who, slug))
    expect(await Promise.all(answers)).toEqual([true, true, true, false, false])
  })

  test('isAdmin is true only for admins, including the owner', async () => {
    const { slug, olive, adam, mia, zoe } = await acme()
    const answers = [olive, adam, mia, zoe, null].map((who) => isAdmin(who, slug))
    expect(await Promise.all(answers)).toEqual([true, true, false, false, false])
  })

  test('isOwner is true only for the owner', async () => {
    const { id, olive, adam, mia, zoe } = await acme()
    const answers = [olive, adam, mia, zoe, null].map((who) => isOwner(who, { id }))
    expect(await Promise.all(answers)).toEqual([true, false, false, false, false])
  })

  test('acceptInvitation makes the invited person a member with the invitation’s role', async () => {
    const { slug, adam, zoe } = await acme()
    const { token } = await invite(await as(adam, slug), zoe.email, 'admin')
    await acceptInvitation(zoe, { token })
    expect(await isAdmin(zoe, slug)).toBe(true)
  })

  test('invitationToken finds its invitation until a newer link replaces it', async () => {
    const { slug, adam } = await acme()
    const { id } = await invite(await as(adam, slug), newAddress())
    const row = await db.organizationInvitation.findUniqueOrThrow({ where: { id } })
    const token = invitationToken(row)
    expect(await findInvitation(token)).toMatchObject({ state: 'open', invitation: { id } })
    await db.organizationInvitation.update({ where: { id }, data: { version: row.version + 1 } })
    expect((await findInvitation(token))?.state).toBe('replaced')
  })

  test('createOrganization creates it with its creator as admin and owner', async () => {
    const olive = await person('Olive')
    const { slug } = await createOrganization(olive, { name: 'Mapped' })
    expect([await isAdmin(olive, slug), await isOwner(olive, slug)]).toEqual([true, true])
  })

  test('insertOrganization does so in the caller’s transaction, optionally inactive', async () => {
    const olive = await person('Olive')
    const founded = { name: 'Mapped', founder: olive, isActive: false }
    const { id } = await db.$transaction((tx) => insertOrganization(tx, founded))
    expect(await db.organization.findUnique({ where: { id } })).toMatchObject({ isActive: false })
    expect(await db.organizationOwner.findUnique({ where: { organizationId: id } })).toMatchObject({
      userId: olive.id,
    })
  })
})

describe('the backends', () => {
  test('defaultRegistration creates an inactive person and emails the link that verifies the address', async () => {
    const email = newAddress()
    const request = { email, organization: 'Mapped', extra: {} }
    const { mails } = await watch(() =>
      db.$transaction(async (tx) => {
        const founder = await defaultRegistration.register(tx, request)
        await defaultRegistration.verify(tx, founder!, request)
      }),
    )
    expect(mails).toEqual([`activate-account to ${email}`])
    expect(await db.user.findUnique({ where: { email } })).toMatchObject({ isActive: false })
  })

  test('defaultInvitations returns the person with an address', async () => {
    const { adam, zoe, ...organization } = await acme()
    const request = { organization, inviter: adam, email: zoe.email, role: 'member', ...plain }
    const found = await db.$transaction((tx) => defaultInvitations.invite(tx, request))
    expect(found).toMatchObject({ outcome: 'found', person: { id: zoe.id } })
  })

  test('modeledInvitations sends an invitation and adds nobody', async () => {
    const { adam, zoe, ...organization } = await acme()
    const request = { organization, inviter: adam, email: zoe.email, role: 'member', ...plain }
    const asked = await db.$transaction((tx) => modeledInvitations.invite(tx, request))
    expect(asked.outcome).toBe('asked')
    expect(await isMember(zoe, organization)).toBe(false)
  })

  test('invitationBackend is the configured one', () => {
    expect(invitationBackend().name).toBe('modeled')
    config.invitations = 'default'
    expect(invitationBackend().name).toBe('default')
  })

  test('registrationBackend is the configured one, the company’s before the built-in ones', () => {
    expect(registrationBackend()).toBe(defaultRegistration)
    const own = { ...defaultRegistration, lifetime: 1 }
    config.backends = { registration: [own] }
    expect(registrationBackend()).toBe(own)
  })

  test('landingOfInvitee and landingOfNewcomer lead to the organization', () => {
    expect(landingOfInvitee({ slug: 'acme', kind: 'organization' })).toBe('/orgs/acme')
    expect(landingOfNewcomer(defaultRegistration, 'acme')).toBe('/orgs/acme')
  })

  test('landingOfNewcomer leads people without an organization to the list', () => {
    expect(landingOfNewcomer(defaultRegistration, undefined)).toBe('/orgs')
  })

  test('makeToken creates a token with its subject, which differs by purpose and state', () => {
    const id = '00000000-0000-4000-8000-000000000001'
    const token = makeToken('activate', id, 'state')
    expect(parseToken(token)?.subject).toBe(id)
    const others = [makeToken('reset', id, 'state'), makeToken('activate', id, 'changed')]
    expect(others).not.toContain(token)
  })

  test('userToken is invalidated by the state that using it changes', async () => {
    const { id } = await person('Olive')
    const user = await db.user.findUniqueOrThrow({ where: { id } })
    expect(userToken('reset', { ...user, passwordHash: 'new' })).not.toBe(userToken('reset', user))
  })

  test('inviteByEmail returns the person with the address, or a new pending one', async () => {
    const { zoe } = await acme()
    const email = newAddress()
    const find = (address: string) => db.$transaction((tx) => inviteByEmail(tx, address))
    expect(await find(zoe.email)).toMatchObject({ id: zoe.id, isNew: false })
    expect(await find(email)).toMatchObject({ email, isNew: true, isActive: false })
  })

  test('activateAccount activates the person and the pending organization, and signs in', async () => {
    const { slug, token } = await signedUp()
    const { session } = await activateAccount(account(token), null)
    expect((await as(entered(session), slug)).actor.isOwner).toBe(true)
  })

  test('joinByInvitation creates a new person’s account and the membership', async () => {
    const { slug, adam } = await acme()
    const { token } = await invite(await as(adam, slug), newAddress())
    const { session } = await joinByInvitation(account(token), null)
    expect(can((await as(entered(session), slug)).actor, 'member.list')).toBe(true)
  })

  test('activateUser activates a person with a name, and without a password if necessary', async () => {
    const { id } = await db.user.create({ data: { email: newAddress() } })
    await db.$transaction((tx) => activateUser(tx, { id, name: 'Nora' }))
    const user = await db.user.findUnique({ where: { id } })
    expect(user).toMatchObject({ isActive: true, name: 'Nora', passwordHash: null })
  })

  test('compose renders the email with current data', async () => {
    const { email } = await signedUp()
    const { id: userId } = await db.user.findUniqueOrThrow({ where: { email } })
    const mail = { template: 'activate-account', to: email, userId } as const
    const write = () => compose(mail, new Date(), null)
    expect((await write())?.text).toContain('/activate/')
    await db.user.update({ where: { id: userId }, data: { isActive: true } })
    expect(await write()).toBeNull()
  })

  test('drainOutbox sends waiting emails', async () => {
    const { text } = await signedUp()
    expect(text).toContain('/activate/')
  })

  test('remindByActivation emails pending people, and refuses active ones', async () => {
    const { mia, ...organization } = await acme()
    const { id: userId, email } = await db.user.create({ data: { email: newAddress() } })
    const remind = (whom: string) =>
      db.$transaction((tx) => remindByActivation(tx, { organization, userId: whom }))
    expect((await watch(() => remind(userId))).mails).toEqual([`activate-account to ${email}`])
    expect(await outcome(remind(mia.id))).toBe('already-active')
  })

  test('backendOfAccount is the sign-up’s for a founder, the invitation’s for added people', async () => {
    const { olive, mia } = await acme()
    expect(await backendOfAccount(db, olive.id)).toBe(registrationBackend())
    expect(await backendOfAccount(db, mia.id)).toBe(invitationBackend())
  })
})
