import { asyncProperty, array, check, constantFrom, record } from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import config from '@/guildhall.config'
import { memberActor, type OrgContext } from '@/lib/access/org-context'
import { db, pool } from '@/lib/db'
import { uuid7 } from '@/lib/database/uuid'
import { DomainError } from '@/lib/errors'
import { joinByDomain } from '@/lib/domains/join-by-domain'
import { acceptInvitation, declineInvitation } from '@/lib/invitations/accept-invitation'
import { inviteMember } from '@/lib/invitations/invite-member'
import { resendInvitation, revokeInvitation } from '@/lib/invitations/manage-invitation'
import { approveRequest, refuseRequest, withdrawRequest } from '@/lib/join-links/answer-request'
import { resetJoinLink, revokeJoinLink, createJoinLink } from '@/lib/join-links/change-join-link'
import { joinByLink } from '@/lib/join-links/join-or-ask'
import { joinLinkToken } from '@/lib/join-links/find-join-link'
import { addUser } from '@/lib/members/add-user'
import { changeRole } from '@/lib/members/change-role'
import { leaveOrganization, leaveSuspended } from '@/lib/members/leave-organization'
import { reinstateMember } from '@/lib/members/reinstate-member'
import { removeMember } from '@/lib/members/remove-member'
import { resumeMember, suspendMember } from '@/lib/members/suspend-member'
import { ownerContext } from '@/lib/access/staff-context'
import { restoreOrganization, deleteOrganization } from '@/lib/organizations/delete-organization'
import { changeOwner } from '@/lib/ownership/change-owner'
import {
  acceptOwnership,
  declineOwnership,
  offerOwnership,
  withdrawOwnership,
} from '@/lib/ownership/move-ownership'
import { tokenOf } from '@/lib/testing/invite'
import { acme, as, person, type Person } from '@/lib/testing/people'
import { outcome } from '@/lib/testing/refusal'

/*
 * Runs commands in any order and concurrently, by people who all claim to be the owner. The database's
 * invariants hold after each wave, and the audit log, replayed from the beginning, permits every step
 * and ends in the current rows.
 */

/** How many runs: 400 in `npm run test:slow`; more with MODEL_RUNS=5000. */
const RUNS = Number(process.env.MODEL_RUNS ?? 400)
/** The seat limit: Acme has four members. */
let seats = 6
const limit = (members: number) => {
  seats = members
  config.kinds.organization = { ...config.kinds.organization, limits: { members } }
}

beforeEach(() => limit(6))

/**
 * Acme with two free seats, two join links, and three outsiders: one is invited, one has asked to join.
 */
async function world() {
  const org = await acme()
  const outside = await Promise.all(['Nora', 'Omar', 'Pia'].map(person))
  const adam = await as(org.adam, org.slug)
  const link = { role: 'member', days: 30, domains: [] }
  await createJoinLink(adam, { ...link, label: 'Open', needsApproval: false, maxUses: 2 })
  await createJoinLink(adam, { ...link, label: 'Asks', needsApproval: true })
  const asks = await db.joinLink.findFirstOrThrow({
    where: { organizationId: org.id, label: 'Asks' },
  })
  await inviteMember(adam, { email: outside[0]!.email, role: 'member', message: undefined })
  await joinByLink(outside[1]!, { token: joinLinkToken(asks) })
  // Only one organization can have a domain: removes the previous run's.
  await db.organizationDomain.deleteMany()
  await db.organizationDomain.create({
    data: {
      ...{ organizationId: org.id, domain: 'acme.test', token: org.id, policy: 'join' },
      ...{ verifiedAt: new Date(), addedById: org.adam.id },
    },
  })
  const { organization, owner, policy, isReady } = adam
  /** Everyone's page claims that they own Acme: the command itself must check. */
  const claim = (who: Person): OrgContext => ({
    organization,
    owner,
    user: { ...who, asStaff: false },
    actor: memberActor('organization', who.id, 'admin', true),
    joinedAt: new Date(),
    policy,
    isReady,
  })
  return { ...org, people: [org.olive, org.adam, org.mia, org.max, ...outside], claim }
}
type World = Awaited<ReturnType<typeof world>>
type Command = (world: World, who: Person, whom: Person) => Promise<unknown> | undefined

