import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import config from '@/guildhall.config'
import type { OrgContext } from '@/lib/access/org-context'
import { db } from '@/lib/db'
import type { ErrorCode } from '@/lib/errors'
import { inviteMember } from '@/lib/invitations/invite-member'
import { resendInvitation, revokeInvitation } from '@/lib/invitations/manage-invitation'
import { changeRole } from '@/lib/members/change-role'
import { leaveOrganization } from '@/lib/members/leave-organization'
import { reinstateMember } from '@/lib/members/reinstate-member'
import { removeMember } from '@/lib/members/remove-member'
import { suspendMember } from '@/lib/members/suspend-member'
import { deleteOrganization } from '@/lib/organizations/delete-organization'
import {
  hideFirstSteps,
  releaseSlug,
  updateOrganization,
} from '@/lib/organizations/update-organization'
import { offerOwnership, transferOwnership } from '@/lib/ownership/move-ownership'
import { removeLogo } from '@/lib/pictures/logo'
import { invite } from '@/lib/testing/invite'
import { acme, as, member, person } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import { snapshot } from '@/lib/testing/snapshot'
import { watch } from '@/lib/testing/watch'

// A custom role between member and admin.
beforeAll(() => {
  config.roles.steward = [
    ...config.roles.member,
    'member.invite',
    'member.changeRole',
    'member.suspend',
    'member.remove',
  ]
})

/** Acme with a steward and an invitation, and Zenith with the same. */
async function world() {
  const org = await acme()
  const steward = await member(org.id, 'Steward', 'steward')
  await db.organization.update({ where: { id: org.id }, data: { picture: 'p'.repeat(32) } })
  const outsider = await member(org.other.id, 'Outsider', 'admin')
  const invitation = await invite(await as(org.olive, org.slug), `new.${org.slug}@acme.test`)
  const foreign = await invite(await as(org.zoe, org.other.slug), `new.${org.slug}@zenith.test`)
  const former = `${org.slug}-former`
  await db.organizationSlug.create({ data: { slug: former, organizationId: org.id } })
  const gone = await person('Gone')
  await db.formerMember.create({
    data: { organizationId: org.id, userId: gone.id, role: 'member', wasRemoved: true },
  })
  return { ...org, steward, outsider, invitation, foreign, former, gone }
}
type World = Awaited<ReturnType<typeof world>>

type Command = (ctx: OrgContext, world: World) => Promise<unknown>

const commands: Record<string, Command> = {
  updateOrganization: (ctx, { slug }) =>
    updateOrganization(ctx, { name: 'Acme', slug: `${slug}-2` }),
  hideFirstSteps: (ctx) => hideFirstSteps(ctx),
  removeLogo: (ctx) => removeLogo(ctx),
  releaseSlug: (ctx, { former }) => releaseSlug(ctx, { slug: former }),
  deleteOrganization: (ctx, { name }) => deleteOrganization(ctx, { confirmation: name }),
  offerOwnership: (ctx, { adam }) => offerOwnership(ctx, { userId: adam.id }),
  transferOwnership: (ctx, { adam }) => transferOwnership(ctx, { userId: adam.id }),
  changeRole: (ctx, { max }) => changeRole(ctx, { userId: max.id, role: 'steward' }),
  removeMember: (ctx, { max }) => removeMember(ctx, { userId: max.id }),
  suspendMember: (ctx, { max }) => suspendMember(ctx, { userId: max.id }),
  reinstateMember: (ctx, { gone }) => reinstateMember(ctx, { userId: gone.id }),
  leaveOrganization: (ctx) => leaveOrganization(ctx),
  inviteMember: (ctx, { slug }) =>
    inviteMember(ctx, { email: `max.${slug}@new.test`, role: 'member', message: undefined }),
  resendInvitation: (ctx, { invitation }) => resendInvitation(ctx, { invitationId: invitation.id }),
  revokeInvitation: (ctx, { invitation }) => revokeInvitation(ctx, { invitationId: invitation.id }),
}

/** Each actor with the context that their page was rendered with. */
const actors: Record<string, (world: World) => Promise<OrgContext>> = {
  Olive: ({ olive, slug }) => as(olive, slug),
  Adam: ({ adam, slug }) => as(adam, slug),
  Steward: ({ steward, slug }) => as(steward, slug),
  Mia: ({ mia, slug }) => as(mia, slug),
  demoted: async ({ id, slug }) => {
    const former = await member(id, 'Former', 'admin')
    const ctx = await as(former, slug)
    await db.organizationUser.updateMany({ where: { userId: former.id }, data: { role: 'member' } })
    return ctx
  },
  removed: async ({ id, slug }) => {
    const former = await member(id, 'Former', 'admin')
    const ctx = await as(former, slug)
    await db.organizationUser.deleteMany({ where: { userId: former.id } })
    return ctx
  },
  suspended: async ({ id, slug }) => {
    const former = await member(id, 'Former', 'admin')
    const ctx = await as(former, slug)
    const where = { userId: former.id }
    await db.organizationUser.updateMany({ where, data: { suspendedAt: new Date() } })
    return ctx
  },
  dethroned: async ({ id, slug, olive, adam }) => {
    const ctx = await as(olive, slug)
    await db.organizationOwner.update({ where: { organizationId: id }, data: { userId: adam.id } })
    return ctx
  },
  // A member of another organization with Acme’s context: no page could create it, but a bug could.
  stranger: async ({ zoe, other, slug, olive }) => ({
    ...(await as(zoe, other.slug)),
    organization: (await as(olive, slug)).organization,
  }),
}

