import { afterEach, describe, expect, test } from 'vitest'
import config from '@/guildhall.config'
import { uuid7 } from '@/lib/database/uuid'
import { db, pool } from '@/lib/db'
import { acceptInvitation } from '@/lib/invitations/accept-invitation'
import { inviteMember } from '@/lib/invitations/invite-member'
import { joinByInvitation } from '@/lib/invitations/join-by-invitation'
import { resendInvitation, revokeInvitation } from '@/lib/invitations/manage-invitation'
import { changeRole } from '@/lib/members/change-role'
import { removeMember } from '@/lib/members/remove-member'
import { deleteOrganization, endDeletions } from '@/lib/organizations/delete-organization'
import { endNow } from '@/lib/testing/deletion'
import { setLogo } from '@/lib/pictures/logo'
import { barrier } from '@/lib/testing/barrier'
import { invite } from '@/lib/testing/invite'
import { acme, as, person } from '@/lib/testing/people'
import { withLooseCopies } from '@/lib/testing/loose-copy'
import { pictureFile } from '@/lib/testing/picture-file'
import { outcome, outcomes } from '@/lib/testing/refusal'
import { watch } from '@/lib/testing/watch'

const times = <R>(n: number, work: (n: number) => R) => Array.from({ length: n }, (_, i) => work(i))
const rounds = async (n: number, round: () => Promise<void>) => {
  for (let i = 0; i < n; i++) await round()
}
const password = 'brisk teal otters swim'
const join = (token: string, name = 'Newcomer') =>
  joinByInvitation({ token, name, password, confirmPassword: password }, null)
const memberships = (organizationId: string, userId: string) =>
  db.organizationUser.count({ where: { organizationId, userId } })

test('50 concurrent acceptances of one invitation create one membership and one notification: 20 rounds', () =>
  rounds(20, async () => {
    const { id, slug, olive } = await acme()
    const newcomer = await person('Newcomer')
    const { token } = await invite(await as(olive, slug), newcomer.email)
    const { result, events, mails } = await watch(() =>
      Promise.all(times(50, () => acceptInvitation(newcomer, { token }))),
    )
    // Accepting twice succeeds for the same person.
    expect(result).toMatchObject(times(50, () => ({ slug, kind: 'organization' })))
    expect(await memberships(id, newcomer.id)).toBe(1)
    expect(events.map(({ type }) => type)).toEqual(['invitation.accepted', 'member.added'])
    expect(mails).toEqual([`invitation-accepted to ${olive.email}`])
  }))

test('20 newcomers with the same link create one account and one membership', async () => {
  const { id, slug, olive } = await acme()
  const { email, token } = await invite(await as(olive, slug), `newcomer.${slug}@new.test`)
  const { result, events } = await watch(() =>
    outcomes(times(20, (n) => join(token, `Newcomer ${n}`))),
  )
  expect(result).toEqual({ done: 1, 'invitation-used': 19 })
  const user = await db.user.findUniqueOrThrow({ where: { email }, include: { sessions: true } })
  expect(user.sessions).toHaveLength(1)
  expect(await memberships(id, user.id)).toBe(1)
  expect(events.map(({ type }) => type)).toEqual([
    'invitation.accepted',
    'member.added',
    'user.activated',
    'user.signedIn',
  ])
})

test('a newcomer invited by 5 organizations who joins all concurrently has one account', async () => {
  const email = `newcomer.${Date.now()}@new.test`
  const tokens: string[] = []
  for (let n = 0; n < 5; n++) {
    const { slug, olive } = await acme()
    tokens.push((await invite(await as(olive, slug), email)).token)
  }
  expect(await outcomes(tokens.map((token) => join(token)))).toEqual({
    done: 1,
    'sign-in-failed': 4,
  })
  const user = await db.user.findUniqueOrThrow({ where: { email } })
  expect(await db.organizationUser.count({ where: { userId: user.id } })).toBe(1)
})

