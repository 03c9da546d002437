import 'server-only'
import { databaseStore } from '@/lib/pictures/database-store'
import { pictureSizes, type PictureSize } from '@/lib/pictures/make-picture'
import { pictureStore } from '@/lib/pictures/chosen-store'

const form = /^([A-Za-z0-9_-]{32})-(\d+)\.webp$/

/** The file that an address names: `<hash>-<size>.webp`; null for what cannot be one. */
export function parsePictureName(name: string): { hash: string; size: PictureSize } | null {
  const [, hash, digits] = form.exec(name) ?? []
  const size = pictureSizes.find((each) => each === Number(digits))
  return hash && size ? { hash, size } : null
}

/** A picture's bytes. Those from before there was a bucket are in the database still. */
export async function readPicture(hash: string, size: PictureSize): Promise<Uint8Array | null> {
  const store = pictureStore()
  const found = await store.get(hash, size)
  return found ?? (store === databaseStore ? null : databaseStore.get(hash, size))
}
