import { DomainError } from '@/lib/errors'
import { afterCommit, inTransaction } from '@/lib/events/handlers'

export const SEATS = 5

/** Refuses new members once an organization has as many as it pays for. */
export const seatMustBeFree = inTransaction<'userAdded'>(async ({ organizationId }, tx) => {
  const { name: organization, _count } = await tx.organization.findUniqueOrThrow({
    where: { id: organizationId ?? '' },
    select: { name: true, _count: { select: { members: true } } },
  })
  if (_count.members > SEATS)
    throw new DomainError('organization-full', undefined, { limit: SEATS, organization })
})

/** Tells the billing system that a seat is free again. */
export const tellBilling = (post: (body: object) => Promise<void>) =>
  afterCommit<'userRemoved'>('tell-billing', ({ id, organizationId, target }) =>
    post({ key: id, organizationId, leaver: target?.id }),
  )
