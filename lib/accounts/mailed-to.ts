import 'server-only'
import { cookies } from 'next/headers'
import { isSecure } from '@/lib/accounts/sessions/session-token'
import { emailSchema } from '@/lib/accounts/email-address'

const COOKIE = 'guildhall-mailed-to'
const SECONDS = 30 * 60

const setMailedTo = async (path: string, email: string) =>
  void (await cookies()).set(COOKIE, email, {
    path,
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(),
    maxAge: SECONDS,
  })

/** Returns the address that such a form last sent to; undefined later, and in another browser. */
export async function readMailedTo(): Promise<string | undefined> {
  return emailSchema.safeParse((await cookies()).get(COOKIE)?.value).data
}

/**
 * Wraps a command that sends an email to the address in its form. This browser keeps the address for half
 * an hour, for the pages below a path only.
 */
export const mailing =
  <C, I extends { email: string }, R>(path: string, command: (from: C, input: I) => Promise<R>) =>
  async (from: C, input: I): Promise<R> => {
    const result = await command(from, input)
    await setMailedTo(path, input.email)
    return result
  }
