import 'server-only'
import { env } from '@/lib/env'
import { databaseStore } from '@/lib/pictures/database-store'
import type { PictureStore } from '@/lib/pictures/picture-store'
import { s3Store } from '@/lib/pictures/s3-store'

let chosen: PictureStore | undefined

/** The store that the settings choose: the database, or what PICTURES_S3_URL names. */
export const pictureStore = (): PictureStore =>
  (chosen ??= env.PICTURES_S3_URL ? s3Store(env.PICTURES_S3_URL) : databaseStore)

/** Puts another store in its place: for tests of what happens when a store fails. */
export const replacePictureStore = (other: PictureStore | undefined) => {
  chosen = other
}
