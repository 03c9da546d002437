import 'server-only'
import type { Resource } from '@/lib/config/define-resource'
import { record } from '@/lib/events/record'

const products = [
  { name: 'Anvil', description: 'Falls well.', price: 125_00 },
  { name: 'Rocket skates', description: 'One size. Read the manual first.', price: 349_90 },
  { name: 'Giant magnet', description: '', price: 80_00 },
]

/** Acme's products, which Adam added. */
export const seedProducts: NonNullable<Resource['seed']> = async (
  tx,
  { organizationId, admin },
) => {
  for (const product of products) {
    const data = { ...product, organizationId, createdById: admin.id }
    // Nobody is signed in, whose organization it would be.
    // eslint-disable-next-line guildhall/tenancy
    const { id: productId } = await tx.product.create({ data, select: { id: true } })
    const { name, price } = product
    await record(tx, {
      type: 'product.created',
      organizationId,
      actor: admin,
      data: { productId, name, price },
    })
  }
}