test('accepted or revoked, never both: 200 rounds', () =>
  rounds(200, async () => {
    const { id: organizationId, slug, olive } = await acme()
    const newcomer = await person('Newcomer')
    const ctx = await as(olive, slug)
    const { id, token } = await invite(ctx, newcomer.email)
    const [accepted, revoked] = await Promise.all([
      outcome(acceptInvitation(newcomer, { token })),
      outcome(revokeInvitation(ctx, { invitationId: id })),
    ])
    const { status } = await db.organizationInvitation.findUniqueOrThrow({ where: { id } })
    const members = await memberships(organizationId, newcomer.id)
    expect([
      ['done', 'invitation-used', 'accepted', 1],
      ['invitation-revoked', 'done', 'revoked', 0],
    ]).toContainEqual([accepted, revoked, status, members])
  }))

test('accepted or replaced, never both: 20 rounds', () =>
  rounds(20, async () => {
    const { id: organizationId, slug, olive } = await acme()
    const newcomer = await person('Newcomer')
    const ctx = await as(olive, slug)
    const { id, token } = await invite(ctx, newcomer.email)
    const [accepted, resent] = await Promise.all([
      outcome(acceptInvitation(newcomer, { token })),
      outcome(resendInvitation(ctx, { invitationId: id })),
    ])
    const { version } = await db.organizationInvitation.findUniqueOrThrow({ where: { id } })
    const members = await memberships(organizationId, newcomer.id)
    expect([
      ['done', 'invitation-used', 1, 1],
      ['invitation-replaced', 'done', 2, 0],
    ]).toContainEqual([accepted, resent, version, members])
  }))

test('nobody joins through the invitation of a removed sender: 20 rounds', () =>
  rounds(20, async () => {
    const { id: organizationId, slug, olive, adam } = await acme()
    const newcomer = await person('Newcomer')
    const { token } = await invite(await as(adam, slug), newcomer.email, 'admin')
    const ctx = await as(olive, slug)
    const [accepted, ended] = await Promise.all([
      outcome(acceptInvitation(newcomer, { token })),
      outcome(
        Math.random() < 0.5
          ? removeMember(ctx, { userId: adam.id })
          : changeRole(ctx, { userId: adam.id, role: 'member' }),
      ),
    ])
    expect(ended).toBe('done')
    expect(['done', 'invitation-revoked']).toContain(accepted)
    const trail = await db.event.findMany({
      where: { organizationId },
      orderBy: { createdAt: 'asc' },
    })
    const at = (...types: string[]) => trail.find(({ type }) => types.includes(type))?.createdAt
    const [added, gone] = [at('member.added'), at('member.removed', 'member.roleChanged')]
    if (added) expect(added <= gone!).toBe(true)
    expect(await memberships(organizationId, newcomer.id)).toBe(accepted === 'done' ? 1 : 0)
  }))

test('20 concurrent invitations of one address create one invitation and one email', async () => {
  const { id, slug, olive, adam } = await acme()
  const email = `newcomer.${slug}@new.test`
  const contexts = [await as(olive, slug), await as(adam, slug)]
  const { result, mails } = await watch(() =>
    outcomes(times(20, (n) => invite(contexts[n % 2]!, email))),
  )
  expect(result).toEqual({ done: 1, 'already-invited at email': 19 })
  expect(mails).toEqual([`invitation to ${email}`])
  expect(await db.organizationInvitation.count({ where: { organizationId: id } })).toBe(1)
})

test('accepting, inviting, resending and setting a logo during a deletion leave no rows behind', () =>
  rounds(20, async () => {
    const { id, name, slug, olive, adam } = await acme()
    const newcomer = await person('Newcomer')
    const [ctx, admin] = [await as(olive, slug), await as(adam, slug)]
    const one = await invite(ctx, newcomer.email)
    const two = await invite(ctx, `other.${slug}@new.test`)
    const picture = await pictureFile()
    const ends = await Promise.all(
      [
        deleteOrganization(ctx, { confirmation: name }),
        acceptInvitation(newcomer, { token: one.token }),
        inviteMember(admin, { email: `n.${slug}@new.test`, role: 'member', message: undefined }),
        resendInvitation(ctx, { invitationId: two.id }),
        join(two.token),
        setLogo(admin, { picture }),
      ].map(outcome),
    )
    expect(ends[0]).toBe('done')
    const allowed = ['done', 'not-found', 'link-invalid', 'invitation-replaced', 'invitation-used']
    for (const end of ends) expect(allowed).toContain(end)
    await endNow(id)
    await endDeletions()
    for (const table of await tablesOfOrganizations()) {
      const rows = await pool().query(`SELECT 1 FROM "${table}" WHERE "organizationId" = $1`, [id])
      expect(rows.rowCount, table).toBe(0)
    }
  }))

