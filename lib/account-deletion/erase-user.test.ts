import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { pseudonymOf } from '@/lib/account-deletion/erase-traces'
import { deletePerson, editPerson } from '@/lib/admin/person-commands'
import { db, pool } from '@/lib/db'
import { record } from '@/lib/events/record'
import { acceptInvitation } from '@/lib/invitations/accept-invitation'
import { updateProfile } from '@/lib/accounts/profile/update-profile'
import { enqueueMail } from '@/lib/mail/enqueue-mail'
import { changeRole } from '@/lib/members/change-role'
import { removeMember } from '@/lib/members/remove-member'
import { deleteOrganization } from '@/lib/organizations/delete-organization'
import { createOrganization } from '@/lib/organizations/create-organization'
import { transferOwnership } from '@/lib/ownership/move-ownership'
import { countStatements } from '@/lib/testing/count-statements'
import { findWord } from '@/lib/testing/find-word'
import { invite } from '@/lib/testing/invite'
import { acme, as, member, person, type Person } from '@/lib/testing/people'
import { sam } from '@/lib/testing/staff'

const erase = async ({ id, email }: { id: string; email: string }) =>
  deletePerson(await sam(), { userId: id, confirmation: email })

/** An admin with traces everywhere possible, under two names and two addresses. */
async function world() {
  const org = await acme()
  const { id: organizationId, slug, olive, zoe, other } = org
  const quill = await member(organizationId, 'Quillbert', 'admin')
  const before = { ...quill, email: `quill.before.${slug}@old.test`, name: 'Quillbert Maiden' }
  await db.user.update({
    where: { id: quill.id },
    data: { email: before.email, name: before.name, picture: null },
  })
  const old = await invite(await as(zoe, other.slug), before.email)
  const staff = await sam()
  const session = await db.session.findUniqueOrThrow({ where: { id: quill.sessionId } })
  await editPerson(staff, { userId: quill.id, name: quill.name!, email: quill.email })
  // A new address by staff ends all sessions, and Quillbert goes on.
  await db.session.create({ data: session })

  const elder = `elder.${slug}@old.test`
  await db.$transaction(async (tx) => {
    const data = { from: 'Elderbert', to: 'Quillbert Maiden' }
    await record(tx, { type: 'user.profileChanged', actor: quill, data })
    await record(
      tx,
      {
        ...{ type: 'user.emailChanged', actor: quill },
        data: { from: elder, to: before.email, by: 'person' },
      },
      { template: 'email-changed', to: elder, userId: quill.id, version: 0 },
    )
  })

  const ctx = await as(quill, slug)
  const sent = await invite(ctx, `newcomer.${slug}@new.test`)
  await db.organizationInvitation.update({
    where: { id: sent.id },
    data: { message: 'Come along. Quillbert' },
  })
  await changeRole(ctx, { userId: org.mia.id, role: 'admin' })
  const received = await invite(await as(zoe, other.slug), quill.email)
  await acceptInvitation(await signedIn(quill), { token: received.token })
  await transferOwnership(await as(olive, slug), { userId: quill.id })
  await transferOwnership(await as(quill, slug), {
    userId: olive.id,
    reason: 'Quillbert asked for it',
  })
  await db.$transaction((tx) =>
    record(tx, {
      ...{ type: 'member.updated', organizationId, actor: olive, target: quill },
      data: { from: { phone: 'Zx-5550' }, to: { phone: 'Zx-5551', hours: 7 } },
    }),
  )
  const own = await createOrganization(quill, { name: 'Passing', slug: `passing-${slug}` })
  await deleteOrganization(await as(quill, own.slug), { confirmation: 'Passing' })
  await db.organization.delete({ where: { slug: own.slug } })
  const away = await invite(await as(zoe, other.slug), `away.${slug}@new.test`)
  await db.organizationInvitation.update({
    where: { id: away.id },
    data: { inviteeIdentifier: quill.email },
  })
  await db.verificationToken.create({
    data: { identifier: quill.email, token: randomUUID(), expires: new Date() },
  })
  const link = { organizationId, label: 'Link', createdById: quill.id }
  const { id: joinLinkId } = await db.joinLink.create({ data: link })
  await db.joinRequest.create({ data: { organizationId, userId: quill.id, joinLinkId } })
  await db.account.create({
    data: { userId: quill.id, type: 'oauth', provider: 'oidc', providerAccountId: quill.id },
  })
  return { ...org, quill, before, elder, old, sent, received, pending: away }
}