const pending = ({ id }: World, who?: Person) =>
  db.organizationInvitation.findFirst({
    where: { organizationId: id, status: 'pending', ...(who && { inviteeIdentifier: who.email }) },
  })
const request = ({ id }: World, who?: Person) =>
  db.joinRequest.findFirst({
    where: { organizationId: id, status: 'pending', ...(who && { userId: who.id }) },
  })
const link = ({ id }: World, label: string) =>
  db.joinLink.findFirst({ where: { organizationId: id, label } })
/** Does something with an existing row. */
const withRow =
  <Row>(
    find: (world: World, who: Person) => Promise<Row | null>,
    act: (world: World, who: Person, row: Row) => Promise<unknown>,
  ): Command =>
  async (world, who) => {
    const row = await find(world, who)
    if (!row) throw new DomainError('not-found')
    await act(world, who, row)
  }

const acceptAs = withRow(pending, async (_, who, { id }) =>
  acceptInvitation(who, { token: await tokenOf(id) }),
)

const commands: Record<string, Command> = {
  invite: ({ claim }, who, { email }) =>
    inviteMember(claim(who), { email, role: 'member', message: undefined }),
  inviteAdmin: ({ claim }, who, { email }) =>
    inviteMember(claim(who), { email, role: 'admin', message: undefined }),
  accept: async (world) => acceptAs(world, await find(world, 'invited'), world.olive),
  decline: withRow(pending, async (_, who, { id }) =>
    declineInvitation(who, { token: await tokenOf(id) }),
  ),
  resend: withRow(
    (world) => pending(world),
    ({ claim }, who, { id }) => resendInvitation(claim(who), { invitationId: id }),
  ),
  revoke: withRow(
    (world) => pending(world),
    ({ claim }, who, { id }) => revokeInvitation(claim(who), { invitationId: id }),
  ),
  joinByLink: withRow(
    (world) => link(world, 'Open'),
    (_, who, row) => joinByLink(who, { token: joinLinkToken(row) }),
  ),
  joinByDomain: withRow(
    ({ id }) => db.organizationDomain.findFirst({ where: { organizationId: id } }),
    (_, who, { id }) => joinByDomain(who, { domainId: id }),
  ),
  resetLink: withRow(
    (world) => link(world, 'Open'),
    ({ claim }, who, { id }) => resetJoinLink(claim(who), { linkId: id }),
  ),
  ask: withRow(
    (world) => link(world, 'Asks'),
    (_, who, row) => joinByLink(who, { token: joinLinkToken(row) }),
  ),
  approve: withRow(
    (world) => request(world),
    ({ claim }, who, { id }) => approveRequest(claim(who), { requestId: id }),
  ),
  refuse: withRow(
    (world) => request(world),
    ({ claim }, who, { id }) => refuseRequest(claim(who), { requestId: id }),
  ),
  withdraw: withRow(request, (_, who, { id }) => withdrawRequest(who, { requestId: id })),
  add: ({ id }, _, whom) => addUser({ organizationId: id, userId: whom.id }),
  remove: ({ claim }, who, whom) => removeMember(claim(who), { userId: whom.id }),
  leave: ({ claim }, who) => leaveOrganization(claim(who)),
  leaveSuspended: async (world) =>
    leaveSuspended(await find(world, 'suspended'), { org: world.slug }),
  suspend: ({ claim }, who, whom) => suspendMember(claim(who), { userId: whom.id }),
  resume: async (world, who) =>
    resumeMember(world.claim(who), { userId: (await find(world, 'suspended')).id }),
  reinstate: async (world, who) =>
    reinstateMember(world.claim(who), { userId: (await find(world, 'former')).id }),
  promote: ({ claim }, who, whom) => changeRole(claim(who), { userId: whom.id, role: 'admin' }),
  demote: ({ claim }, who, whom) => changeRole(claim(who), { userId: whom.id, role: 'member' }),
  offer: async (world) => {
    const [owner, admin] = await Promise.all([find(world, 'owner'), find(world, 'admin')])
    return offerOwnership(world.claim(owner), { userId: admin.id })
  },
  acceptOffer: async (world) => acceptOwnership(world.claim(await find(world, 'offered'))),
  declineOffer: async (world) => declineOwnership(world.claim(await find(world, 'offered'))),
  withdrawOffer: async (world) => withdrawOwnership(world.claim(await find(world, 'owner'))),
  changeOwner: ({ id }, _, whom) => changeOwner({ organizationId: id, userId: whom.id }),
}

