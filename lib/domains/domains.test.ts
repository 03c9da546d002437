import type { ReactElement } from 'react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import JoinByDomainPage from '@/app/(card)/join/domain/page'
import config from '@/guildhall.config'
import { days, hours } from '@/lib/config/define-guildhall'
import { db, pool } from '@/lib/db'
import {
  addDomain,
  changeDomainPolicy,
  MOST_DOMAINS,
  removeDomain,
  verifyDomain,
} from '@/lib/domains/change-domains'
import { joinByDomain } from '@/lib/domains/join-by-domain'
import { listDomains, listJoinable } from '@/lib/domains/queries'
import { recordName, replaceResolver } from '@/lib/domains/read-txt'
import { recheckDomains } from '@/lib/domains/recheck-domains'
import { addDomainSchema } from '@/lib/domains/schema'
import { approveRequest } from '@/lib/join-links/answer-request'
import { MOST_REQUESTS } from '@/lib/join-links/join-or-ask'
import { listJoinRequests, listMyRequests } from '@/lib/join-links/queries'
import { removeMember } from '@/lib/members/remove-member'
import { deleteOrganization } from '@/lib/organizations/delete-organization'
import { inTransaction } from '@/lib/events/handlers'
import { askAs } from '@/lib/testing/ask-as'
import { loggedErrors } from '@/lib/testing/logged-errors'
import { countStatements } from '@/lib/testing/count-statements'
import { invite } from '@/lib/testing/invite'
import { acme, as, member, person, type Person } from '@/lib/testing/people'
import { expectRefusal, outcomes } from '@/lib/testing/refusal'
import { nothingChanges } from '@/lib/testing/snapshot'
import { watch } from '@/lib/testing/watch'
import messages from '@/messages/en.json'

/** The DNS records in these tests, or the error of a lookup, by name. */
const zone = new Map<string, string[][] | string>()
beforeEach(() => {
  zone.clear()
  replaceResolver(async (name) => {
    const found = zone.get(name) ?? 'ENOTFOUND'
    if (typeof found === 'string') throw Object.assign(new Error(found), { code: found })
    return found
  })
})
afterEach(() => replaceResolver(undefined))

type Org = Awaited<ReturnType<typeof acme>>
type Ctx = Awaited<ReturnType<typeof as>>

async function added(ctx: Ctx, domain: string) {
  await addDomain(ctx, { domain })
  const row = (await listDomains(ctx)).find((each) => each.domain === domain)!
  return { domainId: row.id, domain, record: row.record }
}

/** Acme with a verified domain. */
async function proven(policy: 'join' | 'ask' | 'nothing' = 'join') {
  const org = await acme()
  const ctx = await as(org.adam, org.slug)
  const own = await added(ctx, `${org.slug}.test`)
  zone.set(own.record.name, [[own.record.value]])
  await verifyDomain(ctx, own)
  await changeDomainPolicy(ctx, { ...own, policy })
  return { ...org, ctx, ...own }
}

/** A person with a verified address at the domain. */
async function at(domain: string, name = 'Nina'): Promise<Person> {
  const made = await person(name)
  const email = `${name.toLowerCase()}@${domain}`
  await db.user.update({ where: { id: made.id }, data: { email } })
  return { ...made, email, addresses: [email] }
}

const roleIn = ({ id: organizationId }: Org, { id: userId }: Person) =>
  db.organizationUser
    .findUnique({ where: { organizationId_userId: { organizationId, userId } } })
    .then((found) => found && [found.role, found.joinedVia])

