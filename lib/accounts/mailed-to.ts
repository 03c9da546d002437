import 'server-only'
import { cookies } from 'next/headers'
import { isSecure } from '@/lib/accounts/sessions/session-token'
import { emailSchema } from '@/lib/accounts/email-address'

const COOKIE = 'guildhall-mailed-to'
const SECONDS = 30 * 60

/** Stores the address of a form that sends an email, in this browser for half an hour. */
export const setMailedTo = async (email: string) =>
  void (await cookies()).set(COOKIE, email, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(),
    maxAge: SECONDS,
  })

/** Returns the last such address; undefined later, and in another browser. */
export async function readMailedTo(): Promise<string | undefined> {
  return emailSchema.safeParse((await cookies()).get(COOKIE)?.value).data
}

/** Wraps a command that sends an email to the address in its form, so that the page can show it. */
export const mailing =
  <C, I extends { email: string }, R>(command: (from: C, input: I) => Promise<R>) =>
  async (from: C, input: I): Promise<R> => {
    const result = await command(from, input)
    await setMailedTo(input.email)
    return result
  }
