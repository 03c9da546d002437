import 'server-only'
import { readUserToken } from '@/lib/accounts/sign-in/user-token'
import { backendOfAccount } from '@/lib/backends/backend-of-account'
import { backendForm, type BackendForm } from '@/lib/backends/queries'
import { db } from '@/lib/db'

/**
 * Returns the person an activation link belongs to, and the fields their backend asks for; null if it
 * is invalid. Uses nothing up.
 */
export async function findActivation(
  token: string,
): Promise<{ email: string; form: BackendForm | undefined } | null> {
  const user = await readUserToken(db, 'activate', token)
  if (!user) return null
  const form = backendForm(await backendOfAccount(db, user.id), 'accountFields')
  return { email: user.email, form }
}