describe('a domain', () => {
  test.each([
    ['acme.com', 'acme.com'],
    [' @Acme.COM ', 'acme.com'],
    ['xn--mnchen-3ya.example', 'münchen.example'],
    ['MÜNCHEN.example', 'münchen.example'],
    ['mail.acme.com', 'mail.acme.com'],
    ['acme', null],
    ['http://acme.com', null],
    ['olive@acme.com', null],
    ['127.0.0.1', null],
    ['acme.com, zenith.com', null],
    ['', null],
  ])('typed as %j is read as %j', (domain, expected) => {
    const read = addDomainSchema.safeParse({ domain })
    expect(read.success ? read.data.domain : null).toBe(expected)
  })

  test('is looked up by its DNS name', () => {
    expect(recordName('münchen.example')).toBe('_organization-verification.xn--mnchen-3ya.example')
  })

  test('of a public email provider is refused, and so is one already added', async () => {
    const { ctx, domain } = await proven()
    for (const known of ['gmail.com', 'outlook.com', 'gmx.de', domain])
      await expectRefusal('fields-invalid', () => addDomain(ctx, { domain: known }), 'domain')
  })

  test('is verified by its record, and not without it', async () => {
    const org = await acme()
    const ctx = await as(org.adam, org.slug)
    const { domainId, domain, record } = await added(ctx, 'acme-proof.example')
    const verify = () => verifyDomain(ctx, { domainId })
    await expectRefusal('domain-record-missing', verify)
    zone.set(record.name, [['something else'], [`${record.value}x`]])
    await expectRefusal('domain-record-missing', verify)
    zone.set(record.name, 'ETIMEOUT')
    await expectRefusal('domain-unreachable', verify)
    zone.set(domain, [[record.value]])
    zone.set(record.name, 'ENODATA')
    await expectRefusal('domain-record-missing', verify)
    zone.set(record.name, [['v=spf1'], [record.value.slice(0, 5), record.value.slice(5)]])
    const { events } = await watch(verify)
    expect(events).toEqual([{ type: 'domain.verified', actor: 'Adam', data: { domain } }])
    expect(await listDomains(ctx)).toMatchObject([{ domain, isVerified: true, policy: 'ask' }])
    await nothingChanges(verify)
  })

  test('can be claimed by several organizations, and belongs to the one that verifies it', async () => {
    const [one, two] = [await acme(), await acme()]
    const [mine, theirs] = [await as(one.olive, one.slug), await as(two.olive, two.slug)]
    const first = await added(mine, 'claimed.example')
    const second = await added(theirs, 'claimed.example')
    expect(first.record.value).not.toBe(second.record.value)
    zone.set(first.record.name, [[first.record.value]])
    await expectRefusal('domain-record-missing', () => verifyDomain(theirs, second))
    zone.set(first.record.name, [[first.record.value], [second.record.value]])
    const tries = [verifyDomain(mine, first), verifyDomain(theirs, second)]
    expect(await outcomes(tries)).toEqual({ done: 1, 'domain-taken': 1 })
    const isMine = (await listDomains(mine))[0]!.isVerified
    const [winner, loser, again] = isMine ? [mine, theirs, second] : [theirs, mine, first]
    await removeDomain(winner, isMine ? first : second)
    await verifyDomain(loser, again)
  })

  test('of a deleted organization can be verified by another one', async () => {
    const { olive, slug, name, domain, domainId } = await proven()
    await deleteOrganization(await as(olive, slug), { confirmation: name })
    expect(await listJoinable(await at(domain))).toEqual([])
    const other = await acme()
    const ctx = await as(other.adam, other.slug)
    const claim = await added(ctx, domain)
    zone.set(claim.record.name, [[claim.record.value]])
    await verifyDomain(ctx, claim)
    const before = await db.organizationDomain.findUnique({ where: { id: domainId } })
    expect(before).toMatchObject({ domain, verifiedAt: null })
  })

  test('can be added only up to a limit of twenty', async () => {
    const org = await acme()
    const ctx = await as(org.adam, org.slug)
    for (let n = 0; n < MOST_DOMAINS; n++)
      await addDomain(ctx, { domain: `d${n}.${org.slug}.test` })
    await expectRefusal('domains-limit', () => addDomain(ctx, { domain: 'one-more.example' }))
  })
})

