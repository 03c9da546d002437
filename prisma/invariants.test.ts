import { randomUUID } from 'node:crypto'
import type { DatabaseError } from 'pg'
import { describe, expect, test } from 'vitest'
import { db, pool } from '@/lib/db'
import { acme, person } from '@/lib/testing/people'
import { nothingChanges, snapshot } from '@/lib/testing/snapshot'

/** Several statements run as one transaction, as with `psql -1`. */
const sql = (text: string) => pool().query(text)

/** What refused it: the constraint, or else PostgreSQL's error code. */
const stoppedBy = (text: string) =>
  nothingChanges(() =>
    sql(text).then(
      () => 'nothing',
      (error: DatabaseError) => error.constraint ?? error.code,
    ),
  )

type Acme = Awaited<ReturnType<typeof acme>>

const organization = (id: string, slug = `new-${id.slice(0, 8)}`, name = 'New') =>
  `INSERT INTO "Organization" (id, name, slug, "modifiedAt") VALUES ('${id}', '${name}', '${slug}', now());`
const membership = (organizationId: string, userId: string, role: string) =>
  `INSERT INTO "OrganizationUser" (id, "organizationId", "userId", role, "modifiedAt")
   VALUES (gen_random_uuid(), '${organizationId}', '${userId}', '${role}', now());`
const owner = (organizationId: string, userId: string, role = 'admin') =>
  `INSERT INTO "OrganizationOwner" ("organizationId", "userId", role, "modifiedAt")
   VALUES ('${organizationId}', '${userId}', '${role}', now());`
const invitation = (organizationId: string, email: string, status = 'pending', role = 'member') =>
  `INSERT INTO "OrganizationInvitation"
     (id, guid, "organizationId", "inviteeIdentifier", status, role, "expiresAt", "modifiedAt")
   VALUES (gen_random_uuid(), gen_random_uuid(), '${organizationId}', '${email}', '${status}',
     '${role}', now() + interval '7 days', now());`
const user = (email: string) =>
  `INSERT INTO "User" (id, email, "modifiedAt") VALUES (gen_random_uuid(), '${email}', now());`
const updateMember = (set: string, organizationId: string, userId: string) =>
  `UPDATE "OrganizationUser" SET ${set}
   WHERE "organizationId" = '${organizationId}' AND "userId" = '${userId}';`
const updateOwner = (set: string, organizationId: string) =>
  `UPDATE "OrganizationOwner" SET ${set} WHERE "organizationId" = '${organizationId}';`

const OWNER = 'OrganizationOwner_organizationId_userId_role_fkey'
const HAS_OWNER = 'Organization_has_owner'
const ACCESS = 'OrganizationOwner_has_access'
const suspended = '"suspendedAt" = now()'
const NEW = randomUUID()

