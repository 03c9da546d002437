import { beforeAll, describe, expect, test } from 'vitest'
import config from '@/guildhall.config'
import { ownerContext, staffContext } from '@/lib/access/staff-context'
import { activateOrganization, deactivateOrganization } from '@/lib/admin/organization-commands'
import { deletePerson } from '@/lib/admin/person-commands'
import { days } from '@/lib/config/define-guildhall'
import { db, pool } from '@/lib/db'
import { env } from '@/lib/env'
import { acceptInvitation } from '@/lib/invitations/accept-invitation'
import { createJoinLink } from '@/lib/join-links/change-join-link'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { readMailbox } from '@/lib/mail/read-mailbox'
import { removeMember } from '@/lib/members/remove-member'
import { createOrganization } from '@/lib/organizations/create-organization'
import {
  deleteOrganization,
  endDeletions,
  eraseOrganization,
  purgeOrganization,
  restoreOrganization,
} from '@/lib/organizations/delete-organization'
import {
  findDeleted,
  readBelongings,
  listMyOrganizationsWithSize,
} from '@/lib/organizations/queries'
import { updateOrganization } from '@/lib/organizations/update-organization'
import { countStatements } from '@/lib/testing/count-statements'
import { deleteForGood, endNow } from '@/lib/testing/deletion'
import { invite } from '@/lib/testing/invite'
import { mailTo } from '@/lib/testing/mail-to'
import { acme, as, member, person, type Person } from '@/lib/testing/people'
import { expectRefusal, outcome } from '@/lib/testing/refusal'
import { sam } from '@/lib/testing/staff'
import { addVendors } from '@/lib/testing/vendors'
import { nothingChanges } from '@/lib/testing/snapshot'
import { watch } from '@/lib/testing/watch'

/** Acme, deleted by Olive; `as` was read before. */
async function deleted() {
  const org = await acme()
  const ctx = await as(org.olive, org.slug)
  await deleteOrganization(ctx, { confirmation: org.name })
  return { ...org, ctx }
}
type Deleted = Awaited<ReturnType<typeof deleted>>

const restore = async (who: Person, { id }: { id: string }) =>
  restoreOrganization(await ownerContext(who, id))
const endsIn = (id: string, time: number) =>
  db.deletedOrganization.update({
    where: { id },
    data: { endsAt: new Date(Date.now() + time) },
    select: { id: true },
  })
const rowsOf = (id: string) => db.organization.count({ where: { id } })