const table = `
  command             Olive        Adam       Steward    Mia        demoted    removed    dethroned  stranger   suspended
  updateOrganization  done         done       forbidden  forbidden  forbidden  not-found  done       not-found  member-suspended
  hideFirstSteps      done         done       forbidden  forbidden  forbidden  not-found  done       not-found  member-suspended
  removeLogo          done         done       forbidden  forbidden  forbidden  not-found  done       not-found  member-suspended
  releaseSlug         done         forbidden  forbidden  forbidden  forbidden  not-found  forbidden  not-found  member-suspended
  deleteOrganization  done         forbidden  forbidden  forbidden  forbidden  not-found  forbidden  not-found  member-suspended
  offerOwnership      done         forbidden  forbidden  forbidden  forbidden  not-found  forbidden  not-found  member-suspended
  transferOwnership   done         forbidden  forbidden  forbidden  forbidden  not-found  forbidden  not-found  member-suspended
  changeRole          done         done       done       forbidden  forbidden  not-found  done       not-found  member-suspended
  removeMember        done         done       done       forbidden  forbidden  not-found  done       not-found  member-suspended
  suspendMember       done         done       done       forbidden  forbidden  not-found  done       not-found  member-suspended
  reinstateMember     done         done       done       forbidden  forbidden  not-found  done       not-found  member-suspended
  leaveOrganization   owner-stays  done       done       done       done       not-found  done       not-found  member-suspended
  inviteMember        done         done       done       forbidden  forbidden  not-found  done       not-found  member-suspended
  resendInvitation    done         done       forbidden  forbidden  forbidden  not-found  done       not-found  member-suspended
  revokeInvitation    done         done       forbidden  forbidden  forbidden  not-found  done       not-found  member-suspended
`
const [head = [], ...lines] = table
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/))
const cells = lines.flatMap(([command = '', ...ends]) =>
  ends.map((end, column) => [head[column + 1] ?? '', command, end] as const),
)

const rowsOfZenith = async ({ other, zoe }: World) =>
  (await snapshot()).filter((row) => row.includes(other.id) || row.includes(zoe.id))

const begin = async (actor: string) => {
  const acme = await world()
  return { acme, ctx: await actors[actor]!(acme) }
}
/** Refused commands change nothing, so one world serves for everything that an actor may not do. */
const unchanged = new Map<string, ReturnType<typeof begin>>()
const beginUnchanged = (actor: string) => {
  const begun = unchanged.get(actor) ?? begin(actor)
  unchanged.set(actor, begun)
  return begun
}

describe(`every command as every actor: ${cells.length} cells`, () => {
  test.each(cells)('%s: %s: %s', async (actor, command, end) => {
    const { acme, ctx } = await (end === 'done' ? begin(actor) : beginUnchanged(actor))
    const run = () => commands[command]!(ctx, acme)
    if (end !== 'done') return expectRefusal(end as ErrorCode, run)
    const before = await rowsOfZenith(acme)
    const { events } = await watch(run)
    expect(events.length).toBeGreaterThan(0)
    expect(await rowsOfZenith(acme), 'another organization').toEqual(before)
  })
})

describe('rows of another organization are not found', () => {
  test.each<[string, Command]>([
    ['offerOwnership', (ctx, { outsider }) => offerOwnership(ctx, { userId: outsider.id })],
    ['transferOwnership', (ctx, { outsider }) => transferOwnership(ctx, { userId: outsider.id })],
    ['changeRole', (ctx, { outsider }) => changeRole(ctx, { userId: outsider.id, role: 'member' })],
    [
      'changeRole on its owner',
      (ctx, { zoe }) => changeRole(ctx, { userId: zoe.id, role: 'member' }),
    ],
    ['removeMember', (ctx, { outsider }) => removeMember(ctx, { userId: outsider.id })],
    ['removeMember on its owner', (ctx, { zoe }) => removeMember(ctx, { userId: zoe.id })],
    ['resendInvitation', (ctx, { foreign }) => resendInvitation(ctx, { invitationId: foreign.id })],
    ['revokeInvitation', (ctx, { foreign }) => revokeInvitation(ctx, { invitationId: foreign.id })],
  ])('%s, as if they did not exist', async (_, command) => {
    const acme = await world()
    const ctx = await as(acme.olive, acme.slug)
    await expectRefusal('not-found', () => command(ctx, acme))
    const nobody = { ...acme.zoe, id: randomUUID() }
    const missing = {
      ...acme,
      outsider: nobody,
      zoe: nobody,
      foreign: { ...acme.foreign, id: randomUUID() },
    }
    await expectRefusal('not-found', () => command(ctx, missing))
  })
})

test('no command finds an organization that was just deleted', async () => {
  const acme = await world()
  const ctx = await as(acme.olive, acme.slug)
  await deleteOrganization(ctx, { confirmation: acme.name })
  for (const command of Object.values(commands))
    await expectRefusal('not-found', () => command(ctx, acme))
})