describe('who may change domains', () => {
  test('an admin may, and it is recorded in the audit log', async () => {
    const { slug, adam } = await acme()
    const ctx = await as(adam, slug)
    const { events, mails } = await watch(async () => {
      const { domainId } = await added(ctx, 'audit.example')
      await changeDomainPolicy(ctx, { domainId, policy: 'join' })
      await changeDomainPolicy(ctx, { domainId, policy: 'join' })
      await removeDomain(ctx, { domainId })
    })
    const domain = 'audit.example'
    expect(events).toEqual([
      { type: 'domain.added', actor: 'Adam', data: { domain } },
      { type: 'domain.policyChanged', actor: 'Adam', data: { domain, policy: 'join' } },
      { type: 'domain.removed', actor: 'Adam', data: { domain } },
    ])
    expect(mails).toEqual([])
  })

  test('a member may not, and neither may someone who cannot invite', async () => {
    const org = await proven()
    config.roles.clerk = [...config.roles.member, 'org.update']
    const mia = await as(org.mia, org.slug)
    const clerk = await as(await member(org.id, 'Clara', 'clerk'), org.slug)
    for (const ctx of [mia, clerk]) {
      await expectRefusal('forbidden', () => addDomain(ctx, { domain: 'no.example' }))
      await expectRefusal('forbidden', () => verifyDomain(ctx, org))
      await expectRefusal('forbidden', () => changeDomainPolicy(ctx, { ...org, policy: 'ask' }))
    }
    await expectRefusal('forbidden', () => removeDomain(mia, org))
  })

  test('another organization’s domain is not found', async () => {
    const org = await proven()
    const zoe = await as(org.zoe, org.other.slug)
    await expectRefusal('not-found', () => verifyDomain(zoe, org))
    await expectRefusal('not-found', () => changeDomainPolicy(zoe, { ...org, policy: 'ask' }))
    await expectRefusal('not-found', () => removeDomain(zoe, org))
    expect(await listDomains(zoe)).toEqual([])
  })
})

describe('a person with a verified address at the domain', () => {
  test('sees the organization, and joins it as a member', async () => {
    const org = await proven()
    const nina = await at(org.domain)
    const { statements, result } = await countStatements(() => listJoinable(nina))
    expect(statements).toHaveLength(1)
    expect(result).toMatchObject([{ domainId: org.domainId, slug: org.slug, needsApproval: false }])
    await invite(org.ctx, nina.email, 'admin')
    const { events, result: joined } = await watch(() => joinByDomain(nina, org))
    expect(joined.outcome).toBe('joined')
    expect(events).toMatchObject([
      { type: 'invitation.revoked' },
      { type: 'member.added', actor: 'Nina', data: { role: 'member', by: 'domain' } },
    ])
    expect(await roleIn(org, nina)).toEqual(['member', 'domain'])
    expect(await listJoinable(nina)).toEqual([])
    const again = await nothingChanges(() => joinByDomain(nina, org))
    expect(again.outcome).toBe('member')
  })

  test('asks to join if the organization requires it, and is approved by an admin', async () => {
    const org = await proven('ask')
    const nina = await at(org.domain)
    expect(await listJoinable(nina)).toMatchObject([{ needsApproval: true }])
    const { events, mails, result } = await watch(() => joinByDomain(nina, org))
    expect(result.outcome).toBe('asked')
    const data = { name: org.domain, role: 'member' }
    expect(events).toEqual([{ type: 'joinRequest.sent', actor: 'Nina', data }])
    expect(mails).toEqual([`join-requested to ${org.adam.email}`])
    expect(await listJoinable(nina)).toEqual([])
    expect(await listMyRequests(nina)).toMatchObject([{ slug: org.slug }])
    const [request] = await listJoinRequests(org.ctx)
    expect(request).toMatchObject({ by: org.domain, role: 'member', can: { approve: true } })
    await approveRequest(org.ctx, { requestId: request!.id })
    expect(await roleIn(org, nina)).toEqual(['member', 'joinRequest'])
  })

  test('asks the owner if the admin who added the domain is gone', async () => {
    const org = await proven('ask')
    await removeMember(await as(org.olive, org.slug), { userId: org.adam.id })
    const { mails } = await watch(async () => joinByDomain(await at(org.domain), org))
    expect(mails).toEqual([`join-requested to ${org.olive.email}`])
  })

  test('must ask after being removed, even if others can join directly', async () => {
    const org = await proven()
    const nina = await at(org.domain)
    await joinByDomain(nina, org)
    await removeMember(org.ctx, { userId: nina.id })
    expect(await listJoinable(nina)).toMatchObject([{ needsApproval: true }])
    expect((await joinByDomain(nina, org)).outcome).toBe('asked')
    expect(await roleIn(org, nina)).toBeNull()
  })

  test('cannot exceed the seats, nor ten open requests', async () => {
    const org = await proven()
    const { organization } = config.kinds
    config.kinds.organization = { ...organization!, limits: { members: 5 } } // four are taken
    try {
      const people = await Promise.all(['Nina', 'Nora', 'Noel'].map((name) => at(org.domain, name)))
      const tries = people.map((each) => joinByDomain(each, org))
      expect(await outcomes(tries)).toEqual({ done: 1, 'organization-full': 2 })
    } finally {
      config.kinds.organization = organization!
    }
    const eager = await at(org.domain, 'Egon')
    await changeDomainPolicy(org.ctx, { ...org, policy: 'ask' })
    const others = await Promise.all(Array.from({ length: MOST_REQUESTS / 2 }, () => acme()))
    await db.joinRequest.createMany({
      data: others
        .flatMap(({ id, other }) => [id, other.id])
        .map((organizationId) => ({ organizationId, userId: eager.id, domain: 'other.example' })),
    })
    await expectRefusal('join-requests-many', () => joinByDomain(eager, org))
  })

  test('joins once, even when the button is pressed five times', async () => {
    const org = await proven()
    const nina = await at(org.domain)
    const tries = Array.from({ length: 5 }, () => joinByDomain(nina, org))
    expect(await outcomes(tries)).toEqual({ done: 5 })
    const where = { organizationId: org.id, userId: nina.id }
    expect(await db.organizationUser.count({ where })).toBe(1)
  })
})