describe('a deleted organization', () => {
  test('is restored by its owner with everything it had', async () => {
    const org = await acme()
    const ctx = await as(org.olive, org.slug)
    const { token } = await invite(ctx, org.zoe.email)
    await deleteOrganization(ctx, { confirmation: org.name })
    const { events, mails } = await watch(() => restore(org.olive, org))
    expect(events).toEqual([
      { type: 'organization.restored', actor: 'Olive', data: { name: org.name } },
    ])
    const members = [org.olive, org.adam, org.mia, org.max]
    expect(mails).toEqual(members.map(({ email }) => `organization-restored to ${email}`).sort())
    for (const who of members) expect((await as(who, org.slug)).organization.id).toBe(org.id)
    await acceptInvitation(org.zoe, { token })
    expect(await findDeleted(org.mia, org.slug)).toBeNull()
    // It can be deleted and restored again.
    await deleteOrganization(await as(org.olive, org.slug), { confirmation: org.name })
    await restore(org.olive, org)
  })

  test('is announced as restored by email, unless it is deleted again before the email is sent', async () => {
    const org = await deleted()
    await restore(org.olive, org)
    await drainOutbox()
    const { subject, text } = await mailTo(org.mia.email)
    expect(subject).toBe(`${org.name} is back`)
    expect(text).toContain(`Olive restored the organization ${org.name}`)
    await deleteOrganization(await as(org.olive, org.slug), { confirmation: org.name })
    await restore(org.olive, org)
    await deleteOrganization(await as(org.olive, org.slug), { confirmation: org.name })
    await drainOutbox()
    const last = await readMailbox(env.MAIL_DIR, { to: org.mia.email, limit: 2 })
    expect(last.map((mail) => mail.subject)).toEqual([
      `${org.name} was deleted`,
      `${org.name} was deleted`,
    ])
  })

  test('can be restored only by its owner and staff', async () => {
    const org = await deleted()
    for (const who of [org.adam, org.mia, org.zoe])
      await expectRefusal('not-found', () => restore(who, org))
    await expectRefusal('not-found', async () => staffContext(org.adam, org.id))
    await restoreOrganization(await staffContext(await sam(), org.id))
    await as(org.mia, org.slug)
  })

  test('is listed only for its owner, with its end', async () => {
    const { olive, adam, id } = await deleted()
    const [listed] = (await listMyOrganizationsWithSize(olive)).rows
    expect(listed).toMatchObject({ id, memberCount: 4, isOwner: true })
    const left = listed!.endsAt!.getTime() - Date.now()
    expect(left).toBeGreaterThan(days(29))
    expect(left).toBeLessThanOrEqual(days(30))
    expect((await listMyOrganizationsWithSize(adam)).rows).toEqual([])
  })

  test('accepts no commands, even from a page rendered earlier, or from staff', async () => {
    const org = await deleted()
    const change = { name: 'New', slug: org.slug }
    const staff = await staffContext(await sam(), org.id)
    for (const ctx of [org.ctx, staff]) {
      await expectRefusal('not-found', () => updateOrganization(ctx, change))
      await expectRefusal('not-found', () => removeMember(ctx, { userId: org.mia.id }))
    }
    await expectRefusal('not-found', () => activateOrganization(staff))
  })

  test('can be restored twice, and then has no end', async () => {
    const org = await deleted()
    await restore(org.olive, org)
    await nothingChanges(() => restore(org.olive, org))
    expect(await restore(org.olive, org)).toEqual({ name: org.name, slug: org.slug })
    const staff = await staffContext(await sam(), org.id)
    await expectRefusal('not-found', () => purgeOrganization(staff))
  })

  test('that staff had deactivated stays deactivated, and only staff can restore it', async () => {
    const org = await acme()
    const staff = await staffContext(await sam(), org.id)
    await deactivateOrganization(staff)
    await deleteOrganization(staff, { confirmation: org.name })
    expect((await listMyOrganizationsWithSize(org.olive)).rows).toEqual([])
    await expectRefusal('not-found', () => restore(org.olive, org))
    expect(await findDeleted(org.mia, org.slug)).toMatchObject({ endsAt: null, mayRestore: false })
    await endsIn(org.id, days(1))
    for (const subject of ['was deleted', 'will be permanently deleted']) {
      await drainOutbox()
      for (const { email: to } of [org.olive, org.mia]) {
        const [mail] = await readMailbox(env.MAIL_DIR, { to, limit: 1 })
        expect(mail?.subject).toContain(subject)
        expect(mail?.text).not.toMatch(/restore/i)
      }
      await endDeletions()
    }
    expect((await watch(() => restoreOrganization(staff))).mails).toEqual([])
    const { isActive } = await db.organization.findUniqueOrThrow({ where: { id: org.id } })
    expect(isActive).toBe(false)
  })

  test('that was never activated is erased immediately', async () => {
    const org = await acme()
    await db.organization.update({ where: { id: org.id }, data: { isActive: false } })
    await deleteOrganization(await staffContext(await sam(), org.id), { confirmation: org.name })
    expect(await rowsOf(org.id)).toBe(0)
  })

  test('can be purged early by staff, and by nobody else', async () => {
    const org = await deleted()
    await expectRefusal('forbidden', async () =>
      purgeOrganization(await ownerContext(org.olive, org.id)),
    )
    const staff = await staffContext(await sam(), org.id)
    const { events } = await watch(() => purgeOrganization(staff))
    expect(events).toEqual([
      { type: 'organization.purged', actor: 'Sam', data: { name: org.name } },
    ])
    expect(await rowsOf(org.id)).toBe(0)
    expect(await findDeleted(org.mia, org.slug)).toMatchObject({ endsAt: null })
    await expectRefusal('not-found', () => restore(org.olive, org))
  })

  test('loses a member whose account is deleted', async () => {
    const org = await deleted()
    await deletePerson(await sam(), { userId: org.mia.id, confirmation: org.mia.email })
    await restore(org.olive, org)
    expect(await db.organizationUser.count({ where: { organizationId: org.id } })).toBe(3)
  })
})

