import 'server-only'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db } from '@/lib/db'
import { record } from '@/lib/events/record'
import { claimPicture, keepPicture } from '@/lib/pictures/keep-picture'
import type { PictureInput } from '@/lib/pictures/schema'

/**
 * Sets a person's picture, replacing the previous one.
 * @throws DomainError picture-unreadable | picture-large | picture-small | picture-not-kept
 */
export async function setAvatar(user: SignedIn, { picture }: PictureInput): Promise<void> {
  const { id } = user
  const hash = await keepPicture(id, picture)
  await db.$transaction(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id, OR: [{ picture: null }, { picture: { not: hash } }] },
      data: { picture: hash },
    })
    if (count === 0) return
    await claimPicture(tx, hash)
    await record(tx, { type: 'user.pictureChanged', actor: user, data: {} })
  })
}

/** Removes a person's picture. Not an error if there is none. */
export const removeAvatar = ({ id, ...user }: SignedIn) =>
  db.$transaction(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id, picture: { not: null } },
      data: { picture: null },
    })
    if (count > 0)
      await record(tx, { type: 'user.pictureRemoved', actor: { id, ...user }, data: {} })
  })
