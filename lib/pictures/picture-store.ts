import 'server-only'
import type { PictureFiles, PictureSize } from '@/lib/pictures/make-picture'

/** Stores the files of pictures. A name always stands for the same bytes. */
export interface PictureStore {
  /** Writes all sizes; storing the same name again changes nothing. */
  put: (hash: string, files: PictureFiles) => Promise<void>
  /** Null for an unknown picture. */
  get: (hash: string, size: PictureSize) => Promise<Uint8Array | null>
  /** Removes all sizes. Not an error for an unknown picture. */
  remove: (hash: string) => Promise<void>
}