const expire = (id: string, soon: string) =>
  db.$executeRaw`
    UPDATE "OrganizationInvitation" SET "expiresAt" = now() + ${soon}::interval WHERE id = ${id}::uuid`

test('the naive version, which checks that it exists and then inserts, leaves rows behind in tables without foreign keys', () =>
  withLooseCopies(
    ['Organization', 'OrganizationUser', 'OrganizationInvitation'],
    async ({ Organization, ...children }) => {
      const id = uuid7()
      const stamp = `id, "modifiedAt"`
      await pool().query(
        `INSERT INTO ${Organization} (${stamp}, name, slug) VALUES ($1, now(), 'Acme', 'acme')`,
        [id],
      )
      const asked = barrier(3)
      /** Checks that the organization exists; once all have checked, does something with it. */
      const withIt = async (statement: string, values: string[]) => {
        const found = await pool().query(`SELECT 1 FROM ${Organization} WHERE id = $1`, [id])
        await asked()
        if (found.rowCount === 1) await pool().query(statement, values)
      }
      await Promise.all([
        withIt(`DELETE FROM ${Organization} WHERE id = $1`, [id]),
        withIt(
          `INSERT INTO ${children.OrganizationUser} (${stamp}, "organizationId", "userId")
           VALUES ($1, now(), $2, $3)`,
          [uuid7(), id, uuid7()],
        ),
        withIt(
          `INSERT INTO ${children.OrganizationInvitation}
             (${stamp}, guid, "organizationId", "inviteeIdentifier", "expiresAt")
           VALUES ($1, now(), $1, $2, 'n@new.test', now())`,
          [uuid7(), id],
        ),
      ])
      const left = Object.values(children).map((table) =>
        pool().query(`SELECT 1 FROM ${table} WHERE "organizationId" = $1`, [id]),
      )
      expect((await Promise.all(left)).map(({ rowCount }) => rowCount)).toEqual([1, 1])
    },
  ))

/**
 * Every table with an organization id, from the database's catalog, except the audit log, which is
 * kept.
 */
async function tablesOfOrganizations() {
  const { rows } = await pool().query<{ name: string }>(
    `SELECT c.table_name AS name FROM information_schema.columns c
     JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.column_name = 'organizationId' AND t.table_type = 'BASE TABLE'
       AND c.table_schema = 'public' AND c.table_name <> 'Event'`,
  )
  expect(rows.length).toBeGreaterThan(8)
  return rows.map(({ name }) => name)
}

/** Ten free seats: Acme has four members. */
const SEATS = 14

/** Acme with ten free seats and fifty invitees. */
async function crowd() {
  const org = await acme()
  const ctx = await as(org.olive, org.slug)
  const invited = await Promise.all(
    times(50, async (n) => {
      const who = await person(`Newcomer${n}`)
      return { who, ...(await invite(ctx, who.email)) }
    }),
  )
  return { ...org, invited }
}
const size = (organizationId: string) => db.organizationUser.count({ where: { organizationId } })

