import 'server-only'
import { readUserToken } from '@/lib/accounts/sign-in/user-token'
import { db } from '@/lib/db'

/** Whose reset or sign-in link this is; null for one that does not work. Uses nothing up. */
export async function findLinkOwner(
  purpose: 'reset' | 'sign-in',
  token: string,
): Promise<{ email: string } | null> {
  const user = await readUserToken(db, purpose, token)
  return user && { email: user.email }
}