const wordsOf = ({ quill, before, elder }: Awaited<ReturnType<typeof world>>) => [
  ...[quill.email, before.email, elder],
  ...['Quillbert', 'Elderbert', 'Zx-5551'],
]

const signedIn = (who: Person) => Promise.resolve(who)

describe('once an account is deleted', () => {
  let made: Awaited<ReturnType<typeof world>>
  let untouched: object[]
  const others = () =>
    db.event.findMany({ where: { targetId: made.max.id }, orderBy: { id: 'asc' } })

  beforeAll(async () => {
    made = await world()
    await removeMember(await as(made.olive, made.slug), { userId: made.max.id })
    untouched = await others()
    for (const word of wordsOf(made)) expect((await findWord(word)).length).toBeGreaterThan(0)
    await erase(made.quill)
  })

  test('its names and addresses are in no column of any table', async () => {
    for (const word of wordsOf(made)) expect(await findWord(word)).toEqual([])
  })

  test('the audit log keeps its events under a pseudonym, with the ids', async () => {
    const { quill, olive, id } = made
    const pseudonym = pseudonymOf(quill.id)
    expect(pseudonym).toMatch(/^Deleted person [0-9a-f]{4}$/)
    const events = await db.event.findMany({
      where: { OR: [{ actorId: quill.id }, { targetId: quill.id }] },
      orderBy: { id: 'asc' },
    })
    const told = events.map(({ type, actorName, targetName, data }) => [
      type,
      actorName,
      targetName,
      data,
    ])
    expect(told).toEqual(
      expect.arrayContaining([
        ['member.roleChanged', pseudonym, 'Mia', { from: 'member', to: 'admin' }],
        ['owner.changed', 'Olive', pseudonym, { from: 'Olive', to: pseudonym }],
        ['owner.changed', pseudonym, 'Olive', { from: pseudonym, to: 'Olive', reason: pseudonym }],
        [
          'member.updated',
          'Olive',
          pseudonym,
          { from: { phone: pseudonym }, to: { phone: pseudonym, hours: 7 } },
        ],
        [
          'user.edited',
          'Sam',
          pseudonym,
          {
            from: { name: pseudonym, email: pseudonym },
            to: { name: pseudonym, email: pseudonym },
          },
        ],
        ['invitation.accepted', pseudonym, null, { address: pseudonym, role: 'member' }],
        ['member.removed', 'Sam', pseudonym, { role: 'admin' }],
        ['user.deleted', 'Sam', pseudonym, { memberships: 2 }],
      ]),
    )
    const owner = await db.organizationOwner.findUniqueOrThrow({ where: { organizationId: id } })
    expect(owner.userId).toBe(olive.id)
  })

  test("the audit log's entries about others are unchanged", async () => {
    expect(await others()).toEqual(untouched)
  })

  test('its sent invitations are revoked, and its received ones belong to nobody', async () => {
    const ids = [made.sent.id, made.received.id, made.old.id, made.pending.id]
    const rows = await db.organizationInvitation.findMany({ where: { id: { in: ids } } })
    const of = (id: string) => rows.find((row) => row.id === id)
    const nobody = `deleted-person-${made.quill.id.slice(-4)}@deleted.invalid`
    expect(of(made.sent.id)).toMatchObject({
      ...{ status: 'revoked', invitedById: null, message: null },
      inviteeIdentifier: made.sent.email,
    })
    expect(of(made.received.id)).toMatchObject({ status: 'accepted', inviteeIdentifier: nobody })
    expect(of(made.old.id)).toMatchObject({ status: 'revoked', inviteeIdentifier: nobody })
    expect(of(made.pending.id)).toMatchObject({ status: 'revoked', inviteeIdentifier: nobody })
  })

  test('no membership, former membership, request or account is left', async () => {
    const where = { userId: made.quill.id }
    expect(
      await Promise.all([
        db.organizationUser.count({ where }),
        db.formerMember.count({ where }),
        db.joinRequest.count({ where }),
        db.account.count({ where }),
        db.session.count({ where }),
      ]),
    ).toEqual([0, 0, 0, 0, 0])
    const link = await db.joinLink.findFirstOrThrow({ where: { organizationId: made.id } })
    expect(link.createdById).toBeNull()
  })
})

