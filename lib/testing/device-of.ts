import { deviceToken } from '@/lib/accounts/sessions/devices'
import { db } from '@/lib/db'

/** Returns the device token of a browser that a person has signed in with. */
export const deviceOf = async ({ id }: { id: string }) =>
  deviceToken(await db.user.findUniqueOrThrow({ where: { id } }))
