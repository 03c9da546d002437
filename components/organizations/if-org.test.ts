import type { ReactElement } from 'react'
import { afterEach, describe, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { memberOf } from '@/lib/members/member-of'
import { countStatements } from '@/lib/testing/count-statements'
import { acme, as, member } from '@/lib/testing/people'
import { sam } from '@/lib/testing/staff'
import { IfCan, IfOrg, type IfOrgProps, IfOrgAdmin, IfOrgMember, IfOrgOwner } from './if-org'
import { OrgName, OrgOwner } from './org-name'
import { MembersTable } from '@/components/members/members-table'
import { OrgUsers } from '@/components/members/org-users'
import { askAs } from '@/lib/testing/ask-as'

/** The session the browser sends; signed out by default. */
afterEach(() => askAs())

/** What a gate renders. */
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

describe('gates show their children by role', () => {
  test.each([
    ['Olive, who owns it', 'olive', ['yes', 'yes', 'yes', 'yes']],
    ['Adam, its admin', 'adam', ['yes', 'yes', 'no', 'yes']],
    ['Mia, a member', 'mia', ['yes', 'no', 'no', 'no']],
  ] as const)('%s', async (_, name, expected) => {
    const org = await acme()
    expect(await answers(await as(org[name], org.slug))).toEqual(expected)
    askAs(org[name].token)
    expect(await answers(org.slug)).toEqual(expected)
  })

  test('and by the rule about a member', async () => {
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

describe('gates deny by default', () => {
  const nobody = ['no', 'no', 'no', 'no']

  test('signed-out people', async () => {
    const { slug } = await acme()
    expect(await answers(slug)).toEqual(nobody)
    expect(await OrgName({ org: slug })).toBeNull()
    expect(await OrgOwner({ org: slug })).toBeNull()
    expect(await OrgUsers({ org: slug })).toBeNull()
    expect(await MembersTable({ org: slug })).toBeNull()
  })

  test('a stranger, and an unknown slug', async () => {
    const { slug, zoe } = await acme()
    askAs(zoe.token)
    expect(await answers(slug)).toEqual(nobody)
    expect(await answers('of-nobody')).toEqual(nobody)
    expect(await OrgUsers({ org: slug })).toBeNull()
    expect(await MembersTable({ org: slug })).toBeNull()
  })

  test('a person with a pending invitation', async () => {
    const { id: organizationId, slug, olive, zoe } = await acme()
    await db.organizationInvitation.create({
      data: {
        ...{ organizationId, inviteeIdentifier: zoe.email, invitedById: olive.id },
        ...{ role: 'admin', expiresAt: new Date(Date.now() + 60_000) },
      },
    })
    askAs(zoe.token)
    expect(await answers(slug)).toEqual(nobody)
  })

  test('the owner while the organization is deactivated', async () => {
    const { id, slug, olive } = await acme()
    await db.organization.update({ where: { id }, data: { isActive: false } })
    askAs(olive.token)
    expect(await answers(slug)).toEqual(nobody)
  })

  test('a member whose role is no longer in the catalogue counts only as a member', async () => {
    const { id, slug } = await acme()
    askAs((await member(id, 'Former', 'forgotten')).token)
    expect(await answers(slug)).toEqual(['yes', 'no', 'no', 'no'])
    expect(await OrgUsers({ org: slug })).toBeNull()
  })

  test('staff pass what they may do, but are not the owner', async () => {
    const [staff, { slug }] = [await sam(), await acme()]
    askAs(staff.token)
    const [, , owner, invite] = await answers(slug)
    expect([owner, invite]).toEqual(['no', 'yes'])
  })
})

describe('gates about a given person', () => {
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
  ] as const)('%s, for every viewer', async (_, name, expected) => {
    const org = await acme()
    const { id } = org[name]
    for (const viewer of [undefined, org.zoe, org.mia, org.olive]) {
      askAs(viewer?.token)
      expect(await about(org.slug, id)).toEqual(expected)
    }
    expect(await about(await as(org.mia, org.slug), org[name])).toEqual(expected)
  })

  test('deny if no valid person is given, rather than use the viewer', async () => {
    const { slug, olive } = await acme()
    askAs(olive.token)
    for (const user of [undefined, null, '', 'no-uuid', { id: '\u0000' }])
      expect(await about(slug, user)).toEqual(['no', 'no', 'no', 'no'])
  })

  test('deny a deactivated person, and everyone in a deactivated organization', async () => {
    const { id, slug, adam, olive } = await acme()
    await db.user.update({ where: { id: adam.id }, data: { isActive: false } })
    expect(await about(slug, adam)).toEqual(['no', 'no', 'no', 'no'])
    await db.organization.update({ where: { id }, data: { isActive: false } })
    expect(await about(slug, olive)).toEqual(['no', 'no', 'no', 'no'])
  })

  test('take one statement each, and none for an invalid slug', async () => {
    const { slug, adam } = await acme()
    const gate = IfOrgAdmin({ org: slug, user: adam, ...parts })
    expect((await countStatements(() => shown(gate))).statements).toHaveLength(1)
    const ofNobody = IfOrgAdmin({ org: 'Of nobody', user: adam, ...parts })
    expect((await countStatements(() => shown(ofNobody))).statements).toEqual([])
  })
})

test('an organization that was already read is not read again', async () => {
  const { slug, olive } = await acme()
  const org = await as(olive, slug)
  const { statements } = await countStatements(() => answers(org))
  expect(statements).toEqual([])
})
