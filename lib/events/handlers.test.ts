import { afterEach, describe, expect, test, vi } from 'vitest'
import config from '@/guildhall.config'
import { db } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { afterCommit, inTransaction } from '@/lib/events/handlers'
import type { SignalName } from '@/lib/events/signals'
import { inviteMember } from '@/lib/invitations/invite-member'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { addUser, getOrAddUser } from '@/lib/members/add-user'
import { leaveOrganization } from '@/lib/members/leave-organization'
import { removeMember } from '@/lib/members/remove-member'
import { removeUser } from '@/lib/members/remove-user'
import { changeOwner } from '@/lib/ownership/change-owner'
import { transferOwnership } from '@/lib/ownership/move-ownership'
import { arriveByInvitation } from '@/lib/testing/arrive'
import { loggedErrors } from '@/lib/testing/logged-errors'
import { acme, as } from '@/lib/testing/people'

afterEach(() => {
  config.on = {}
})

/** Records the signals heard in the transaction. */
function listen(...names: SignalName[]) {
  const heard: string[] = []
  for (const name of names)
    Object.assign(config.on, {
      [name]: [inTransaction((signal) => void heard.push(name + ':' + signal.target?.name))],
    })
  return heard
}

describe('each signal fires exactly once on every path', () => {
  test('userAdded and invitationAccepted, when Zoe accepts', async () => {
    const org = await acme()
    const input = { email: org.zoe.email, role: 'member', message: undefined }
    await inviteMember(await as(org.adam, org.slug), input)
    const heard = listen('userAdded', 'invitationAccepted')
    await arriveByInvitation(org.zoe.email, org.id)
    expect(heard.sort()).toEqual(['invitationAccepted:undefined', 'userAdded:Zoe'])
  })

  test('userAdded, when code adds Zoe; nothing if she is already a member', async () => {
    const { id: organizationId, zoe } = await acme()
    const heard = listen('userAdded')
    await addUser({ organizationId, userId: zoe.id })
    const again = await getOrAddUser({ organizationId, userId: zoe.id, role: 'admin' })
    expect(again).toMatchObject({ isNew: false, member: { role: 'member' } })
    await expect(addUser({ organizationId, userId: zoe.id })).rejects.toThrow('already-member')
    expect(heard).toEqual(['userAdded:Zoe'])
  })

  test('userRemoved, when Adam removes Mia, Max leaves, and code removes Adam', async () => {
    const org = await acme()
    const heard = listen('userRemoved')
    await removeMember(await as(org.adam, org.slug), { userId: org.mia.id })
    await leaveOrganization(await as(org.max, org.slug))
    await removeUser({ organizationId: org.id, userId: org.adam.id })
    expect(heard).toEqual(['userRemoved:Mia', 'userRemoved:Max', 'userRemoved:Adam'])
  })

  test('ownerChanged, when Olive transfers ownership, and when code does', async () => {
    const org = await acme()
    const heard = listen('ownerChanged')
    await transferOwnership(await as(org.olive, org.slug), { userId: org.adam.id })
    await changeOwner({ organizationId: org.id, userId: org.olive.id })
    await changeOwner({ organizationId: org.id, userId: org.olive.id })
    expect(heard).toEqual(['ownerChanged:Adam', 'ownerChanged:Olive'])
  })
})

test('a handler in the transaction can refuse the change', async () => {
  const org = await acme()
  config.on.userRemoved = [
    inTransaction(() => {
      throw new DomainError('forbidden')
    }),
  ]
  const removal = removeMember(await as(org.adam, org.slug), { userId: org.mia.id })
  await expect(removal).rejects.toEqual(new DomainError('forbidden'))
  const where = { organizationId: org.id, userId: org.mia.id }
  expect(await db.organizationUser.count({ where })).toBe(1)
  expect(await db.event.count({ where: { organizationId: org.id, type: 'member.removed' } })).toBe(
    0,
  )
})

describe('a handler that runs after the commit', () => {
  test('is called once with what happened', async () => {
    const org = await acme()
    const run = vi.fn()
    config.on.userRemoved = [afterCommit('tell-billing', run)]
    await removeMember(await as(org.adam, org.slug), { userId: org.mia.id })
    expect(run).not.toHaveBeenCalled()
    await drainOutbox()
    await drainOutbox()
    expect(run).toHaveBeenCalledOnce()
    expect(run.mock.calls[0]?.[0]).toMatchObject({
      type: 'member.removed',
      organizationId: org.id,
      actor: { name: 'Adam' },
      target: { id: org.mia.id, name: 'Mia' },
      data: { role: 'member' },
    })
  })

  test('is not called for a change that was rolled back', async () => {
    const org = await acme()
    const run = vi.fn()
    config.on.userRemoved = [
      afterCommit('tell-billing', run),
      inTransaction(() => {
        throw new DomainError('forbidden')
      }),
    ]
    const ctx = await as(org.adam, org.slug)
    await expect(removeMember(ctx, { userId: org.mia.id })).rejects.toThrow('forbidden')
    await drainOutbox()
    expect(run).not.toHaveBeenCalled()
  })

  test('is called again if it throws, and after a crash while it runs', async () => {
    const org = await acme()
    const run = vi.fn().mockRejectedValueOnce(new Error('billing is away'))
    config.on.userRemoved = [afterCommit('tell-billing', run)]
    await removeMember(await as(org.adam, org.slug), { userId: org.mia.id })
    const turn = { template: 'handler', status: 'waiting' } as const
    await drainOutbox()
    expect(loggedErrors()).toHaveLength(1)
    expect(await db.outbox.count({ where: turn })).toBe(1)
    // The worker that claimed it crashed: its lease expires, and another one claims it.
    await db.outbox.updateMany({ where: turn, data: { nextAttemptAt: new Date(0) } })
    await drainOutbox()
    expect(run).toHaveBeenCalledTimes(2)
    expect(await db.outbox.count({ where: turn })).toBe(0)
  })

  test('is dropped if the configuration no longer has it', async () => {
    const org = await acme()
    config.on.userRemoved = [afterCommit('tell-billing', vi.fn())]
    await removeMember(await as(org.adam, org.slug), { userId: org.mia.id })
    config.on = {}
    await drainOutbox()
    expect(await db.outbox.count({ where: { template: 'handler', status: 'dropped' } })).toBe(1)
  })
})