/** Runs rarely, so that most runs have something left to do. */
const rare: Record<string, Command> = {
  revokeLink: withRow(
    (world) => link(world, 'Asks'),
    ({ claim }, who, { id }) => revokeJoinLink(claim(who), { linkId: id }),
  ),
  delete: ({ claim, name }, who) => deleteOrganization(claim(who), { confirmation: name }),
  restore: async ({ id }, who) => restoreOrganization(await ownerContext(who, id)),
}

/**
 * The actor and the target: one of the seven people, or whoever is the owner, an admin, invited or
 * offered the ownership at that time.
 */
const somebody = constantFrom<string | number>(
  ...[0, 1, 2, 3, 4, 5, 6],
  ...['owner', 'owner', 'owner', 'admin', 'admin', 'admin', 'invited', 'invited', 'offered'],
)

const personas: Record<string, string> = {
  owner: `SELECT "userId" AS id FROM "OrganizationOwner" WHERE "organizationId" = $1`,
  admin: `SELECT m."userId" AS id FROM "OrganizationUser" m LEFT JOIN "OrganizationOwner" w
    USING ("organizationId", "userId") WHERE m."organizationId" = $1 AND m.role = 'admin'
    AND w.role IS NULL LIMIT 1`,
  invited: `SELECT u.id FROM "OrganizationInvitation" i JOIN "User" u ON u.email = i."inviteeIdentifier"
    WHERE i."organizationId" = $1 AND i.status = 'pending' LIMIT 1`,
  suspended: `SELECT "userId" AS id FROM "OrganizationUser"
    WHERE "organizationId" = $1 AND "suspendedAt" IS NOT NULL LIMIT 1`,
  former: `SELECT "userId" AS id FROM "FormerMember" WHERE "organizationId" = $1 LIMIT 1`,
  offered: `SELECT "toId" AS id FROM "OwnershipOffer" WHERE "organizationId" = $1`,
}

async function find({ id, people }: World, who: string | number): Promise<Person> {
  if (typeof who === 'number') return people[who]!
  const { rows } = await pool().query<{ id: string }>(personas[who]!, [id])
  return people.find((person) => person.id === rows[0]?.id) ?? people[1]!
}

const step = (names: string[]) =>
  record({ name: constantFrom(...names), who: somebody, whom: somebody })
const often = [...Object.keys(commands), 'invite', 'inviteAdmin', 'ask', 'ask']
const waves = (more: string[] = []) =>
  array(
    array(step([...often, ...often, ...more, ...Object.keys(rare)]), {
      minLength: 3,
      maxLength: 6,
    }),
    { minLength: 3, maxLength: 6 },
  )

/** Forbidden states of an organization: each row names a broken rule. */
const broken = async (organizationId: string) =>
  (
    await pool().query<{ rule: string }>(
      `SELECT 'not exactly one owner who is an admin member' AS rule FROM "Organization" o WHERE o.id = $1
         AND (SELECT count(*) FROM "OrganizationOwner" w JOIN "OrganizationUser" m
           USING ("organizationId", "userId") WHERE "organizationId" = o.id AND m.role = 'admin') <> 1
       UNION ALL SELECT 'an owner who is suspended' FROM "OrganizationOwner" JOIN "OrganizationUser" m
         USING ("organizationId", "userId") WHERE "organizationId" = $1 AND m."suspendedAt" IS NOT NULL
       UNION ALL SELECT 'more members than seats' FROM "OrganizationUser"
         WHERE "organizationId" = $1 HAVING count(*) > ${seats}
       UNION ALL SELECT 'two open invitations to one address' FROM "OrganizationInvitation"
         WHERE "organizationId" = $1 AND status = 'pending' GROUP BY "inviteeIdentifier" HAVING count(*) > 1
       UNION ALL SELECT 'two open requests of one person' FROM "JoinRequest"
         WHERE "organizationId" = $1 AND status = 'pending' GROUP BY "userId" HAVING count(*) > 1
       UNION ALL SELECT 'a link that let in too many' FROM "JoinLink"
         WHERE "organizationId" = $1 AND uses > "maxUses"
       UNION ALL SELECT 'an offer to nobody who is an admin' FROM "OwnershipOffer" p
         WHERE p."organizationId" = $1 AND NOT EXISTS (SELECT 1 FROM "OrganizationUser" m
           WHERE m."organizationId" = $1 AND m."userId" = p."toId" AND m.role = 'admin' AND m."suspendedAt" IS NULL)`,
      [organizationId],
    )
  ).rows.map(({ rule }) => rule)

