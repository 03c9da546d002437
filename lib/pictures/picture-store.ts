import 'server-only'
import { env } from '@/lib/env'
import { databaseStore } from '@/lib/pictures/database-store'
import type { PictureFiles, PictureSize } from '@/lib/pictures/make-picture'
import { s3Store } from '@/lib/pictures/s3-store'

/** Where the files of pictures are kept. A name stands for the same bytes for ever. */
export interface PictureStore {
  /** Writes all sizes; the same name again changes nothing. */
  put: (hash: string, files: PictureFiles) => Promise<void>
  /** Null for a picture that is not there. */
  get: (hash: string, size: PictureSize) => Promise<Uint8Array | null>
  /** Removes all sizes; nothing happens for what is not there. */
  remove: (hash: string) => Promise<void>
}

let chosen: PictureStore | undefined

/** The store that the settings choose: the database, or what PICTURES_S3_URL names. */
export const pictureStore = (): PictureStore =>
  (chosen ??= env.PICTURES_S3_URL ? s3Store(env.PICTURES_S3_URL) : databaseStore)

/** Puts another store in its place: for tests of what happens when a store fails. */
export const replacePictureStore = (other: PictureStore | undefined) => {
  chosen = other
}