describe('plain SQL cannot', () => {
  test.each<[string, string, (org: Acme) => string]>([
    // Exactly one owner.
    ['insert an organization without an owner', HAS_OWNER, () => organization(NEW)],
    [
      'insert an organization with a member but no owner',
      HAS_OWNER,
      ({ olive }) => organization(NEW) + membership(NEW, olive.id, 'admin'),
    ],
    [
      'delete the owner',
      HAS_OWNER,
      ({ id }) => `DELETE FROM "OrganizationOwner" WHERE "organizationId" = '${id}'`,
    ],
    ['add a second owner', 'OrganizationOwner_pkey', ({ id, adam }) => owner(id, adam.id)],
    [
      'move the owner to another organization',
      'OrganizationOwner_pkey',
      ({ id, other }) => updateOwner(`"organizationId" = '${other.id}'`, id),
    ],
    [
      'move the owner to another organization, replacing its own',
      HAS_OWNER,
      ({ id, other, olive }) =>
        `DELETE FROM "OrganizationOwner" WHERE "organizationId" = '${other.id}';` +
        membership(other.id, olive.id, 'admin') +
        updateOwner(`"organizationId" = '${other.id}'`, id),
    ],
    ['truncate the table of owners', HAS_OWNER, () => 'TRUNCATE "OrganizationOwner"'],
    ['truncate the table of members', HAS_OWNER, () => 'TRUNCATE "OrganizationUser" CASCADE'],

    // The owner is an admin member of the same organization.
    ['make a member the owner', OWNER, ({ id, mia }) => updateOwner(`"userId" = '${mia.id}'`, id)],
    [
      'make a stranger the owner',
      OWNER,
      ({ id, zoe }) => updateOwner(`"userId" = '${zoe.id}'`, id),
    ],
    [
      'make a member the owner by setting their role',
      'OrganizationOwner_is_admin',
      ({ id, mia }) => updateOwner(`"userId" = '${mia.id}', role = 'member'`, id),
    ],
    [
      'change the owner’s role',
      'OrganizationOwner_is_admin',
      ({ id }) => updateOwner(`role = 'member'`, id),
    ],
    ['demote the owner', OWNER, ({ id, olive }) => updateMember(`role = 'member'`, id, olive.id)],
    [
      'remove the owner from the members',
      OWNER,
      ({ id, olive }) =>
        `DELETE FROM "OrganizationUser" WHERE "organizationId" = '${id}' AND "userId" = '${olive.id}'`,
    ],
    [
      'move the membership of the owner to another organization',
      OWNER,
      ({ id, olive, other }) => updateMember(`"organizationId" = '${other.id}'`, id, olive.id),
    ],
    [
      'give the membership of the owner to another person',
      OWNER,
      ({ id, olive, zoe }) => updateMember(`"userId" = '${zoe.id}'`, id, olive.id),
    ],
    [
      'delete a user who owns an organization',
      OWNER,
      ({ olive }) => `DELETE FROM "User" WHERE id = '${olive.id}'`,
    ],
    [
      'create an organization whose owner is not a member',
      OWNER,
      ({ olive }) => organization(NEW) + owner(NEW, olive.id),
    ],
    [
      'create an organization whose owner is a plain member',
      OWNER,
      ({ olive }) => organization(NEW) + membership(NEW, olive.id, 'member') + owner(NEW, olive.id),
    ],

    // The owner has access.
    ['suspend the owner', ACCESS, ({ id, olive }) => updateMember(suspended, id, olive.id)],
    [
      'make a suspended admin the owner',
      ACCESS,
      ({ id, adam }) =>
        updateMember(suspended, id, adam.id) + updateOwner(`"userId" = '${adam.id}'`, id),
    ],
    [
      'set who suspended a member who is not suspended',
      'OrganizationUser_suspended_by',
      ({ id, mia, adam }) => updateMember(`"suspendedById" = '${adam.id}'`, id, mia.id),
    ],

    // One membership per person, one pending invitation per address.
    [
      'add a member twice',
      'OrganizationUser_organizationId_userId_key',
      ({ id, mia }) => membership(id, mia.id, 'admin'),
    ],
    [
      'invite an address twice',
      'OrganizationInvitation_one_pending',
      ({ id }) =>
        invitation(id, 'max@new.test') + invitation(id, 'max@new.test', 'pending', 'admin'),
    ],
    [
      'make an older invitation pending beside a newer one',
      'OrganizationInvitation_one_pending',
      ({ id }) =>
        invitation(id, 'max@new.test', 'revoked') +
        invitation(id, 'max@new.test') +
        `UPDATE "OrganizationInvitation" SET status = 'pending' WHERE "organizationId" = '${id}'`,
    ],

    // Slugs, including old ones.
    ['take a slug', 'Organization_slug_key', ({ slug, zoe }) => found(slug, zoe.id)],
    [
      'take a slug by renaming',
      'Organization_slug_key',
      ({ slug, other }) => `UPDATE "Organization" SET slug = '${slug}' WHERE id = '${other.id}'`,
    ],
    [
      'take an old slug',
      'OrganizationSlug_pkey',
      ({ id, slug, zoe }) =>
        `UPDATE "Organization" SET slug = '${slug}-2' WHERE id = '${id}';` + found(slug, zoe.id),
    ],
    [
      'take an old slug by renaming',
      'OrganizationSlug_pkey',
      ({ id, slug, other }) =>
        `UPDATE "Organization" SET slug = '${slug}-2' WHERE id = '${id}';
         UPDATE "Organization" SET slug = '${slug}' WHERE id = '${other.id}'`,
    ],

    // Events cannot be changed.
    [
      'change an event',
      '23001',
      ({ id }) => event(id) + `UPDATE "Event" SET "actorName" = 'Nobody'`,
    ],
    ['delete an event', '23001', ({ id }) => event(id) + 'DELETE FROM "Event"'],
    ['empty the audit log', '23001', () => 'TRUNCATE "Event"'],
  ])('%s', async (_, constraint, attempt) => {
    expect(await stoppedBy(attempt(await acme()))).toBe(constraint)
  })
})

const found = (slug: string, userId: string) =>
  organization(NEW, slug) + membership(NEW, userId, 'admin') + owner(NEW, userId)
const event = (organizationId: string) =>
  `INSERT INTO "Event" (id, type, "organizationId")
   VALUES (gen_random_uuid(), 'member.left', '${organizationId}');`