/** Replays the audit log from the beginning; fails at a step that its actor was not permitted to take. */
async function replay({ id, olive, adam, mia, max }: World) {
  const roles = new Map([
    [olive.id, 'admin'],
    [adam.id, 'admin'],
    [mia.id, 'member'],
    [max.id, 'member'],
  ])
  let owner = olive.id
  const removed = new Set<string>()
  const open = new Set<string>()
  const suspended = new Set<string>()
  let isDeleted = false
  const events = await db.event.findMany({ where: { organizationId: id }, orderBy: { id: 'asc' } })
  for (const { type, actorId, targetId, data } of events) {
    const [actor, target] = [actorId ?? '', targetId ?? '']
    const { role, by, from, to, address = '' } = data as Record<string, string | undefined>
    const say = `${type} of ${target} by ${actor}`
    // Nothing else can happen to a deleted organization.
    expect(isDeleted, say).toBe(type === 'organization.restored')
    const isAdmin = () => {
      expect(roles.get(actor), say).toBe('admin')
      expect(suspended.has(actor), say).toBe(false)
    }
    const isNotOwner = () => expect(target, say).not.toBe(owner)
    if (type === 'member.added') {
      expect(roles.has(target), say).toBe(false)
      if (by === 'reinstatement') isAdmin()
      if (by === 'joinLink' || by === 'domain') expect(removed.has(target), say).toBe(false)
      roles.set(target, role!)
      removed.delete(target)
      expect(roles.size, say).toBeLessThanOrEqual(seats)
    } else if (type === 'member.roleChanged') {
      isAdmin()
      isNotOwner()
      expect(roles.get(target), say).toBe(from)
      roles.set(target, to!)
    } else if (type === 'member.removed' || type === 'member.left') {
      if (type === 'member.removed') isAdmin()
      isNotOwner()
      expect(roles.delete(target), say).toBe(true)
      if (suspended.delete(target) || type === 'member.removed') removed.add(target)
      else removed.delete(target)
    } else if (type === 'member.suspended' || type === 'member.resumed') {
      isAdmin()
      isNotOwner()
      expect(suspended.has(target), say).toBe(type === 'member.resumed')
      if (type === 'member.suspended') suspended.add(target)
      else suspended.delete(target)
    } else if (type === 'owner.changed') {
      expect(suspended.has(target), say).toBe(false)
      if (by === 'offer') expect(target, say).toBe(actor)
      expect(roles.get(target), say).toBe('admin')
      owner = target
    } else if (/^owner\.offered|^organization\.(deleted|restored)/.test(type)) {
      expect(actor, say).toBe(owner)
      isDeleted = type === 'organization.deleted'
    } else if (type === 'invitation.sent') {
      isAdmin()
      expect(open.has(address), say).toBe(false)
      open.add(address)
    } else if (/^invitation\.(accepted|declined|revoked)$/.test(type)) {
      expect(open.delete(address), say).toBe(true)
    } else if (type === 'invitation.resent') {
      // A revoked, declined or expired invitation is open again.
      isAdmin()
      open.add(address)
    } else if (/^joinLink|^joinRequest\.(approved|refused)/.test(type)) {
      isAdmin()
    }
  }
  return { roles, owner, suspended, isDeleted }
}

