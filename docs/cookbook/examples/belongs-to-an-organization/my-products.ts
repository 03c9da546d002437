import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { forUser } from '@/lib/tenancy/for-user'

/** Returns the products of all organizations that a person is a member of. */
export const myProducts = (user: Pick<SignedIn, 'id'>) =>
  forUser(user).product.findMany({
    select: { name: true, organization: { select: { name: true } } },
    orderBy: { id: 'asc' },
  })