describe('an invalid value is refused', () => {
  test.each([
    '',
    'a',
    '-acme',
    'acme-',
    'Acme',
    'ac me',
    'ac_me',
    'äcme',
    'acme\n',
    'a'.repeat(51),
  ])('as a slug: %j', async (slug) => {
    const { zoe } = await acme()
    expect(await stoppedBy(found(slug, zoe.id))).toBe('Organization_slug_form')
  })

  test.each(['', 'DE', 'de_DE', 'de-de', ' de', 'German', 'x'])(
    'as a language: %j',
    async (locale) => {
      const { id, olive } = await acme()
      const choose = `UPDATE "User" SET locale = '${locale}' WHERE id = '${olive.id}'`
      expect(await stoppedBy(choose)).toBe('User_locale_form')
      const invite = `UPDATE "OrganizationInvitation" SET locale = '${locale}'`
      expect(await stoppedBy(invitation(id, 'x@acme.test') + invite)).toBe(
        'OrganizationInvitation_locale_form',
      )
    },
  )

  test.each(['', ' ', '  '])('as an organization’s name: %j', async (name) => {
    const { id } = await acme()
    const rename = `UPDATE "Organization" SET name = '${name}' WHERE id = '${id}'`
    expect(await stoppedBy(rename)).toBe('Organization_name_present')
  })

  test.each([
    'owner',
    'OWNER',
    'Admin',
    'admin,member',
    ' admin',
    'admin ',
    '',
    '1st',
    'a'.repeat(33),
  ])('as a role: %j', async (role) => {
    const { id, zoe, mia } = await acme()
    expect(await stoppedBy(membership(id, zoe.id, role))).toBe('OrganizationUser_role_form')
    expect(await stoppedBy(updateMember(`role = '${role}'`, id, mia.id))).toBe(
      'OrganizationUser_role_form',
    )
    expect(await stoppedBy(invitation(id, 'new@acme.test', 'pending', role))).toBe(
      'OrganizationInvitation_role_form',
    )
  })

  test.each([
    'Mia@acme.test',
    'mia@ACME.test',
    'mia',
    'mia@',
    '@acme.test',
    'mia@@acme.test',
    'mia@acme@test',
    'mia @acme.test',
    'mia@acme.test\n',
    'mia@acme.test,stranger@evil.test',
    '"mia"@acme.test',
    '<mia@acme.test>',
    '',
  ])('as an address: %j', async (address) => {
    const { id } = await acme()
    expect(await stoppedBy(user(address))).toBe('User_email_canonical')
    expect(await stoppedBy(invitation(id, address))).toBe(
      'OrganizationInvitation_invitee_canonical',
    )
  })

  test('as an invitee, also of a channel: empty, or with surrounding spaces', async () => {
    const { id } = await acme()
    const byChannel = (to: string) =>
      invitation(id, to)
        .replace('"inviteeIdentifier",', '"inviteeIdentifier", channel,')
        .replace(`'${to}',`, `'${to}', 'sms',`)
    for (const to of ['', ' +49151'])
      expect(await stoppedBy(byChannel(to))).toBe('OrganizationInvitation_invitee_canonical')
    expect(await stoppedBy(byChannel('+49151') + byChannel('+49151'))).toBe(
      'OrganizationInvitation_one_pending',
    )
    const named = (email: string) => `UPDATE "OrganizationInvitation" SET email = '${email}'`
    expect(await stoppedBy(byChannel('+49151') + named('Mia@acme.test'))).toBe(
      'OrganizationInvitation_email_canonical',
    )
    expect(await stoppedBy(invitation(id, 'new@acme.test') + named('mia@acme.test'))).toBe(
      'OrganizationInvitation_email_canonical',
    )
  })

  test('as an invitation’s version: 0', async () => {
    const { id } = await acme()
    const attempt =
      invitation(id, 'new@acme.test') + 'UPDATE "OrganizationInvitation" SET version = 0'
    expect(await stoppedBy(attempt)).toBe('OrganizationInvitation_version_positive')
  })
})

test('of two concurrent changes, suspending an admin and making them the owner, one is refused', async () => {
  for (let round = 0; round < 10; round++) {
    const { id, adam } = await acme()
    const slowly = (first: string, second: string) =>
      sql(`${first} SELECT pg_sleep(0.05); ${second}`).then(
        () => 'done',
        (error: DatabaseError) => error.constraint,
      )
    const suspend = updateMember(suspended, id, adam.id)
    const crown = updateOwner(`"userId" = '${adam.id}'`, id)
    const ends = await Promise.all([slowly(suspend, ''), slowly('', crown), slowly(crown, '')])
    expect(ends).toContain(ACCESS)
    const [row] = (
      await sql(
        `SELECT "suspendedAt" FROM "OrganizationUser" m JOIN "OrganizationOwner" w
         USING ("organizationId", "userId") WHERE m."organizationId" = '${id}'`,
      )
    ).rows
    expect(row).toEqual({ suspendedAt: null })
  }
})

