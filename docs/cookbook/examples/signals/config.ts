import { seatMustBeFree, tellBilling } from '@/docs/cookbook/examples/signals/handlers'
import type { Guildhall } from '@/lib/config/define-guildhall'

const postToBilling = async (body: object) => {
  await fetch('https://billing.example/seats', { method: 'POST', body: JSON.stringify(body) })
}

/** What a company writes in guildhall.config.ts. */
export const config = {
  on: {
    userAdded: [seatMustBeFree],
    userRemoved: [tellBilling(postToBilling)],
  },
} satisfies Partial<Guildhall>
