'use server'

import { publicAction } from '@/lib/action/define-action'
import { DomainError } from '@/lib/errors'
import { simulateDelivery, simulateDeliverySchema } from '@/lib/mail/simulate-delivery'
import { hasDevMailbox } from '@/lib/ops/dev-pages'

/** For the person at the laptop whose mailbox it is; to everybody else there is no such thing. */
export const simulateDeliveryAction = publicAction(
  simulateDeliverySchema,
  async (_request, input) => {
    if (!(await hasDevMailbox())) throw new DomainError('not-found')
    await simulateDelivery(input)
  },
)