test('the page of one domain joins its organization, whatever else the person can join', async () => {
  const [one, other] = [await proven(), await proven()]
  const nina = await at(one.domain)
  const email = `nina@${other.domain}`
  await db.userAddress.create({ data: { userId: nina.id, email } })
  askAs(nina.token)
  for (const { domainId: id, domain } of [one, other]) {
    const searchParams = Promise.resolve({ id })
    const page = await JoinByDomainPage({ searchParams, params: Promise.resolve({}) })
    const { description, children } = page.props as Record<string, ReactElement>
    expect([description, children]).toMatchObject([
      messages.orgs.joinable.replace('{domain}', domain),
      { props: { fields: { domainId: id }, here: `/join/domain?id=${id}` } },
    ])
  }
})

describe('nobody can join', () => {
  const kept = async (org: Awaited<ReturnType<typeof proven>>, who: Person) => {
    expect(await listJoinable(who)).toEqual([])
    await expectRefusal('not-found', () => joinByDomain(who, org))
  }

  test.each(['', 'sub.', 'not'])(
    'with an address at another domain: %j before it',
    async (before) => {
      const org = await proven()
      const domain = before ? `${before}${org.domain}` : 'elsewhere.example'
      await kept(org, await at(domain))
    },
  )

  test('with an unverified address or an inactive account', async () => {
    const org = await proven()
    const nina = await at(org.domain)
    await db.user.update({ where: { id: nina.id }, data: { emailVerified: null } })
    await kept(org, nina)
  })

  test('through a domain that is unverified, removed or set to nothing', async () => {
    const org = await acme()
    const ctx = await as(org.adam, org.slug)
    const claimed = { ...org, ctx, ...(await added(ctx, 'only-claimed.example')) }
    await changeDomainPolicy(ctx, { ...claimed, policy: 'join' })
    await kept(claimed, await at('only-claimed.example'))
    const unwanted = await proven('nothing')
    await kept(unwanted, await at(unwanted.domain))
    const gone = await proven()
    await removeDomain(gone.ctx, gone)
    await kept(gone, await at(gone.domain))
  })

  test('an organization that is deactivated', async () => {
    const org = await proven()
    await db.organization.update({ where: { id: org.id }, data: { isActive: false } })
    await kept(org, await at(org.domain))
  })

  test('with a request that names neither a link nor a domain, or both', async () => {
    const { id: organizationId, mia } = await acme()
    const data = { organizationId, userId: mia.id }
    await expect(db.joinRequest.create({ data })).rejects.toThrow(/JoinRequest_one_source/)
  })
})

