import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db'

/** A product of a test's own organization, inserted without the command. */
export const product = (organizationId: string, name = `Anvil ${randomUUID()}`, price = 1000) =>
  db.product.create({ data: { organizationId, name, price } })
