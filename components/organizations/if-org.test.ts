import type { ReactElement } from 'react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { db } from '@/lib/db'
import { memberOf } from '@/lib/members/member-of'
import { countStatements } from '@/lib/testing/count-statements'
import { acme, as, member } from '@/lib/testing/people'
import { sam } from '@/lib/testing/staff'
import { IfCan, IfOrg, type IfOrgProps, IfOrgAdmin, IfOrgMember, IfOrgOwner } from './if-org'
import { OrgName, OrgOwner } from './org-name'
import { MembersTable } from '@/components/members/members-table'
import { OrgUsers } from '@/components/members/org-users'

/** The session that the browser brings; nobody's by default. */
const cookie = vi.hoisted(() => ({ token: undefined as string | undefined }))
vi.mock('@/lib/accounts/sessions/session-cookie', () => ({
  readSessionCookie: () => Promise.resolve(cookie.token),
}))
vi.mock('next/server', () => ({ after: () => {} }))
vi.mock('next/headers', () => ({ headers: () => Promise.resolve(new Headers()) }))
afterEach(() => void (cookie.token = undefined))

/** What one of the gates shows. */
async function shown(element: ReactElement) {
  const gate = element as ReactElement<Parameters<typeof IfOrg>[0]>
  return IfOrg(gate.props)
}
const parts = { children: 'yes', fallback: 'no' }
const answers = async (org: Parameters<typeof IfOrg>[0]['org']) => [
  await shown(IfOrgMember({ org, ...parts })),
  await shown(IfOrgAdmin({ org, ...parts })),
  await shown(IfOrgOwner({ org, ...parts })),
  await shown(IfCan({ org, do: 'member.invite', ...parts })),
]

describe('the gates around what is drawn', () => {
  test.each([
    ['Olive, who owns it', 'olive', ['yes', 'yes', 'yes', 'yes']],
    ['Adam, its admin', 'adam', ['yes', 'yes', 'no', 'yes']],
    ['Mia, a member', 'mia', ['yes', 'no', 'no', 'no']],
  ] as const)('%s', async (_, name, expected) => {
    const org = await acme()
    expect(await answers(await as(org[name], org.slug))).toEqual(expected)
    cookie.token = org[name].token
    expect(await answers(org.slug)).toEqual(expected)
  })

  test('by the rule about one member', async () => {
    const { id, slug, adam, olive, mia } = await acme()
    const org = await as(adam, slug)
    const may = async (userId: string) => {
      const to = await memberOf(db, { organization: { ...org.organization, id } }, userId)
      return shown(IfCan({ org, do: 'member.remove', to, ...parts }))
    }
    expect([await may(mia.id), await may(olive.id), await may(adam.id)]).toEqual([
      'yes',
      'no',
      'no',
    ])
  })
})

describe('deny by default', () => {
  const nobody = ['no', 'no', 'no', 'no']

  test('signed out', async () => {
    const { slug } = await acme()
    expect(await answers(slug)).toEqual(nobody)
    expect(await OrgName({ org: slug })).toBeNull()
    expect(await OrgOwner({ org: slug })).toBeNull()
    expect(await OrgUsers({ org: slug })).toBeNull()
    expect(await MembersTable({ org: slug })).toBeNull()
  })

  test('a stranger, and a slug of nobody', async () => {
    const { slug, zoe } = await acme()
    cookie.token = zoe.token
    expect(await answers(slug)).toEqual(nobody)
    expect(await answers('of-nobody')).toEqual(nobody)
    expect(await OrgUsers({ org: slug })).toBeNull()
    expect(await MembersTable({ org: slug })).toBeNull()
  })

  test('somebody who is invited and has not answered', async () => {
    const { id: organizationId, slug, olive, zoe } = await acme()
    await db.organizationInvitation.create({
      data: {
        ...{ organizationId, inviteeIdentifier: zoe.email, invitedById: olive.id },
        ...{ role: 'admin', expiresAt: new Date(Date.now() + 60_000) },
      },
    })
    cookie.token = zoe.token
    expect(await answers(slug)).toEqual(nobody)
  })

  test('its own owner, while the organization is switched off', async () => {
    const { id, slug, olive } = await acme()
    await db.organization.update({ where: { id }, data: { isActive: false } })
    cookie.token = olive.token
    expect(await answers(slug)).toEqual(nobody)
  })

  test('a member whose role the catalogue has no more is a member, and nothing else', async () => {
    const { id, slug } = await acme()
    cookie.token = (await member(id, 'Former', 'forgotten')).token
    expect(await answers(slug)).toEqual(['yes', 'no', 'no', 'no'])
    expect(await OrgUsers({ org: slug })).toBeNull()
  })

  test('staff pass what they may do, and own nothing', async () => {
    const [staff, { slug }] = [await sam(), await acme()]
    cookie.token = staff.token
    const [, , owner, invite] = await answers(slug)
    expect([owner, invite]).toEqual(['no', 'yes'])
  })
})

describe('about a person who is named', () => {
  const about = async (org: Parameters<typeof IfOrg>[0]['org'], user: IfOrgProps['user']) => [
    await shown(IfOrgMember({ org, user, ...parts })),
    await shown(IfOrgAdmin({ org, user, ...parts })),
    await shown(IfOrgOwner({ org, user, ...parts })),
    await shown(IfCan({ org, user, do: 'member.invite', ...parts })),
  ]

  test.each([
    ['Olive, who owns it', 'olive', ['yes', 'yes', 'yes', 'yes']],
    ['Adam, its admin', 'adam', ['yes', 'yes', 'no', 'yes']],
    ['Mia, a member', 'mia', ['yes', 'no', 'no', 'no']],
    ['Zoe, a stranger', 'zoe', ['no', 'no', 'no', 'no']],
  ] as const)('%s, whoever looks', async (_, name, expected) => {
    const org = await acme()
    const { id } = org[name]
    for (const viewer of [undefined, org.zoe, org.mia, org.olive]) {
      cookie.token = viewer?.token
      expect(await about(org.slug, id)).toEqual(expected)
    }
    expect(await about(await as(org.mia, org.slug), org[name])).toEqual(expected)
  })

  test('nobody is named, or nobody who could be: the viewer is not taken instead', async () => {
    const { slug, olive } = await acme()
    cookie.token = olive.token
    for (const user of [undefined, null, '', 'no-uuid', { id: '\u0000' }])
      expect(await about(slug, user)).toEqual(['no', 'no', 'no', 'no'])
  })

  test('neither somebody who is switched off nor in an organization that is', async () => {
    const { id, slug, adam, olive } = await acme()
    await db.user.update({ where: { id: adam.id }, data: { isActive: false } })
    expect(await about(slug, adam)).toEqual(['no', 'no', 'no', 'no'])
    await db.organization.update({ where: { id }, data: { isActive: false } })
    expect(await about(slug, olive)).toEqual(['no', 'no', 'no', 'no'])
  })

  test('each takes one statement, and none where nobody could be meant', async () => {
    const { slug, adam } = await acme()
    const gate = IfOrgAdmin({ org: slug, user: adam, ...parts })
    expect((await countStatements(() => shown(gate))).statements).toHaveLength(1)
    const ofNobody = IfOrgAdmin({ org: 'Of nobody', user: adam, ...parts })
    expect((await countStatements(() => shown(ofNobody))).statements).toEqual([])
  })
})

test('an organization that is read already is not read again', async () => {
  const { slug, olive } = await acme()
  const org = await as(olive, slug)
  const { statements } = await countStatements(() => answers(org))
  expect(statements).toEqual([])
})
