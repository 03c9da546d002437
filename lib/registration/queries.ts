import 'server-only'
import { readUserToken } from '@/lib/auth/user-token'
import { db } from '@/lib/db'

/** Whose activation link this is; null for one that does not work. Uses nothing up. */
export async function findActivation(token: string): Promise<{ email: string } | null> {
  const user = await readUserToken(db, 'activate', token)
  return user && { email: user.email }
}
