import 'server-only'
import { cookies } from 'next/headers'
import { isSecure } from '@/lib/accounts/sessions/session-token'
import { emailSchema } from '@/lib/accounts/email-address'

const COOKIE = 'guildhall-mailed-to'
const SECONDS = 30 * 60

/** Stores the sign-up's address in this browser for half an hour. */
export const setMailedTo = async (email: string) =>
  void (await cookies()).set(COOKIE, email, {
    path: '/signup',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(),
    maxAge: SECONDS,
  })

/** Returns the address that this browser signed up with; undefined later, and in another browser. */
export async function readMailedTo(): Promise<string | undefined> {
  return emailSchema.safeParse((await cookies()).get(COOKIE)?.value).data
}