test("does not count towards the owner's limit, and is restored if the limit permits", async () => {
  const { organizationsPerUser } = config.allow
  config.allow.organizationsPerUser = 1
  try {
    const org = await deleted()
    await createOrganization(org.olive, { name: 'Next' })
    await expectRefusal('organizations-limit', () => restore(org.olive, org))
    await restoreOrganization(await staffContext(await sam(), org.id))
  } finally {
    config.allow.organizationsPerUser = organizationsPerUser
  }
})

describe('the end', () => {
  const reminded = ({ olive, adam, mia, max }: Deleted) =>
    [olive, adam, mia, max].map(({ email }) => `organization-ending to ${email}`).sort()

  test('is announced once, three days before', async () => {
    const org = await deleted()
    expect((await watch(endDeletions)).mails).toEqual([])
    await endsIn(org.id, days(3) - 1000)
    expect((await watch(endDeletions)).mails).toEqual(reminded(org))
    expect((await watch(endDeletions)).mails).toEqual([])
    await drainOutbox()
    const own = await mailTo(org.olive.email)
    expect(own.subject).toBe(`${org.name} will be permanently deleted`)
    expect(own.text).toContain('Until then you can restore it.')
    const [other] = await readMailbox(env.MAIL_DIR, { to: org.mia.email, limit: 1 })
    expect(other?.text).toContain('Until then its owner can restore it.')
  })

  test('never comes unannounced: if nothing ran, it waits three more days', async () => {
    const org = await deleted()
    await endsIn(org.id, -days(5))
    expect((await watch(endDeletions)).mails).toEqual(reminded(org))
    expect(await rowsOf(org.id)).toBe(1)
    const { endsAt } = await db.deletedOrganization.findUniqueOrThrow({ where: { id: org.id } })
    expect(endsAt!.getTime()).toBeGreaterThan(Date.now() + days(3) - 10_000)
  })

  test('erases every row, and none of other organizations', async () => {
    const org = await deleted()
    await endNow(org.id)
    const { events } = await watch(endDeletions)
    expect(events).toEqual([{ type: 'organization.purged', data: { name: org.name } }])
    expect(await rowsOf(org.id)).toBe(0)
    expect(await rowsOf(org.other.id)).toBe(1)
    expect(await db.user.count({ where: { id: { in: [org.olive.id, org.mia.id] } } })).toBe(2)
    expect((await watch(endDeletions)).events).toEqual([])
  })

  test('is not announced for an organization that was restored', async () => {
    const org = await deleted()
    await endsIn(org.id, days(2))
    await endDeletions()
    await restore(org.olive, org)
    await drainOutbox()
    const left = await db.outbox.findMany({ where: { template: 'organization-ending' } })
    expect(left.filter(({ recipient }) => recipient === org.mia.email)).toMatchObject([
      { status: 'dropped' },
    ])
  })
})

describe('concurrently', () => {
  test('a restoration and the end: either everything is back, or everything is gone', async () => {
    const seen = new Set<string>()
    for (let round = 0; round < 12; round++) {
      const org = await deleted()
      await endNow(org.id)
      const both = [() => outcome(restore(org.olive, org)), () => outcome(endDeletions())]
      if (round % 2) both.reverse()
      // The first two rounds end one way each, whatever the speed of the machine.
      if (round < 2) for (const begin of both) await begin()
      else await Promise.all(both.map((begin) => begin()))
      const left = await rowsOf(org.id)
      seen.add(String(left))
      const traces = await db.deletedOrganization.findMany({ where: { id: org.id } })
      if (left) {
        expect((await as(org.mia, org.slug)).organization.id).toBe(org.id)
        expect(traces).toEqual([])
      } else expect(traces).toMatchObject([{ endsAt: null }])
    }
    expect(seen.size).toBe(2)
  })

  test('a deletion and an acceptance: a new member is notified, anyone else is not a member', async () => {
    for (let round = 0; round < 10; round++) {
      const org = await acme()
      const ctx = await as(org.olive, org.slug)
      const { token } = await invite(ctx, org.zoe.email)
      const [accepted, end] = await Promise.all([
        outcome(acceptInvitation(org.zoe, { token })),
        outcome(deleteOrganization(ctx, { confirmation: org.name })),
      ])
      expect(end).toBe('done')
      const { memberIds } = await db.deletedOrganization.findUniqueOrThrow({
        where: { id: org.id },
      })
      expect(memberIds.includes(org.zoe.id)).toBe(accepted === 'done')
      expect(await db.organizationUser.count({ where: { organizationId: org.id } })).toBe(
        memberIds.length,
      )
    }
  })
})

