import 'server-only'
import { pictureSizes, type PictureSize } from '@/lib/pictures/make-picture'
import { pictureStore, databaseStore } from '@/lib/pictures/chosen-store'

const form = /^([A-Za-z0-9_-]{32})-(\d+)\.webp$/

/** Parses a picture's file name, `<hash>-<size>.webp`; null if it is invalid. */
export function parsePictureName(name: string): { hash: string; size: PictureSize } | null {
  const [, hash, digits] = form.exec(name) ?? []
  const size = pictureSizes.find((each) => each === Number(digits))
  return hash && size ? { hash, size } : null
}

/** Returns a picture's bytes. Pictures from before there was a bucket are still in the database. */
export async function readPicture(hash: string, size: PictureSize): Promise<Uint8Array | null> {
  const store = pictureStore()
  const found = await store.get(hash, size)
  return found ?? (store === databaseStore ? null : databaseStore.get(hash, size))
}
