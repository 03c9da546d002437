import { describe, expect, test } from 'vitest'
import { colleagueInvitations } from '@/docs/cookbook/examples/backends/colleague-invitations'
import { invitationContract } from '@/lib/backends/invitation-contract'
import { db } from '@/lib/db'
import { days } from '@/lib/config/define-guildhall'
import { arriveByInvitation } from '@/lib/testing/arrive'
import { acme } from '@/lib/testing/people'

describe('the backend that adds colleagues immediately', () => {
  invitationContract(colleagueInvitations, async (email, organizationId) => {
    const isIn = await db.organizationUser.count({ where: { organizationId, user: { email } } })
    if (isIn === 0) await arriveByInvitation(email, organizationId)
  })

  test('asks people at another domain', async () => {
    const { id, kind, name, adam, slug } = await acme()
    const email = `sam.${slug}@guildhall.test`
    const request = { organization: { id, kind, name }, inviter: adam, email, role: 'member' }
    const invited = await db.$transaction((tx) =>
      colleagueInvitations.invite(tx, {
        ...request,
        message: undefined,
        lifetime: days(7),
        extra: {},
      }),
    )
    expect(invited.outcome).toBe('asked')
  })

  test.each([
    ['adds a colleague immediately', false, 'found'],
    ['asks a colleague first if the inviter chooses to', true, 'asked'],
  ])('%s', async (_, askFirst, outcome) => {
    const { id, kind, name, adam, slug } = await acme()
    const email = `sam.${slug}@${adam.email.split('@')[1] ?? ''}`
    const request = { organization: { id, kind, name }, inviter: adam, email, role: 'member' }
    const invited = await db.$transaction((tx) =>
      colleagueInvitations.invite(tx, {
        ...request,
        message: undefined,
        lifetime: days(7),
        extra: { askFirst },
      }),
    )
    expect(invited.outcome).toBe(outcome)
  })
})