describe('an event cannot be changed in any other way:', () => {
  const gone = async () => {
    const who = await person('Gone')
    await db.$transaction((tx) =>
      record(tx, {
        ...{ type: 'owner.changed', actor: who, target: who },
        data: { from: 'Gone', to: 'Gone' },
      }),
    )
    return who
  }
  const change = async (deleted: string | null, set: string, of: string) => {
    const client = await pool().connect()
    try {
      await client.query('BEGIN')
      if (deleted)
        await client.query(`SELECT set_config('guildhall.deleted_user', $1, true)`, [deleted])
      await client.query(`UPDATE "Event" SET ${set} WHERE "actorId" = $1`, [of])
      await client.query('COMMIT')
      return 'changed'
    } catch (error) {
      await client.query('ROLLBACK')
      return (error as { code: string }).code
    } finally {
      client.release()
    }
  }
  const refused = '23001'

  test('to the pseudonym of a person who still exists', async () => {
    const { id, ...who } = await gone()
    await db.$transaction((tx) =>
      record(tx, { type: 'user.deleted', target: { id, ...who }, data: { memberships: 0 } }),
    )
    expect(await change(id, `"actorName" = '${pseudonymOf(id)}'`, id)).toBe(refused)
  })

  test('to the pseudonym of a person who never existed', async () => {
    const { id } = await gone()
    const nobody = randomUUID()
    const data = `data = '{"from": "${pseudonymOf(nobody)}", "to": "Gone"}'`
    expect(await change(nobody, data, id)).toBe(refused)
  })

  test.each<[string, (pseudonym: string) => string]>([
    ['with another text as the name', () => `"actorName" = 'Somebody'`],
    ['by none', () => `"targetName" = NULL`],
    ['with another text in its data', () => `data = '{"from": "Gone", "to": "Olive"}'`],
    ['with something removed', () => `data = data - 'from'`],
    ['with something added', (p) => `data = data || '{"reason": "${p}"}'`],
    ['with the pseudonym where there was no text', (p) => `data = '"${p}"'`],
    ['in its type', (p) => `type = 'member.left', "actorName" = '${p}'`],
    ['in its time', (p) => `"createdAt" = now(), "actorName" = '${p}'`],
    ['in who did it', (p) => `"actorId" = NULL, "actorName" = '${p}'`],
  ])('%s', async (_, set) => {
    const who = await gone()
    await erase(who)
    const before = await db.event.findMany({ where: { actorId: who.id } })
    expect(await change(who.id, set(pseudonymOf(who.id)), who.id)).toBe(refused)
    expect(await db.event.findMany({ where: { actorId: who.id } })).toEqual(before)
  })

  test("with the pseudonym next to someone else's name", async () => {
    const [who, other] = [await gone(), await gone()]
    await erase(who)
    const name = `"actorName" = '${pseudonymOf(who.id)}'`
    expect(await change(who.id, name, other.id)).toBe(refused)
  })

  test('unless the transaction announces it', async () => {
    const who = await gone()
    await erase(who)
    expect(await change(null, `"actorName" = '${pseudonymOf(who.id)}'`, who.id)).toBe(refused)
  })

  test('and cannot be deleted', async () => {
    const who = await gone()
    await erase(who)
    const client = await pool().connect()
    try {
      await client.query('BEGIN')
      await client.query(`SELECT set_config('guildhall.deleted_user', $1, true)`, [who.id])
      await expect(
        client.query(`DELETE FROM "Event" WHERE "actorId" = $1`, [who.id]),
      ).rejects.toMatchObject({ code: refused })
    } finally {
      await client.query('ROLLBACK')
      client.release()
    }
  })
})

test('a person with many events is renamed everywhere', async () => {
  const busy = await person('Busybody')
  await pool().query(
    `INSERT INTO "Event" (id, type, "actorId", "actorName")
     SELECT gen_random_uuid(), 'user.signedIn', $1::uuid, 'Busybody' FROM generate_series(1, 6000)`,
    [busy.id],
  )
  await erase(busy)
  expect(await findWord('Busybody')).toEqual([])
})

