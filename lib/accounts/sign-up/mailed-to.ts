import 'server-only'
import { cookies } from 'next/headers'
import { isSecure } from '@/lib/accounts/sessions/session-token'
import { emailSchema } from '@/lib/accounts/email-address'

const COOKIE = 'guildhall-mailed-to'
const SECONDS = 30 * 60

/** Remembers in this browser, for half an hour, to which address the sign-up was mailed. */
export const setMailedTo = async (email: string) =>
  void (await cookies()).set(COOKIE, email, {
    path: '/signup',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(),
    maxAge: SECONDS,
  })

/** The address that this browser signed up with; undefined later, and in another browser. */
export async function readMailedTo(): Promise<string | undefined> {
  return emailSchema.safeParse((await cookies()).get(COOKIE)?.value).data
}
