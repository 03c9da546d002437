import 'server-only'
import { env } from '@/lib/env'
import { databaseStore } from '@/lib/pictures/database-store'
import type { PictureStore } from '@/lib/pictures/picture-store'
import { s3Store } from '@/lib/pictures/s3-store'

let chosen: PictureStore | undefined

/** Returns the store chosen by the settings: the database, or the bucket in PICTURES_S3_URL. */
export const pictureStore = (): PictureStore =>
  (chosen ??= env.PICTURES_S3_URL ? s3Store(env.PICTURES_S3_URL) : databaseStore)

/** Replaces the store, for tests of store failures. */
export const replacePictureStore = (other: PictureStore | undefined) => {
  chosen = other
}
