'use server'

import { publicAction } from '@/lib/action/define-action'
import { DomainError } from '@/lib/errors'
import { simulateDelivery, simulateDeliverySchema } from '@/lib/mail/read-simulations'
import { hasDevMailbox } from '@/lib/ops/dev-pages'

/** For the local mailbox on one's own laptop; not found for everyone else. */
export const simulateDeliveryAction = publicAction(
  simulateDeliverySchema,
  async (_request, input) => {
    if (!(await hasDevMailbox())) throw new DomainError('not-found')
    await simulateDelivery(input)
  },
)