describe('plain SQL can', () => {
  test('create an organization with its rows in any order', async () => {
    const zoe = await person('Zoe')
    const [a, b] = [randomUUID(), randomUUID()]
    await sql(organization(a) + owner(a, zoe.id) + membership(a, zoe.id, 'admin'))
    await sql(organization(b) + membership(b, zoe.id, 'admin') + owner(b, zoe.id))
    expect(await db.organizationOwner.count({ where: { userId: zoe.id } })).toBe(2)
  })

  test('move the ownership to another admin, also by deleting and inserting it', async () => {
    const { id, adam, olive } = await acme()
    await sql(updateOwner(`"userId" = '${adam.id}'`, id))
    await sql(
      `DELETE FROM "OrganizationOwner" WHERE "organizationId" = '${id}';` + owner(id, olive.id),
    )
    const { userId } = await db.organizationOwner.findUniqueOrThrow({
      where: { organizationId: id },
    })
    expect(userId).toBe(olive.id)
  })

  test('keep any number of closed invitations beside a pending one', async () => {
    const { id } = await acme()
    const over = ['accepted', 'declined', 'revoked', 'expired', 'revoked', 'expired']
    await sql(
      [...over, 'pending'].map((status) => invitation(id, 'new@acme.test', status)).join(''),
    )
    expect(await db.organizationInvitation.count({ where: { organizationId: id } })).toBe(7)
  })

  test('invite one address to two organizations', async () => {
    const { id, other } = await acme()
    await sql(invitation(id, 'new@acme.test') + invitation(other.id, 'new@acme.test'))
  })

  test('give an organization back its own old slug', async () => {
    const { id, slug } = await acme()
    await sql(`UPDATE "Organization" SET slug = '${slug}-2' WHERE id = '${id}'`)
    await sql(`UPDATE "Organization" SET slug = '${slug}' WHERE id = '${id}'`)
    const slugs = await db.organizationSlug.findMany({ where: { organizationId: id } })
    expect(slugs.map((row) => row.slug).sort()).toEqual([slug, `${slug}-2`])
  })

  test('take the slug of a deleted organization', async () => {
    const { id, slug, zoe } = await acme()
    await sql(`DELETE FROM "Organization" WHERE id = '${id}'`)
    await sql(found(slug, zoe.id))
    await sql(`DELETE FROM "Organization" WHERE id = '${NEW}'`)
  })

  test('delete a user who owns nothing, with their memberships and sessions', async () => {
    const { id, mia, zoe } = await acme()
    await sql(
      invitation(id, 'new@acme.test') +
        `UPDATE "OrganizationInvitation" SET "invitedById" = '${mia.id}', "inviteeId" = '${mia.id}'
           WHERE "organizationId" = '${id}';
         DELETE FROM "User" WHERE id = '${mia.id}'`,
    )
    const rows = await snapshot()
    expect(rows.filter((row) => row.includes(mia.id))).toEqual([])
    expect(rows.filter((row) => row.includes(zoe.id)).length).toBeGreaterThan(2)
    expect(await db.organizationInvitation.count({ where: { organizationId: id } })).toBe(1)
  })

  test('delete an organization with all its rows, but no people', async () => {
    const { id, slug, olive, other } = await acme()
    await sql(invitation(id, 'new@acme.test') + event(id))
    await sql(`UPDATE "Organization" SET slug = '${slug}-2' WHERE id = '${id}'`)
    const before = await snapshot()

    await sql(`DELETE FROM "Organization" WHERE id = '${id}'`)

    const after = await snapshot()
    const gone = before.filter((row) => !after.includes(row))
    expect(after.every((row) => before.includes(row))).toBe(true)
    expect(gone.map((row) => row.split(' ')[0]).sort()).toEqual([
      'Organization',
      'OrganizationInvitation',
      'OrganizationOwner',
      'OrganizationSlug',
      'OrganizationSlug',
      'OrganizationUser',
      'OrganizationUser',
      'OrganizationUser',
      'OrganizationUser',
    ])
    expect(gone.every((row) => row.includes(id))).toBe(true)
    expect(after.filter((row) => row.includes(olive.id)).length).toBeGreaterThan(0)
    expect(after.filter((row) => row.includes(other.id)).length).toBeGreaterThan(0)
  })

  test('truncate organizations together with their owners', async () => {
    await acme()
    await sql('TRUNCATE "Organization" CASCADE')
    expect(await db.organizationOwner.count()).toBe(0)
  })
})
