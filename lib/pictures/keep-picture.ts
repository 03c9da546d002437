import 'server-only'
import { createHmac } from 'node:crypto'
import { db, type Tx } from '@/lib/db'
import { hours } from '@/lib/config/define-guildhall'
import { env } from '@/lib/env'
import { DomainError } from '@/lib/errors'
import { logError } from '@/lib/log'
import { makePicture, type PictureFiles } from '@/lib/pictures/make-picture'
import { pictureStore } from '@/lib/pictures/chosen-store'

/** Far longer than an upload takes: until then a picture waits to be shown. */
const WAITS = hours(1)

/**
 * Makes a picture and puts it into the store, before anybody shows it. It is written down as left
 * over first: whatever goes wrong from here on, sweepPictures() takes it away again.
 * @param owner the id of the person or organization
 * @returns its name
 * @throws DomainError picture-unreadable | picture-large | picture-small | picture-not-kept
 */
export async function keepPicture(owner: string, picture: File): Promise<string> {
  const files = await makePicture(new Uint8Array(await picture.arrayBuffer()))
  const hash = nameOf(owner, files)
  const dueAt = new Date(Date.now() + WAITS)
  // Waits for the sweeper, if that is taking the same picture away just now.
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
 * Takes a picture that was kept off the list of leftovers, in the transaction that shows it.
 * @throws DomainError picture-not-kept when it was swept away in between
 */
export async function claimPicture(tx: Tx, hash: string): Promise<void> {
  const { count } = await tx.pictureLeftover.deleteMany({ where: { hash } })
  if (count === 0) throw new DomainError('picture-not-kept', 'picture')
}

/**
 * The same picture of the same owner has the same name; nobody who has the picture, or knows
 * another's name, can work it out. The address is all that it takes to see it.
 */
const nameOf = (owner: string, files: PictureFiles) =>
  createHmac('sha256', env.AUTH_SECRET)
    .update(`picture\0${owner}\0`)
    .update(files[256])
    .digest('base64url')
    .slice(0, 32)
