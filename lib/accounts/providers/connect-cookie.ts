import 'server-only'
import { cookies } from 'next/headers'
import { INTENT_LIFETIME } from '@/lib/accounts/providers/connect-intent'
import { isSecure } from '@/lib/accounts/sessions/session-token'

/** Where the browser keeps a connectIntent. */
const connectCookieName = () => (isSecure() ? '__Host-guildhall.connect' : 'guildhall.connect')

const set = async (value: string, maxAge: number) =>
  void (await cookies()).set(connectCookieName(), value, {
    ...{ httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure() },
    maxAge,
  })

/** Keeps what connect-intent.ts says for the way to the provider and back. */
export const setConnectCookie = (intent: string) => set(intent, INTENT_LIFETIME / 1000)

/** The intent that this browser brought, unproven. */
export const readConnectCookie = async () => (await cookies()).get(connectCookieName())?.value

/** Used, or given up: it holds once. */
export async function clearConnectCookie() {
  if (await readConnectCookie()) await set('', 0)
}