test('an address that they gave up, and that is somebody else’s by now, stays theirs', async () => {
  const { zoe, other } = await acme()
  const [who, heir] = [await person('Giver'), await person('Heir')]
  await db.$transaction((tx) =>
    record(tx, {
      ...{ type: 'user.emailChanged', actor: who },
      data: { from: heir.email, to: who.email, by: 'person' },
    }),
  )
  const { id } = await invite(await as(zoe, other.slug), heir.email)
  const before = await db.organizationInvitation.findUniqueOrThrow({ where: { id } })
  const mails = await db.outbox.findMany({ where: { recipient: heir.email } })
  expect(mails).toHaveLength(1)
  await erase(who)
  expect(await db.organizationInvitation.findUniqueOrThrow({ where: { id } })).toEqual(before)
  expect(await db.outbox.findMany({ where: { recipient: heir.email } })).toEqual(mails)
  const sent = { organizationId: other.id, type: 'invitation.sent' }
  expect(await db.event.findFirstOrThrow({ where: sent })).toMatchObject({
    data: { address: heir.email },
  })
  const pseudonym = pseudonymOf(who.id)
  const changed = { actorId: who.id, type: 'user.emailChanged' }
  expect(await db.event.findFirstOrThrow({ where: changed })).toMatchObject({
    data: { from: pseudonym, to: pseudonym, by: 'person' },
  })
})

test('a name that is somebody else’s address, or a role, erases nothing about those', async () => {
  const { zoe, other } = await acme()
  const { id, email } = await invite(await as(zoe, other.slug), `newcomer.${other.slug}@new.test`)
  const mail = { template: 'member-added', role: 'admin', by: 'admin' } as const
  await db.$transaction((tx) =>
    enqueueMail(tx, { ...mail, to: zoe.email, organizationId: other.id }),
  )
  const state = () =>
    Promise.all([
      db.organizationInvitation.findUniqueOrThrow({ where: { id } }),
      db.event.findMany({ where: { organizationId: other.id, type: 'invitation.sent' } }),
      db.outbox.findMany({ where: { recipient: email } }),
    ])
  const before = await state()
  for (const name of [email, 'admin']) {
    const who = await person('Namer')
    await updateProfile(who, { name })
    await erase(who)
    expect(await findWord(pseudonymOf(who.id))).toContain('Event.actorName')
  }
  expect(await state()).toEqual(before)
  const [added] = await db.outbox.findMany({
    where: { recipient: zoe.email, template: mail.template },
  })
  expect(added?.payload).toMatchObject({ role: 'admin', by: expect.stringMatching(/^Deleted/) })
})

test('their address goes from what staff wrote, and a longer one that ends like it stays', async () => {
  const { id, slug, olive } = await acme()
  const ann = await member(id, 'Ann', 'admin')
  const { email: address } = await invite(await as(ann, slug), `jo${ann.email}`)
  const reason = `At ${ann.email}’s request.`
  const names = { from: 'Olive', to: 'Ann', reason }
  await db.$transaction((tx) =>
    record(tx, { type: 'owner.changed', organizationId: id, actor: olive, data: names }),
  )
  await erase(ann)
  const dataOf = async (type: string) =>
    (await db.event.findFirstOrThrow({ where: { organizationId: id, type } })).data
  expect(await dataOf('invitation.sent')).toMatchObject({ address })
  expect(await dataOf('owner.changed')).toMatchObject({ reason: pseudonymOf(ann.id) })
})

test('the time at which an invitation was accepted stays when its sender and its invitee are erased', async () => {
  const { slug, adam } = await acme()
  const nina = await person('Nina')
  const { id, token } = await invite(await as(adam, slug), nina.email)
  await acceptInvitation(nina, { token })
  const modifiedAt = new Date('2026-01-02')
  await db.organizationInvitation.update({ where: { id }, data: { modifiedAt } })
  await erase(adam)
  await erase(nina)
  expect(await db.organizationInvitation.findUnique({ where: { id } })).toMatchObject({
    modifiedAt,
  })
})

test('their name in many queued emails is replaced with the same statements as in a few', async () => {
  const eraseWith = async (mails: number) => {
    const who = await person('Namely')
    const { id: organizationId } = await acme()
    await pool().query(
      `INSERT INTO "Outbox" (id, template, recipient, payload)
       SELECT gen_random_uuid(), 'organization-restored', 'someone@crowd.test',
         jsonb_build_object('organizationId', $1::text, 'by', 'Namely')
       FROM generate_series(1, $2::int)`,
      [organizationId, mails],
    )
    const staff = await sam()
    const { statements } = await countStatements(() =>
      deletePerson(staff, { userId: who.id, confirmation: who.email }),
    )
    expect(await findWord('Namely')).toEqual([])
    return statements.length
  }
  expect(await eraseWith(8)).toBe(await eraseWith(2))
})
