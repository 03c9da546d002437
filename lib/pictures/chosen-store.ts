import 'server-only'
import { env } from '@/lib/env'
import type { PictureStore } from '@/lib/pictures/picture-store'
import { s3Store } from '@/lib/pictures/s3-store'
import { db, Prisma } from '@/lib/db'
import { pictureSizes } from '@/lib/pictures/make-picture'

let chosen: PictureStore | undefined

/** Returns the store chosen by the settings: the database, or the bucket in PICTURES_S3_URL. */
export const pictureStore = (): PictureStore =>
  (chosen ??= env.PICTURES_S3_URL ? s3Store(env.PICTURES_S3_URL) : databaseStore)

/** Replaces the store, for tests of store failures. */
export const replacePictureStore = (other: PictureStore | undefined) => {
  chosen = other
}

/** Stores pictures in the database: needs no setup, and is part of its backups. */
export const databaseStore: PictureStore = {
  // Overwrites rather than skips, so that it waits for a row that is being deleted.
  put: async (hash, files) => {
    const rows = pictureSizes.map((size) => Prisma.sql`(${hash}, ${size}, ${files[size]})`)
    await db.$executeRaw`
      INSERT INTO "PictureFile" (hash, size, bytes) VALUES ${Prisma.join(rows)}
      ON CONFLICT (hash, size) DO UPDATE SET bytes = EXCLUDED.bytes`
  },

  get: async (hash, size) => {
    const file = await db.pictureFile.findUnique({
      where: { hash_size: { hash, size } },
      select: { bytes: true },
    })
    return file?.bytes ?? null
  },

  remove: async (hash) => {
    await db.pictureFile.deleteMany({ where: { hash } })
  },
}
