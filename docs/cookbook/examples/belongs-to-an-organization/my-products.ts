import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { forUser } from '@/lib/tenancy/for-user'

/** What all the organizations offer that a person is a member of. */
export const myProducts = (user: Pick<SignedIn, 'id'>) =>
  forUser(user).product.findMany({
    select: { name: true, organization: { select: { name: true } } },
    orderBy: { id: 'asc' },
  })
