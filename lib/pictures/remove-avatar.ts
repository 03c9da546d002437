import 'server-only'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db } from '@/lib/db'
import { record } from '@/lib/events/record'

/** Takes a person's own picture away; nothing happens when there is none. */
export const removeAvatar = ({ id, ...user }: SignedIn) =>
  db.$transaction(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id, picture: { not: null } },
      data: { picture: null },
    })
    if (count > 0)
      await record(tx, { type: 'user.pictureRemoved', actor: { id, ...user }, data: {} })
  })