describe('fifty invitees for ten seats', () => {
  const { organization } = config.kinds
  // Set after everyone is invited, because open invitations take seats too.
  const limit = () =>
    void (config.kinds.organization = { ...organization, limits: { members: SEATS } })
  afterEach(() => void (config.kinds.organization = organization!))

  test('ten join, the others are refused and stay invited: 5 rounds', () =>
    rounds(5, async () => {
      const { id: organizationId, invited } = await crowd()
      limit()
      const ends = await outcomes(invited.map(({ who, token }) => acceptInvitation(who, { token })))
      config.kinds.organization = organization!
      expect(ends).toEqual({ done: 10, 'organization-full': 40 })
      expect(await size(organizationId)).toBe(SEATS)
      const where = { organizationId, status: 'pending' } as const
      expect(await db.organizationInvitation.count({ where })).toBe(40)
    }))

  test('the naive version, which counts and then adds, lets in more', async () => {
    const { id: organizationId, invited } = await crowd()
    const counted = barrier(invited.length)
    await Promise.all(
      invited.map(async ({ who }) => {
        const count = await size(organizationId)
        await counted()
        if (count < SEATS)
          await db.organizationUser.createMany({ data: [{ organizationId, userId: who.id }] })
      }),
    )
    expect(await size(organizationId)).toBe(4 + 50)
  })
})

describe('the naive version, which checks and then acts,', () => {
  /** Checks whether the invitation is open; once all have checked, adds the member and notifies. */
  const accept = async (id: string, userId: string, asked: () => Promise<void>) => {
    const invitation = await db.organizationInvitation.findUniqueOrThrow({ where: { id } })
    const isOpen = invitation.status === 'pending' && invitation.expiresAt > new Date()
    await asked()
    if (!isOpen) return
    const { organizationId } = invitation
    await db.organizationUser.createMany({
      data: [{ organizationId, userId }],
      skipDuplicates: true,
    })
    await db.organizationInvitation.update({ where: { id }, data: { status: 'accepted' } })
    await db.event.create({
      data: { type: 'invitation.accepted', organizationId, actorId: userId },
    })
  }

  test('notifies several times for one of fifty acceptances', async () => {
    const { id: organizationId, slug, olive } = await acme()
    const newcomer = await person('Newcomer')
    const { id } = await invite(await as(olive, slug), newcomer.email)
    const asked = barrier(50)
    await Promise.all(times(50, () => accept(id, newcomer.id, asked)))
    const where = { organizationId, type: 'invitation.accepted' }
    expect(await db.event.count({ where })).toBe(50)
  })

  test('accepts an invitation after it has expired for everyone else', async () => {
    const { id: organizationId, slug, olive } = await acme()
    const newcomer = await person('Newcomer')
    const { id, token } = await invite(await as(olive, slug), newcomer.email)
    await accept(id, newcomer.id, async () => {
      await expire(id, '0 seconds')
      expect(await outcome(acceptInvitation(newcomer, { token }))).toBe('invitation-expired')
    })
    const { status } = await db.organizationInvitation.findUniqueOrThrow({ where: { id } })
    expect([status, await memberships(organizationId, newcomer.id)]).toEqual(['accepted', 1])
  })

  test('accepts and revokes the same invitation', async () => {
    const { id: organizationId, slug, olive } = await acme()
    const newcomer = await person('Newcomer')
    const ctx = await as(olive, slug)
    const { id } = await invite(ctx, newcomer.email)
    await accept(id, newcomer.id, () => revokeInvitation(ctx, { invitationId: id }))
    expect(await memberships(organizationId, newcomer.id)).toBe(1)
    const where = { organizationId, type: 'invitation.revoked' }
    expect(await db.event.count({ where })).toBe(1)
  })
})

test("at the instant of its expiry an invitation is either accepted or expired, by the database's clock: 40 rounds", () =>
  rounds(40, async () => {
    const { id: organizationId, slug, olive } = await acme()
    const newcomer = await person('Newcomer')
    const { id, token } = await invite(await as(olive, slug), newcomer.email)
    await expire(id, '12 milliseconds')
    const ends = await outcomes(times(5, () => acceptInvitation(newcomer, { token })))
    const { status } = await db.organizationInvitation.findUniqueOrThrow({ where: { id } })
    const members = await memberships(organizationId, newcomer.id)
    if (status === 'accepted') expect([ends.done! > 0, members]).toEqual([true, 1])
    else expect([ends, status, members]).toEqual([{ 'invitation-expired': 5 }, 'pending', 0])
  }))
