import 'server-only'
import { headers } from 'next/headers'
import type { Caller } from '@/lib/accounts/sign-in/begin-session'
import { deviceCookie } from '@/lib/accounts/sessions/session-cookie'
import { clientIp } from '@/lib/ops/client-ip'
import { clientPlace } from '@/lib/ops/client-place'

/** Returns where the current request comes from. */
export async function readCaller(): Promise<Caller> {
  const from = await headers()
  return {
    ip: clientIp(from),
    userAgent: from.get('user-agent'),
    device: await deviceCookie.read(),
    place: clientPlace(from),
  }
}
