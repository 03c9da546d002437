import 'server-only'
import { createHmac } from 'node:crypto'
import { databaseNow } from '@/lib/database/clock'
import { db, type Tx } from '@/lib/db'
import { hours } from '@/lib/config/define-guildhall'
import { env } from '@/lib/env'
import { DomainError } from '@/lib/errors'
import { logError } from '@/lib/log'
import { makePicture, type PictureFiles } from '@/lib/pictures/make-picture'
import { pictureStore } from '@/lib/pictures/chosen-store'

/** Far longer than an upload takes: how long a stored picture may stay unused. */
const WAITS = hours(1)

/**
 * Creates a picture and stores it, before it is used anywhere. It is recorded as a leftover first, so
 * that sweepPictures() removes it if anything fails from here on.
 * @param owner the id of the person or organization
 * @returns its name
 * @throws DomainError picture-unreadable | picture-large | picture-small | picture-not-kept
 */
export async function keepPicture(owner: string, picture: File): Promise<string> {
  const files = await makePicture(new Uint8Array(await picture.arrayBuffer()))
  const hash = nameOf(owner, files)
  const dueAt = new Date(databaseNow().getTime() + WAITS)
  // Waits for the sweeper, in case it is removing the same picture.
  await db.pictureLeftover.upsert({
    where: { hash },
    create: { hash, dueAt },
    update: { dueAt },
    select: { hash: true },
  })
  try {
    await pictureStore().put(hash, files)
  } catch (error) {
    logError(error, { during: 'keeping a picture' })
    throw new DomainError('picture-not-kept', 'picture')
  }
  return hash
}

/**
 * Removes a stored picture from the list of leftovers, in the transaction that uses it.
 * @throws DomainError picture-not-kept if it was removed meanwhile
 */
export async function claimPicture(tx: Tx, hash: string): Promise<void> {
  const { count } = await tx.pictureLeftover.deleteMany({ where: { hash } })
  if (count === 0) throw new DomainError('picture-not-kept', 'picture')
}

/**
 * The same picture of the same owner has the same name; people who have the picture, or know another
 * name, cannot derive it. The URL is all it takes to see the picture.
 */
const nameOf = (owner: string, files: PictureFiles) =>
  createHmac('sha256', env.AUTH_SECRET)
    .update(`picture\0${owner}\0`)
    .update(files[256])
    .digest('base64url')
    .slice(0, 32)