async function expectTrue(world: World) {
  expect(await broken(world.id)).toEqual([])
  const told = await replay(world)
  const members = await db.organizationUser.findMany({
    where: { organizationId: world.id },
    include: { owns: true },
  })
  const where = { id: world.id, deletedAt: { not: null } }
  expect(await db.organization.count({ where })).toBe(told.isDeleted ? 1 : 0)
  expect(new Map(members.map(({ userId, role }) => [userId, role]))).toEqual(told.roles)
  expect(members.find(({ owns }) => owns)?.userId).toBe(told.owner)
  const without = members.filter(({ suspendedAt }) => suspendedAt).map(({ userId }) => userId)
  expect(new Set(without)).toEqual(told.suspended)
}

/** How often each command ended in each way. */
const ends = new Map<string, number>()
const property = (naive: Record<string, Command> = {}) => {
  const all = { ...commands, ...rare, ...naive }
  return asyncProperty(waves(Object.keys(naive)), async (plan) => {
    const there = await world()
    for (const wave of plan) {
      await Promise.all(
        wave.map(async ({ name, who, whom }) => {
          const people = await Promise.all([find(there, who), find(there, whom)])
          const end = `${name}: ${await outcome(Promise.resolve(all[name]!(there, ...people)))}`
          ends.set(end, (ends.get(end) ?? 0) + 1)
        }),
      )
      expect(await broken(there.id)).toEqual([])
    }
    await expectTrue(there)
  })
}

const table = () =>
  [...ends]
    .map(([end, count]) => `${end} ${count}`)
    .toSorted()
    .join('\n')

const run = (naive?: Record<string, Command>) =>
  check(property(naive), { numRuns: RUNS, endOnFailure: true })

test(
  `${RUNS} runs of concurrent commands keep every rule, and the audit log explains the final state`,
  async () => {
    const { failed, counterexample, errorInstance } = await run()
    if (failed) console.error(JSON.stringify(counterexample))
    expect(errorInstance).toBeNull()
    // Each succeeded at least once, so none is always refused.
    for (const name of [...Object.keys(commands), ...Object.keys(rare)])
      expect(ends.has(`${name}: done`), name).toBe(true)
    console.log(table())
  },
  RUNS * 2_500,
)

/** The time a command spends between checking and acting. */
const pause = () => new Promise((resolve) => setTimeout(resolve, 10))

/** Commands written without the lock, run among all others: the same runs must catch them. */
const caught = async (naive: Command) =>
  (await run(Object.fromEntries(often.map((name) => [`naive ${name}`, naive])))).failed

test('the same runs catch a command that counts the seats and then adds without the lock', async () => {
  const add: Command = async ({ id: organizationId }, _, { id: userId }) => {
    if ((await db.organizationUser.count({ where: { organizationId } })) >= seats) return
    await pause()
    const data = [{ organizationId, userId }]
    const { count } = await db.organizationUser
      .createMany({ data, skipDuplicates: true })
      .catch(() => ({ count: 0 }))
    if (count === 0) return
    const event = { type: 'member.added', organizationId, targetId: userId }
    await db.event.create({ data: { id: uuid7(), ...event, data: { role: 'member', by: 'code' } } })
  }
  limit(5)
  expect(await caught(add)).toBe(true)
}, 300_000)

test('the same runs catch an acceptance that checks whether the invitation is open before it claims it', async () => {
  const accept: Command = async (world) => {
    const who = await find(world, 'invited')
    const invitation = await pending(world, who)
    if (!invitation) return
    await pause()
    const { id, organizationId, role, inviteeIdentifier: address } = invitation
    const about = { organizationId, actorId: who.id, targetId: who.id }
    await db
      .$transaction([
        db.organizationInvitation.update({ where: { id }, data: { status: 'accepted' } }),
        db.organizationUser.createMany({
          data: [{ organizationId, userId: who.id, role }],
          skipDuplicates: true,
        }),
        db.event.create({
          data: { id: uuid7(), type: 'invitation.accepted', ...about, data: { address, role } },
        }),
        db.event.create({
          data: { id: uuid7(), type: 'member.added', ...about, data: { role, by: 'invitation' } },
        }),
      ])
      .catch(() => undefined)
  }
  expect(await caught(accept)).toBe(true)
}, 300_000)
