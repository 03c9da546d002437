import { afterEach, expect, test, vi } from 'vitest'
import { seatMustBeFree, tellBilling } from '@/docs/cookbook/examples/signals/handlers'
import config from '@/guildhall.config'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { addUser } from '@/lib/members/add-user'
import { removeUser } from '@/lib/members/remove-user'
import { acme, person } from '@/lib/testing/people'

afterEach(() => {
  config.on = {}
})

test('the fifth person can join, the sixth cannot', async () => {
  const { id: organizationId, zoe } = await acme()
  const sam = await person('Sam')
  config.on.userAdded = [seatMustBeFree]
  await addUser({ organizationId, userId: zoe.id })
  await expect(addUser({ organizationId, userId: sam.id })).rejects.toThrow('organization-full')
})

test('billing is notified once', async () => {
  const { id: organizationId, mia } = await acme()
  const post = vi.fn(async () => {})
  config.on.userRemoved = [tellBilling(post)]
  await removeUser({ organizationId, userId: mia.id })
  await drainOutbox()
  expect(post).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ organizationId, leaver: mia.id }),
  )
})
