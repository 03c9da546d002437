import { describe, expect, test } from 'vitest'
import { addMember } from '@/lib/admin/organization-commands'
import { findSession } from '@/lib/accounts/sessions/find-session'
import { activateAccount } from '@/lib/accounts/sign-up/activate-account'
import { db } from '@/lib/db'
import { joinByDomain } from '@/lib/domains/join-by-domain'
import { acceptInvitation } from '@/lib/invitations/accept-invitation'
import { viewInvitation } from '@/lib/invitations/invitation-view'
import { joinByInvitation } from '@/lib/invitations/join-by-invitation'
import { approveRequest } from '@/lib/join-links/answer-request'
import { createJoinLink } from '@/lib/join-links/change-join-link'
import { joinByLink } from '@/lib/join-links/join-or-ask'
import { listJoinLinks, listJoinRequests } from '@/lib/join-links/queries'
import { registerToJoin } from '@/lib/join-links/register-to-join'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { addUser } from '@/lib/members/add-user'
import { reinstateMember } from '@/lib/members/reinstate-member'
import { removeMember } from '@/lib/members/remove-member'
import { entered } from '@/lib/testing/entered'
import { invite } from '@/lib/testing/invite'
import { mailTo } from '@/lib/testing/mail-to'
import { acme, as, person, type Person } from '@/lib/testing/people'
import { inDays, setPolicy, withPasskey } from '@/lib/testing/policy'
import { expectRefusal } from '@/lib/testing/refusal'
import { nothingChanges } from '@/lib/testing/snapshot'
import { sam } from '@/lib/testing/staff'

const password = 'a phrase that nobody else has'

/** Acme, which requires a second factor from some day on; Adam has one. */
async function requiring(from: Date) {
  const org = await acme()
  await withPasskey(org.adam)
  const admin = await as(org.adam, org.slug)
  await setPolicy(org.id, { secondFactorFrom: from })
  return { ...org, admin }
}
type World = Awaited<ReturnType<typeof requiring>>

async function linkToken({ admin }: World, needsApproval = false) {
  const days = 30
  await createJoinLink(admin, { label: 'Chat', role: 'member', needsApproval, days, domains: [] })
  return (await listJoinLinks(admin))[0]!.url!.split('/').at(-1)!
}

/** Zoe joins by herself, signed in: prepares the way, and returns how she takes it. */
const byThemselves: [string, (world: World) => Promise<() => Promise<unknown>>][] = [
  [
    'an invitation',
    async ({ admin, zoe }) => {
      const { token } = await invite(admin, zoe.email)
      return () => acceptInvitation(zoe, { token })
    },
  ],
  [
    'a join link',
    async (world) => {
      const token = await linkToken(world)
      return () => joinByLink(world.zoe, { token })
    },
  ],
  [
    'a domain',
    async ({ id, zoe }) => {
      const domain = zoe.email.split('@')[1]!
      await db.organizationDomain.deleteMany({ where: { domain } })
      const proven = { verifiedAt: new Date(), policy: 'join' as const }
      const { id: domainId } = await db.organizationDomain.create({
        data: { organizationId: id, domain, token: id, ...proven },
      })
      return () => joinByDomain(zoe, { domainId })
    },
  ],
]

describe.each(byThemselves)('by %s', (_, prepare) => {
  test('a signed-in person without a factor is refused from the date on, and nothing is used up', async () => {
    const world = await requiring(inDays(-1))
    const join = await prepare(world)
    await nothingChanges(() => expectRefusal('factor-first', join))
    await withPasskey(world.zoe)
    await join()
    expect((await as(world.zoe, world.slug)).actor.role).toBe('member')
  })

  test('they join before the date', async () => {
    const world = await requiring(inDays(1))
    await (
      await prepare(world)
    )()
    expect((await as(world.zoe, world.slug)).isReady).toBe(false)
  })
})

/** Somebody else lets Zoe in, or she has no account yet: the membership starts, blocked. */
const letIn: [string, (world: World) => Promise<{ token: string } | void>][] = [
  [
    'staff add them',
    async ({ slug, zoe }) => {
      await addMember(await as(await sam(), slug), { email: zoe.email, role: 'member' })
    },
  ],
  [
    'code adds them',
    async ({ id, zoe }) => {
      await addUser({ organizationId: id, userId: zoe.id })
    },
  ],
  [
    'an admin approves their request',
    async (world) => {
      const token = await linkToken(world, true)
      expect(await joinByLink(world.zoe, { token })).toMatchObject({ outcome: 'asked' })
      const [request] = await listJoinRequests(world.admin)
      await approveRequest(world.admin, { requestId: request!.id })
    },
  ],
  [
    'an admin reinstates them',
    async ({ id, admin, zoe }) => {
      await addUser({ organizationId: id, userId: zoe.id })
      await removeMember(admin, { userId: zoe.id })
      await reinstateMember(admin, { userId: zoe.id })
    },
  ],
  [
    'they create their account by an invitation',
    async ({ slug, admin }) => {
      const { token } = await invite(admin, `new.${slug}@new.test`)
      const form = { token, name: 'Sam', password, confirmPassword: password }
      return entered((await joinByInvitation(form, null)).session)
    },
  ],
  [
    'they create their account by a join link',
    async (world) => {
      const email = `link.${world.slug}@new.test`
      await registerToJoin({ token: await linkToken(world), email })
      await drainOutbox()
      const { token } = await mailTo(email)
      const form = { token, name: 'Sam', password, confirmPassword: password }
      return entered((await activateAccount(form, null)).session)
    },
  ],
]

test.each(letIn)(
  'when %s, they are a member who is blocked until they have a factor',
  async (_, enter) => {
    const world = await requiring(inDays(-1))
    const who: { token: string } = (await enter(world)) ?? world.zoe
    const found = (await findSession(who.token, world.slug))!
    expect(found.blocked?.why).toBe('second-factor')
    expect(found.membership).toBeNull()
    await withPasskey(found.user)
    expect((await as(who, world.slug)).actor.role).toBe('member')
  },
)

test('the page of an invitation says so to whoever lacks a factor, from the date on', async () => {
  const { id, admin, zoe } = await requiring(inDays(-1))
  const { token } = await invite(admin, zoe.email)
  const says = async (who: Person | null) => (await viewInvitation(token, who)).lacksFactor
  expect([await says(zoe), await says(null)]).toEqual([true, true])
  await withPasskey(zoe)
  expect([await says(zoe), await says(null)]).toEqual([false, true])
  await setPolicy(id, { secondFactorFrom: inDays(1) })
  const another = await person('Another')
  expect([await says(another), await says(null)]).toEqual([false, false])
})
