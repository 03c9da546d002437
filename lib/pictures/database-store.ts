import 'server-only'
import { db, Prisma } from '@/lib/db'
import { pictureSizes } from '@/lib/pictures/make-picture'
import type { PictureStore } from '@/lib/pictures/picture-store'

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