describe('every table with an organization id', () => {
  /** Kept afterwards: the audit log has no foreign keys. */
  const kept = ['Event']
  const columns = `SELECT table_name AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'organizationId' ORDER BY 1`
  const tables = async () => {
    const { rows } = await pool().query<{ name: string }>(columns)
    return rows.map(({ name }) => name).filter((name) => !kept.includes(name))
  }
  const filled = async (id: string) => {
    const counts: [string, boolean][] = []
    for (const name of await tables()) {
      const sql = `SELECT 1 FROM "${name}" WHERE "organizationId" = $1`
      counts.push([name, (await pool().query(sql, [id])).rowCount !== 0])
    }
    return counts.flatMap(([name, has]) => (has ? [name] : []))
  }
  beforeAll(addVendors)

  /** A vendor with a row in every table. */
  async function everything() {
    const zoe = await person('Zoe')
    const own = { name: 'Supplies', kind: 'vendor', fields: { taxNumber: 'DE12345' } }
    const { id, slug } = await createOrganization(zoe, { ...own, memberFields: { title: 'Head' } })
    const ctx = await as(zoe, slug)
    const max = await member(id, 'Max')
    await invite(ctx, `new.${slug}@acme.test`)
    const link = { label: 'x', role: 'member', days: 1, domains: [], needsApproval: false }
    await createJoinLink(ctx, link)
    const { id: joinLinkId } = await db.joinLink.findFirstOrThrow({ where: { organizationId: id } })
    await db.joinRequest.create({ data: { organizationId: id, userId: max.id, joinLinkId } })
    await removeMember(ctx, { userId: max.id })
    return { id, ctx }
  }

  test('is emptied of it at the end', async () => {
    const { id, ctx } = await everything()
    const before = await filled(id)
    expect(before).toEqual(
      expect.arrayContaining([
        ...['FormerMember', 'JoinLink', 'JoinRequest', 'OrganizationInvitation'],
        ...['OrganizationOwner', 'OrganizationSlug', 'OrganizationUser'],
        ...['VendorMember', 'VendorOrganization'],
      ]),
    )
    await deleteForGood(ctx, 'Supplies')
    expect(await filled(id)).toEqual([])
  })

  test('deletes its rows by foreign key, including custom tables', async () => {
    const { rows } = await pool().query<{ name: string }>(`
      SELECT DISTINCT c.conrelid::regclass::text AS name FROM pg_constraint c
      WHERE c.contype = 'f' AND c.confdeltype = 'c' AND c.confrelid = '"Organization"'::regclass`)
    const cascading = rows.map(({ name }) => name.replaceAll('"', ''))
    expect((await tables()).filter((name) => !cascading.includes(name))).toEqual([])
  })

  test('that people know is counted before', async () => {
    const { id, ctx } = await everything()
    expect((await readBelongings(ctx)).counts).toEqual({
      ...{ member: 1, invitation: 1, joinLink: 1 },
      joinRequest: 1,
    })
    const adam = await member(id, 'Adam', 'admin')
    const { slug } = ctx.organization
    expect((await readBelongings(await as(adam, slug))).counts).toEqual({})
  })
})

test('very many members are erased in batches, with the rest of the organization', async () => {
  const { id, olive, mia, other } = await acme()
  const { statements } = await countStatements(() =>
    db.$transaction((tx) => eraseOrganization(tx, id, 1)),
  )
  // Of four members, three go in batches of one, and a last batch is empty.
  expect(statements.filter((sql) => sql.includes('DELETE FROM "OrganizationUser"'))).toHaveLength(4)
  expect(await rowsOf(id)).toBe(0)
  expect(await db.organizationUser.count({ where: { organizationId: id } })).toBe(0)
  expect(await db.organizationUser.count({ where: { organizationId: other.id } })).toBe(1)
  expect(await db.user.count({ where: { id: { in: [olive.id, mia.id] } } })).toBe(2)
})
