import 'server-only'
import { readUserToken } from '@/lib/accounts/sign-in/user-token'
import { backendOfAccount } from '@/lib/backends/backend-of-account'
import { backendForm, type BackendForm } from '@/lib/backends/queries'
import { db } from '@/lib/db'

/**
 * Whose activation link this is, and what their backend asks a new person; null for one that does
 * not work. Uses nothing up.
 */
export async function findActivation(
  token: string,
): Promise<{ email: string; form: BackendForm | undefined } | null> {
  const user = await readUserToken(db, 'activate', token)
  if (!user) return null
  const form = backendForm(await backendOfAccount(db, user.id), 'accountFields')
  return { email: user.email, form }
}