describe('a verified domain is checked again', () => {
  beforeEach(() => db.organizationDomain.deleteMany())
  const later = (time: number) => new Date(Date.now() + time)
  const state = async ({ ctx }: { ctx: Ctx }) => (await listDomains(ctx))[0]

  test('every month, and not earlier', async () => {
    const org = await proven()
    zone.clear()
    await nothingChanges(() => recheckDomains(later(days(29))))
    await recheckDomains(later(days(31)))
    expect(await state(org)).toMatchObject({ isVerified: true, missingSince: expect.any(Date) })
    expect((await joinByDomain(await at(org.domain), org)).outcome).toBe('joined')
  })

  test('and lapses if the record is missing twice, a week apart; the admins are notified', async () => {
    const org = await proven()
    zone.clear()
    await recheckDomains(later(days(31)))
    await nothingChanges(() => recheckDomains(later(days(37))))
    const { events, mails } = await watch(() => recheckDomains(later(days(39))))
    const { domain } = org
    expect(events).toEqual([{ type: 'domain.lapsed', data: { domain } }])
    expect(mails.sort()).toEqual(
      [org.olive, org.adam].map(({ email }) => `domain-lapsed to ${email}`).sort(),
    )
    expect(await state(org)).toMatchObject({ isVerified: false, missingSince: null })
    expect(await listJoinable(await at(domain))).toEqual([])
    zone.set(org.record.name, [[org.record.value]])
    await verifyDomain(org.ctx, org)
    expect(await state(org)).toMatchObject({ isVerified: true })
  })

  test('and stays verified if the record is back', async () => {
    const org = await proven()
    zone.clear()
    await recheckDomains(later(days(31)))
    zone.set(org.record.name, [[org.record.value]])
    await recheckDomains(later(days(39)))
    expect(await state(org)).toMatchObject({ isVerified: true, missingSince: null })
    zone.clear()
    await nothingChanges(() => recheckDomains(later(days(50))))
  })

  test('and does not change while DNS does not respond', async () => {
    const org = await proven()
    zone.set(org.record.name, 'ETIMEOUT')
    for (const time of [days(31), days(31) + hours(1), days(60)])
      await nothingChanges(() => recheckDomains(later(time)))
    expect(await state(org)).toMatchObject({ isVerified: true, missingSince: null })
  })

  test('and many whose name servers never respond do not keep the next from being checked', async () => {
    const org = await proven()
    await db.$executeRaw`
      INSERT INTO "OrganizationDomain" (id, "organizationId", domain, token, "verifiedAt", "checkedAt")
      SELECT gen_random_uuid(), ${org.other.id}::uuid, 'silent-' || n || '.test', 'token', now(),
        now() - interval '1 day'
      FROM generate_series(1, 60) n`
    for (let n = 1; n <= 60; n++) zone.set(recordName(`silent-${n}.test`), 'ETIMEOUT')
    zone.delete(org.record.name)
    // Each run takes 50 of the 61.
    for (let run = 0; run < 20; run++) await recheckDomains(later(days(31)))
    expect(await state(org)).toMatchObject({ missingSince: expect.any(Date) })
  })

  test('and one whose end is refused does not keep the next from being checked', async () => {
    const [refused, org] = [await proven(), await proven()]
    zone.clear()
    await recheckDomains(later(days(31)))
    const refuse = inTransaction<'domainLapsed'>(({ organizationId }) => {
      if (organizationId === refused.id) throw new Error('refused')
    })
    config.on.domainLapsed = [refuse]
    await recheckDomains(later(days(39)))
    delete config.on.domainLapsed
    expect(loggedErrors()).toHaveLength(1)
    expect(await state(refused)).toMatchObject({ isVerified: true })
    expect(await state(org)).toMatchObject({ isVerified: false })
  })

  test('once, when two processes run concurrently', async () => {
    const org = await proven()
    zone.clear()
    await recheckDomains(later(days(31)))
    const time = later(days(39))
    const { events } = await watch(() => Promise.all([recheckDomains(time), recheckDomains(time)]))
    expect(
      events.filter(({ data }) => (data as { domain?: string }).domain === org.domain),
    ).toHaveLength(1)
  })
})

test('the organization of a domain is found with an index', async () => {
  const { rows } = await pool()
    .query<{ 'QUERY PLAN': string }>(
      `SET enable_seqscan = off; EXPLAIN SELECT 1 FROM "OrganizationDomain"
     WHERE domain = 'acme.com' AND "verifiedAt" IS NOT NULL`,
    )
    .then((results) => (results as unknown as (typeof results)[]).at(-1)!)
  await pool().query('RESET enable_seqscan')
  expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('OrganizationDomain_one_proven')
})
